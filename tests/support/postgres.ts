import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { runShell } from './run-shell.ts';

/** A PostgreSQL of this machine, run in a folder of its own for a test. */
export interface TemporaryPostgres {
  /** Runs the shell's commands as a user of the database would; returns what they print. */
  run(command: string): string;
  stop(): Promise<void>;
}

/** Returns the folder of PostgreSQL's programs on this machine; undefined where it has none. */
export function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  try {
    return readdirSync(root)
      .map((version) => join(root, version, 'bin'))
      .findLast((folder) => readdirSync(folder).includes('initdb'));
  } catch {
    return undefined;
  }
}

/** Starts PostgreSQL on a socket in a folder, which it leaves to the caller. */
export async function startPostgres(bin: string, folder: string): Promise<TemporaryPostgres> {
  const data = join(folder, 'data');
  mkdirSync(data);
  // PostgreSQL refuses to run as the superuser.
  const user = process.getuid?.() === 0 ? { uid: userId('-u'), gid: userId('-g') } : {};
  if (user.uid !== undefined) {
    for (const one of [folder, data]) chownSync(one, user.uid, user.gid);
  }
  const cluster = ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C'];
  execFileSync(join(bin, 'initdb'), [...cluster, '--no-sync'], { ...user, stdio: 'pipe' });
  const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-k', folder];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings], {
    ...{ ...user, cwd: folder, stdio: 'ignore' },
  });
  const ended = once(server, 'exit');
  const env = { PGHOST: folder, PGUSER: 'postgres', PGDATABASE: 'postgres' };
  const run = (command: string): string => runShell(command, folder, env);
  const stop = async (): Promise<void> => {
    server.kill('SIGINT');
    await ended;
  };
  for (let tries = 0; ; tries++) {
    try {
      run('psql -c "SELECT 1"');
      return { run, stop };
    } catch (error) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL ended: ${server.exitCode}`);
      if (tries < 150) await setTimeout(200);
      else {
        await stop();
        throw error;
      }
    }
  }
}

function userId(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}
