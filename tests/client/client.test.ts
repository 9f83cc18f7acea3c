import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClient, ServerError } from '../../src/client/index.ts';
import { ROUTES } from '../../src/client/routes.ts';
import { formatError } from '../../src/messages/index.ts';
import { MODEL_CALLS, openModel } from '../../src/models/index.ts';
import { golden, startServer, type TestServer } from '../server/start-server.ts';
import { type FakeServer, startFakeServer } from './fake-server.ts';

const CLASSIFIER = 'classifier-multinomial';
const texts = ['영화 배우', 'good story'];

it('knows the route of every call', () => {
  expect(ROUTES).toEqual(
    Object.fromEntries(Object.entries(MODEL_CALLS).map(([name, { route }]) => [name, route])),
  );
});

describe('a server of models', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer([golden(CLASSIFIER), golden('lm-gru-jamo')], {
      ...{ tokens: ['secret-1'], maxUnits: 2e6 },
    });
  });
  afterAll(() => server.stop());
  const ask = () => createClient(`${server.url}/`, { token: 'secret-1', language: 'ko' });

  it('answers what the library answers, in the order of the inputs', async () => {
    const handle = await openModel(golden(CLASSIFIER));
    expect(await ask().predict(CLASSIFIER, { texts })).toEqual(handle.predict(texts));
    const [explained] = await ask().explain(CLASSIFIER, { texts: texts.slice(0, 1) });
    expect(explained).toEqual({ text: texts[0], ...handle.explain(texts[0]!) });
    const [next] = await ask().predict('lm-gru-jamo', { texts: ['영화'], top: 2 });
    expect(Object.keys(next!.probabilities)).toHaveLength(2);
  });

  it('writes a text piece by piece, and stops when its reader leaves', async () => {
    const { stream, metrics } = ask();
    const request = { prompts: ['영화'], length: 30, seed: 7 };
    let text = '';
    for await (const part of stream.generate('lm-gru-jamo', request)) {
      if (part.event === 'piece') text += part.text;
      else expect(part.result).toEqual({ prompt: '영화', seed: 7, text });
    }
    const [whole] = await ask().generate('lm-gru-jamo', request);
    expect([whole!.text, text.length > 5]).toEqual([text, true]);
    for await (const part of stream.generate('lm-gru-jamo', { ...request, length: 2e6 })) {
      expect(part.event).toBe('piece');
      break;
    }
    await expect.poll(metrics).toMatch(/^malmoi_requests_in_flight 0$/m);
    const pieces = /^malmoi_pieces_total\{.*\} (\d+)$/m.exec(await metrics())?.[1];
    expect(Number(pieces)).toBeLessThan(1e6);
  });

  it('says which models it has, and how it is', async () => {
    const models = await ask().models();
    expect(models.map(({ name, routes }) => [name, routes])).toEqual([
      [CLASSIFIER, ['predict', 'explain']],
      ['lm-gru-jamo', expect.arrayContaining(['predict'])],
    ]);
    expect((await ask().model('lm-gru-jamo')).fileKind).toBe('language-model');
    expect([await ask().health(), await ask().ready()]).toEqual([
      { version: 1, state: 'ok' },
      { version: 1, state: 'ok' },
    ]);
    expect(await ask().metrics()).toContain('malmoi_models 2\n');
  });

  it('refuses in the language that was asked for, with a code and a status', async () => {
    const error = await ask()
      .predict('없는 모델', { texts })
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ name: 'ServerError', status: 404, code: 'server/no-such-model' });
    expect((error as ServerError).message).toMatch(/없는 모델.*없습니다/u);
    await expect(createClient(server.url).models()).rejects.toMatchObject({
      ...{ status: 401, code: 'server/no-token' },
      message: expect.stringContaining('This server asks for a token'),
    });
    await expect(ask().tag(CLASSIFIER, { texts })).rejects.toMatchObject({ status: 422 });
  });

  it('gives its own sentence where nobody is there, which has a Korean one', async () => {
    const gone = await startFakeServer(() => {});
    await gone.close();
    const error = await createClient(gone.url)
      .health()
      .catch((cause: unknown) => cause as ServerError);
    expect(error).toMatchObject({ status: undefined, code: 'client/unreachable' });
    expect((error as ServerError).message).toContain(`${gone.url} cannot be reached (`);
    expect(formatError(error as ServerError, 'ko')).toContain('연결할 수 없습니다');
  });
});

describe('a server that has no room, or is another program', () => {
  let server: FakeServer;
  afterEach(() => server.close());
  const BUSY = JSON.stringify({ version: 1, error: 'busy', code: 'server/busy' });
  const DONE = JSON.stringify({ version: 1, results: [{ text: 'a b' }] });
  const space = (options = {}) => createClient(server.url, options).space('m', { texts: ['ab'] });

  it.each([429, 503])('is asked again after %d, with the same request', async (status) => {
    server = await startFakeServer((response, number) =>
      number < 2
        ? response.writeHead(status, { 'Retry-After': '0' }).end(BUSY)
        : response.end(DONE),
    );
    const began = performance.now();
    expect(await space({ token: 'secret-1' })).toEqual([{ text: 'a b' }]);
    // A quarter of a second, then half of one.
    expect(performance.now() - began).toBeGreaterThan(740);
    expect(server.requests.map(({ method, url, headers }) => [method, url, headers])).toEqual(
      Array(3).fill([
        'POST',
        '/v1/models/m/space',
        expect.objectContaining({ authorization: 'Bearer secret-1', 'content-length': '16' }),
      ]),
    );
  });

  it('is asked as often as one says, and then its refusal is thrown', async () => {
    server = await startFakeServer((response) => response.writeHead(503).end(BUSY));
    await expect(space({ retries: 1 })).rejects.toMatchObject({ message: 'busy', status: 503 });
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['a wait that is too long', { 'Retry-After': '31' }, 'server/busy'],
    [
      'a date that is far off',
      { 'Retry-After': new Date(Date.now() + 60_000).toUTCString() },
      'server/busy',
    ],
    ['a request that takes too long', {}, 'server/too-slow'],
  ])('is not asked again: %s', async (_, headers, code) => {
    server = await startFakeServer((response) =>
      response.writeHead(503, headers).end(JSON.stringify({ version: 1, error: 'no', code })),
    );
    await expect(space()).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  it('is waited for no longer than the signal says', async () => {
    server = await startFakeServer((response) =>
      response.writeHead(503, { 'Retry-After': '20' }).end(BUSY),
    );
    const signal = AbortSignal.timeout(100);
    const began = performance.now();
    const asked = createClient(server.url).space('m', { texts: ['ab'] }, { signal });
    await expect(asked).rejects.toMatchObject({
      ...{ name: 'InterruptedError', code: 'client/interrupted' },
      cause: expect.objectContaining({ name: 'TimeoutError' }),
    });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it.each([
    ['a page', (response) => response.end('<html>')],
    ['JSON of another program', (response) => response.end('{"results":1}')],
    ['nothing', (response) => response.end('null')],
    ['the error page of a proxy', (response) => response.writeHead(502).end('<h1>Bad</h1>')],
  ] as [string, Parameters<typeof startFakeServer>[0]][])('answers %s', async (_, answer) => {
    server = await startFakeServer(answer);
    await expect(space()).rejects.toMatchObject({ code: 'client/no-answer' });
  });

  it('refuses wrong options', () => {
    expect(() => createClient('http://x', { retries: -1 })).toThrow('retries');
    expect(() => createClient('http://x', { tokens: 'a' } as object)).toThrow('tokens');
  });
});
