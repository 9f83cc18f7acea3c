import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogEntry } from '../../src/server/log.ts';
import { golden, startServer, type TestServer } from './start-server.ts';

let folder = '';
let server: TestServer;
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'malmoi-folder-'));
  await mkdir(at('other'));
  await copyFile(golden('classifier-multinomial'), at('first.malmoi'));
  await copyFile(golden('classifier-bernoulli'), at('other/second.malmoi'));
  // One file is named twice: it is served once.
  const places = [folder, at('other'), at('first.malmoi')];
  server = await startServer(places, { reloadEvery: 0.05 });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Puts a file into the folder at once, as `saveModel` does. */
async function put(source: string, path: string): Promise<void> {
  await copyFile(source, at('copy'));
  await rename(at('copy'), path);
}

/** Waits for an entry of the log, and takes it and those before it out. */
async function heard(event: string): Promise<LogEntry> {
  const find = (): number => server.log.findIndex((entry) => entry.event === event);
  await expect.poll(find).toBeGreaterThanOrEqual(0);
  return server.log.splice(0, find() + 1).at(-1) as LogEntry;
}

async function served(): Promise<string[]> {
  const list = await (await fetch(`${server.url}/v1/models`)).json();
  return list.models.map(({ name }: { name: string }) => name).sort();
}

async function statusOf(name: string): Promise<number> {
  return (await server.post(`/v1/models/${name}/predict`, { texts: ['영화'] })).status;
}

it('a model that appears is served, and one that goes no longer is', async () => {
  expect(await served()).toEqual(['first', 'second']);
  await put(golden('classifier-bernoulli'), at('third.malmoi'));
  expect(await heard('opened')).toMatchObject({ model: 'third', kind: 'naive-bayes-classifier' });
  expect(await statusOf('third')).toBe(200);
  await rm(at('third.malmoi'));
  expect(await heard('removed')).toMatchObject({ model: 'third' });
  expect(await statusOf('third')).toBe(404);
  expect(await served()).toEqual(['first', 'second']);
});

it('what is in flight when its model goes is answered', async () => {
  await put(golden('lm-gru-jamo'), at('writer.malmoi'));
  await heard('opened');
  const request = { prompts: ['영'], length: 3000 };
  const answer = server.post('/v1/models/writer/generate', request);
  await server.waitForInFlight(1);
  await rm(at('writer.malmoi'));
  await heard('removed');
  expect((await answer).status).toBe(200);
});

it('of two of one name the first stays, and the other takes its place once it goes', async () => {
  await put(golden('vectors'), at('second.malmoi'));
  const { reason } = await heard('not-opened');
  expect(reason).toContain('would both be served as "second"');
  expect(await statusOf('second')).toBe(200);
  await rm(at('other/second.malmoi'));
  await heard('removed');
  expect(await heard('opened')).toMatchObject({ model: 'second', kind: 'word-vectors' });
  expect(server.log.filter(({ event }) => event === 'not-opened')).toEqual([]);
});

it('one that cannot be opened is said once, and is served once it is whole', async () => {
  await put(
    new URL('../golden/models-0.1.0/labeled.tsv', import.meta.url).pathname,
    at('x.malmoi'),
  );
  expect(await heard('not-opened')).toMatchObject({ model: 'x', level: 'error' });
  await put(golden('classifier-multinomial'), at('x.malmoi'));
  await heard('opened');
  expect(await statusOf('x')).toBe(200);
  expect(server.log.filter(({ event }) => event === 'not-opened')).toEqual([]);
});
