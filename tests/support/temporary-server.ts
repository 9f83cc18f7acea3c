import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A database's server of this machine, run in a folder of its own for a test. */
export interface TemporaryServer {
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
export async function startPostgres(bin: string, folder: string): Promise<TemporaryServer> {
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
  const env = { PGHOST: folder, PGUSER: 'postgres', PGDATABASE: 'postgres' };
  return untilReady(server, folder, { env, ready: 'psql -c "SELECT 1"' });
}

/** Whether ClickHouse's server and client are on this machine. */
export function hasClickHouse(): boolean {
  return ['clickhouse-server', 'clickhouse-client'].every(
    (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0,
  );
}

/** Starts ClickHouse on ports of its own, its data in a folder, which it leaves to the caller. */
export async function startClickHouse(folder: string): Promise<TemporaryServer> {
  const [tcp, http] = [await freePort(), await freePort()];
  const config = join(folder, 'config.xml');
  // The name that the root has in every version.
  writeFileSync(
    config,
    `<yandex>
  <logger><level>error</level><console>1</console></logger>
  <listen_host>127.0.0.1</listen_host><tcp_port>${tcp}</tcp_port><http_port>${http}</http_port>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
  <mark_cache_size>1048576</mark_cache_size>
  <users_config>${folder}/users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
</yandex>`,
  );
  writeFileSync(
    join(folder, 'users.xml'),
    `<yandex>
  <profiles><default/></profiles><quotas><default/></quotas>
  <users><default><password/><profile>default</profile><quota>default</quota>
    <networks><ip>127.0.0.1</ip></networks></default></users>
</yandex>`,
  );
  // The client reads this file in the folder where it is called.
  writeFileSync(
    join(folder, 'clickhouse-client.xml'),
    `<config><host>127.0.0.1</host><port>${tcp}</port></config>`,
  );
  const server = spawn('clickhouse-server', [`--config-file=${config}`], {
    ...{ cwd: folder, stdio: 'ignore' },
  });
  return untilReady(server, folder, { env: {}, ready: 'clickhouse-client --query "SELECT 1"' });
}

async function untilReady(
  server: ChildProcess,
  cwd: string,
  { env, ready }: { readonly env: NodeJS.ProcessEnv; readonly ready: string },
): Promise<TemporaryServer> {
  const ended = once(server, 'exit');
  const run = (command: string): string =>
    execFileSync('sh', ['-c', command], {
      ...{ cwd, env: { ...process.env, ...env }, encoding: 'utf8', stdio: 'pipe' },
      maxBuffer: 2 ** 28,
    });
  const stop = async (): Promise<void> => {
    server.kill('SIGQUIT');
    await ended;
  };
  for (let tries = 0; ; tries++) {
    try {
      run(ready);
      return { run, stop };
    } catch (error) {
      if (server.exitCode !== null) throw new Error(`the server ended: ${server.exitCode}`);
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  return address.port;
}
