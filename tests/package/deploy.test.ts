// What the Dockerfile and the systemd unit start, started here: with their arguments, and paths of this machine.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(root, 'examples/deploy', name), 'utf8');
const main = join(root, 'dist/cli/main.js');

let folder = '';
let port = 0;
let running: ChildProcess | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-deploy-'));
  mkdirSync(join(folder, 'models'));
  const model = 'classifier-multinomial.malmoi';
  copyFileSync(join(root, 'tests/golden/models-0.1.0', model), join(folder, 'models', model));
  writeFileSync(join(folder, 'tokens'), 'secret-1\n', { mode: 0o400 });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  server.close();
});
afterEach(async () => {
  if (running === undefined || running.exitCode !== null) return;
  running.kill('SIGKILL');
  await once(running, 'exit');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a program, and waits until it says where it serves. */
async function start([program = '', ...args]: readonly string[]): Promise<ChildProcess> {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  running = child;
  let told = '';
  for await (const chunk of child.stdout) {
    told += chunk;
    if (told.includes('http://')) return child;
  }
  throw new Error(`it ended: ${told}`);
}

async function stopGently(child: ChildProcess): Promise<unknown[]> {
  child.kill('SIGTERM');
  return once(child, 'exit');
}

it('the image starts a server that its health check finds well, and SIGTERM ends it', async () => {
  const dockerfile = read('Dockerfile');
  const words = (instruction: string): string[] => {
    const [, list = '[]'] =
      new RegExp(`^${instruction}.*?(?:\\\\\\n)?.*?(\\[.*\\])$`, 'm').exec(dockerfile) ?? [];
    const here = { '/nodejs/bin/node': process.execPath, '/models': join(folder, 'models') };
    return (JSON.parse(list) as string[]).map(
      (word) =>
        Object.entries(here).find(([there]) => there === word)?.[1] ??
        word.replace('/app/node_modules/malmoi', root).replace('8080', String(port)),
    );
  };
  const check = (): unknown => {
    const [program = '', ...args] = words('HEALTHCHECK');
    return execFileSync(program, args, { stdio: 'ignore' });
  };
  expect(check).toThrow();
  const child = await start([...words('ENTRYPOINT'), ...words('CMD')]);
  check();
  const list = await (await fetch(`http://127.0.0.1:${port}/v1/models`)).json();
  expect(list).toMatchObject({ models: [{ name: 'classifier-multinomial' }] });
  expect(await stopGently(child)).toEqual([0, null]);
});

it('the image is of the package alone, and its user has no rights', () => {
  const lines = read('Dockerfile').replace(/\\\n/g, '').split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')));
  expect(last[0]).toMatch(/:nonroot$/);
  // Without a shell, instructions are lists of words.
  expect(last.filter((line) => /^(RUN|ADD)/.test(line))).toEqual([]);
  expect(last.filter((line) => line.startsWith('COPY'))).toEqual([
    'COPY --from=package /app/node_modules ./node_modules',
  ]);
});

it('the unit starts a server on the loopback that asks for a token, and SIGTERM ends it', async () => {
  const [, command = ''] = /^ExecStart=(.*)$/m.exec(read('malmoi.service')) ?? [];
  const words = command
    .replace('/usr/bin/node', process.execPath)
    .replace('/opt/malmoi/node_modules/malmoi/dist/cli/main.js', main)
    .replace('/srv/malmoi/models', join(folder, 'models'))
    .replace('%d/tokens', join(folder, 'tokens'))
    .replace('8080', String(port));
  const child = await start(words.split(' '));
  const ask = (headers = {}) => fetch(`http://127.0.0.1:${port}/v1/models`, { headers });
  expect((await ask()).status).toBe(401);
  expect((await ask({ Authorization: 'Bearer secret-1' })).status).toBe(200);
  expect(await stopGently(child)).toEqual([0, null]);
});
