import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InterruptedError } from '../../src/base/errors.ts';
import { MODELS_SERVED } from '../../src/models/json/serving.ts';
import { createJsonLog } from '../../src/server/log.ts';
import { serveModels } from '../../src/server/serve-models.ts';
import { runCommand } from '../cli/run-command.ts';
import { findMismatch } from '../support/find-mismatch.ts';
import { golden } from './start-server.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'malmoi-serve-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly line: string;
  /** What it has written to standard error. */
  readonly log: () => string;
}

/** Starts `malmoi serve`, and waits until it serves. */
async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--json', ...args], {
    env: { ...process.env, ...env },
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  let line = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    line += chunk;
    if (line.endsWith('\n')) break;
  }
  if (line === '') throw new Error(log);
  return { child, url: JSON.parse(line).url, line, log: () => log };
}

/** Sends a signal, and returns how the process ended. */
async function stop(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  return code;
}

describe('malmoi serve', () => {
  it('prints where it is, logs requests, and ends cleanly when it is told to', async () => {
    const { child, url, line, log } = await start([golden('classifier-multinomial')]);
    expect(findMismatch(MODELS_SERVED, JSON.parse(line))).toBeUndefined();
    const response = await fetch(`${url}/v1/models/classifier-multinomial/predict`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"texts": ["영화"]}',
    });
    expect(response.status).toBe(200);
    await response.text();
    expect(await stop(child)).toBe(0);
    const entries = log()
      .trim()
      .split('\n')
      .map((entry) => JSON.parse(entry));
    expect(entries).toEqual([expect.objectContaining({ event: 'request', status: 200 })]);
    expect(log()).not.toContain('영화');
  });

  it('reads tokens of a file and of the environment, and logs texts where asked', async () => {
    const file = join(folder, 'tokens.txt');
    await writeFile(file, 'token-of-the-file\n');
    const env = { MALMOI_TOKENS: 'token-of-the-environment' };
    const model = golden('classifier-multinomial');
    const { child, url, log } = await start(['--tokens-file', file, '--log-texts', model], env);
    const statuses: number[] = [];
    for (const token of ['token-of-the-file', 'token-of-the-environment', 'token-of-no-one']) {
      const response = await fetch(`${url}/v1/models/classifier-multinomial/predict`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: '{"texts": ["영화"]}',
      });
      statuses.push(response.status);
    }
    expect(await stop(child, 'SIGINT')).toBe(0);
    expect(statuses).toEqual([200, 200, 401]);
    expect(log()).toContain('"request":{"texts":["영화"]}');
  });

  it('serves again on its port after it was killed', async () => {
    const model = golden('classifier-multinomial');
    const first = await start([model]);
    const { port } = new URL(first.url);
    expect(await stop(first.child, 'SIGKILL')).toBeNull();
    const second = await start(['--port', port, model]);
    expect(second.url).toBe(first.url);
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
    expect(await stop(second.child)).toBe(0);
  });

  it('refuses weak tokens, a port that is none, and what is no model', async () => {
    const file = join(folder, 'weak.txt');
    await writeFile(file, 'short\n');
    const weak = await runCommand(['serve', '--tokens-file', file]);
    expect([weak.code, weak.stderr]).toEqual([
      1,
      `malmoi: ${file}: a token has 8 characters or more, of ASCII and without spaces; write one a line\n`,
    ]);
    expect((await runCommand(['serve', '--port', '70000'])).code).toBe(2);
    const none = await runCommand(['serve', join(folder, 'none.malmoi')]);
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('none.malmoi')]);
  });

  it('goes on serving when its log cannot be written', async () => {
    const child = spawn(
      'sh',
      ['-c', `exec "$@" 2>/dev/full`, 'sh', process.execPath, MAIN].concat([
        'serve',
        '--port',
        '0',
        '--json',
        '--workers',
        '1',
        golden('vectors'),
      ]),
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = await once(child.stdout ?? child, 'data');
    const { url } = JSON.parse(String(line));
    for (let i = 0; i < 3; i++) {
      const response = await fetch(`${url}/healthz`);
      expect([response.status, await response.json()]).toMatchObject([200, { state: 'ok' }]);
    }
    expect(await stop(child)).toBe(0);
  });

  it('names an address that is not its own, and an origin that is none', async () => {
    const model = golden('vectors');
    // Of the addresses for documentation (RFC 5737).
    const host = await runCommand(['serve', model, '--port', '0', '--host', '192.0.2.1']);
    expect([host.code, host.stderr]).toEqual([
      2,
      expect.stringContaining('192.0.2.1 is no address of this machine (EADDRNOTAVAIL)'),
    ]);
    for (const origin of ['*', 'https://example.org/', 'example.org']) {
      const { code, stderr } = await runCommand(['serve', model, '--cors-origin', origin]);
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining(`"${origin}" is not the origin of a site`),
      ]);
    }
  });

  it('ends at once when it is stopped while models are opened', async () => {
    const controller = new AbortController();
    controller.abort();
    const served = serveModels([golden('vectors')], {}, { signal: controller.signal });
    await expect(served).rejects.toThrow(InterruptedError);
  });
});

describe('a log', () => {
  it('leaves entries out while its reader is behind, and says how many', async () => {
    const lines: string[] = [];
    let catchUp = (): void => {};
    const caughtUp = new Promise<void>((resolve) => {
      catchUp = resolve;
    });
    const log = createJsonLog((line) => {
      lines.push(line);
      return lines.length === 2 ? caughtUp : undefined;
    });
    for (const event of ['one', 'two', 'three', 'four']) log({ event });
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(['one', 'two']);
    catchUp();
    await caughtUp;
    await Promise.resolve();
    log({ event: 'five' });
    expect(lines.slice(2).map((line) => JSON.parse(line))).toMatchObject([
      { event: 'log-left-out', level: 'warning', entries: 2 },
      { event: 'five' },
    ]);
  });
});
