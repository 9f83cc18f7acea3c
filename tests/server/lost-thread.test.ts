import { Worker } from 'node:worker_threads';
import { afterEach, expect, it, vi } from 'vitest';
import { golden, startServer, type TestServer } from './start-server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.stop();
});

it('a thread that ends is replaced, and what it computed is answered with 503', async () => {
  const workers = new Set<Worker>();
  const post = Worker.prototype.postMessage;
  vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, ...args) {
    workers.add(this);
    return post.apply(this, args);
  });
  server = await startServer([golden('lm-gru-jamo')]);
  const long = { texts: Array.from({ length: 200 }, () => '영화'.repeat(400)) };
  const inFlight = server.post('/v1/models/lm-gru-jamo/predict', long);
  await server.waitForInFlight(1);
  for (const worker of workers) await worker.terminate();
  const answer = await inFlight;
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await answer.json()).toMatchObject({ code: 'server/lost' });
  expect(server.log).toContainEqual(expect.objectContaining({ event: 'thread-lost' }));
  const { post: ask } = server;
  await expect
    .poll(async () => (await ask('/v1/models/lm-gru-jamo/predict', { texts: ['영화'] })).status)
    .toBe(200);
});
