import { copyFile, mkdtemp, rename, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { golden, startServer, type TestServer } from './start-server.ts';

let folder = '';
let path = '';
let server: TestServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'malmoi-reload-'));
  path = join(folder, 'model.malmoi');
  await copyFile(golden('classifier-multinomial'), path);
  server = await startServer([path], { reloadEvery: 0.05, workers: 2 });
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Replaces the file at once, as `saveModel` does. */
async function replace(source: string): Promise<void> {
  const copy = join(folder, 'copy');
  await copyFile(source, copy);
  await rename(copy, path);
}

async function heard(event: string): Promise<void> {
  await expect.poll(() => server.log.some((entry) => entry.event === event)).toBe(true);
}

it('serves the old model until the new one is there, and loses no request', async () => {
  const statuses = new Set<number>();
  let going = true;
  const asking = (async () => {
    while (going) {
      const { status } = await server.post('/v1/models/model/predict', { texts: ['영화'] });
      statuses.add(status);
    }
  })();
  await replace(golden('classifier-bernoulli'));
  await heard('reloaded');
  going = false;
  await asking;
  expect([...statuses]).toEqual([200]);
  const answer = await server.post('/v1/models/model/explain', { texts: ['영화'] });
  expect(await answer.json()).toMatchObject({ results: [{ variant: 'bernoulli' }] });
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain(
    'malmoi_reloads_total{result="done"} 1',
  );
});

it('may become a model of another kind', async () => {
  await replace(golden('lm-gru-jamo'));
  await heard('reloaded');
  const answer = await server.post('/v1/models/model/generate', { prompts: ['영'], length: 3 });
  expect(answer.status).toBe(200);
});

it('keeps the old model where the new file is damaged, and says so once', async () => {
  await truncate(path, 100);
  await heard('not-reloaded');
  const answer = await server.post('/v1/models/model/predict', { texts: ['영화'] });
  expect(answer.status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(server.log.filter(({ event }) => event === 'not-reloaded')).toHaveLength(1);
  // A whole one is taken again.
  await replace(golden('classifier-bernoulli'));
  await heard('reloaded');
});

it('stays where the file is gone', async () => {
  await rm(path);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const answer = await server.post('/v1/models/model/predict', { texts: ['영화'] });
  expect(answer.status).toBe(200);
});
