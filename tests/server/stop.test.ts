import { afterEach, expect, it } from 'vitest';
import { golden, startServer, type TestServer } from './start-server.ts';

const path = '/v1/models/lm-gru-jamo/predict';
/** Work of a second: a language model reads one unit after another. */
const long = { texts: Array.from({ length: 200 }, () => '영화'.repeat(400)) };
/** Work of forty seconds, two for each text: a test must end before, and so must not wait for it. */
const endless = { texts: Array.from({ length: 20 }, () => '영화'.repeat(160_000)) };
const BEFORE_ITS_END = { timeout: 20_000 };
const LIMITS = { maxBody: 2 ** 25, maxLength: 2 ** 20 };
const short = { texts: ['영화'] };

let server: TestServer | undefined;
afterEach(() => server?.stop());

it('ends what is in flight, and lets nothing new in', async () => {
  server = await startServer([golden('lm-gru-jamo')], { grace: 60 });
  const inFlight = server.post(path, { texts: long.texts.slice(0, 20) });
  // A connection that stands already, and asks once more.
  expect((await server.post(path, short)).status).toBe(200);
  const stopping = server.stop();
  const late = await server.post(path, short).catch(() => undefined);
  if (late !== undefined) {
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await late.json()).toMatchObject({ code: 'server/closing' });
  }
  expect((await inFlight).status).toBe(200);
  await stopping;
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
});

it('cuts short what takes longer than its grace', BEFORE_ITS_END, async () => {
  server = await startServer([golden('lm-gru-jamo')], { grace: 0.05, ...LIMITS });
  const inFlight = server.post(path, endless).catch(() => undefined);
  await server.waitForInFlight(1);
  await server.stop();
  const answer = await inFlight;
  if (answer !== undefined) {
    expect([answer.status, await answer.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'server/stopped' }),
    ]);
  }
});

it('gives up what takes longer than a request may', async () => {
  server = await startServer([golden('lm-gru-jamo')], { timeout: 0.2 });
  const answer = await server.post(path, long);
  expect([answer.status, await answer.json()]).toEqual([
    503,
    expect.objectContaining({ code: 'server/too-slow' }),
  ]);
});

it('refuses more in flight than it takes, in all and of each', async () => {
  for (const [limits, status, code] of [
    [{ maxInFlight: 1 }, 503, 'server/busy'],
    [{ maxEach: 1 }, 429, 'server/too-many'],
  ] as const) {
    server = await startServer([golden('lm-gru-jamo')], { ...limits, timeout: 2 });
    const first = server.post(path, long);
    await server.waitForInFlight(1);
    const second = await server.post(path, short);
    expect([second.status, second.headers.get('retry-after')]).toEqual([status, '1']);
    expect(await second.json()).toMatchObject({ code });
    await first;
    expect((await server.post(path, short)).status).toBe(200);
    await server.stop();
  }
});

it(
  'answers health while it computes, and does not compute for who has left',
  BEFORE_ITS_END,
  async () => {
    server = await startServer([golden('lm-gru-jamo'), golden('classifier-multinomial')], LIMITS);
    const leaving = new AbortController();
    const gone = fetch(server.url + path, {
      ...{ method: 'POST', signal: leaving.signal, body: JSON.stringify(endless) },
      headers: { 'Content-Type': 'application/json' },
    }).catch(() => 'left');
    await server.waitForInFlight(1);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    // Another model takes its turn in the same thread.
    const other = await server.post('/v1/models/classifier-multinomial/predict', {
      texts: ['영화'],
    });
    expect(other.status).toBe(200);
    leaving.abort();
    expect(await gone).toBe('left');
    expect((await server.post(path, short)).status).toBe(200);
    expect(server.log).toContainEqual(expect.objectContaining({ event: 'request', status: 499 }));
  },
);
