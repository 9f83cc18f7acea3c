import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModel } from '../../src/models/index.ts';
import { golden, startServer, type TestServer } from './start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(['classifier-multinomial', 'lm-gru-jamo', 'vocabulary'].map(golden), {
    maxBody: 4000,
    maxInputs: 4,
    maxLength: 100,
  });
});
afterAll(() => server.stop());

const predict = '/v1/models/classifier-multinomial/predict';

describe('what is answered', () => {
  it('predicts each text as the library does', async () => {
    const texts = ['영화 배우', 'good story', ''];
    const response = await server.post(predict, { texts });
    expect(response.status).toBe(200);
    const handle = await openModel(golden('classifier-multinomial'));
    expect(await response.json()).toEqual({ version: 1, results: handle.predict(texts) });
  });

  it('explains each text as the library does', async () => {
    const response = await server.post('/v1/models/classifier-multinomial/explain', {
      texts: ['영화 배우'],
    });
    const handle = await openModel(golden('classifier-multinomial'));
    const { results } = (await response.json()) as { results: unknown[] };
    expect(results).toEqual([{ text: '영화 배우', ...handle.explain('영화 배우') }]);
  });

  it('hands options on: the units that a language model expects', async () => {
    const path = '/v1/models/lm-gru-jamo/predict';
    const response = await server.post(path, { texts: ['영화'], top: 2 });
    const { results } = (await response.json()) as { results: { probabilities: object }[] };
    expect(Object.keys(results[0]!.probabilities)).toHaveLength(2);
  });

  it('lists the models with what they can be asked, and describes one', async () => {
    const list = (await (await fetch(`${server.url}/v1/models`)).json()) as { models: object[] };
    expect(list.models).toEqual([
      {
        ...{ name: 'classifier-multinomial', kind: 'naive-bayes-classifier' },
        ...{ routes: ['predict', 'explain'], loaded: expect.any(String) },
      },
      expect.objectContaining({ name: 'lm-gru-jamo', routes: ['predict', 'generate'] }),
      expect.objectContaining({ name: 'vocabulary', routes: [] }),
    ]);
    const one = await fetch(`${server.url}/v1/models/lm-gru-jamo`);
    expect(await one.json()).toMatchObject({
      ...{ version: 1, name: 'lm-gru-jamo', fileKind: 'language-model' },
      details: { units: 'jamo', cell: 'gru' },
    });
  });

  it('says that it is well, and counts', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const response = await fetch(server.url + path);
      expect([response.status, await response.json()]).toEqual([200, { version: 1, state: 'ok' }]);
    }
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toMatch(/^malmoi_requests_total\{route="predict",status="200"\} \d+$/m);
    expect(text).toMatch(
      /^malmoi_inputs_total\{model="classifier-multinomial",route="predict"\} 3$/m,
    );
    expect(text).toMatch(/^malmoi_request_seconds_bucket\{route="predict",le="\+Inf"\} \d+$/m);
    expect(text).toMatch(/^malmoi_models 3$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
  });
});

/** A request that is refused: what it is, the status, and the code of the sentence. */
type Case = readonly [name: string, ask: () => Promise<Response>, status: number, code: string];

const refused: readonly Case[] = [
  ['another path', () => fetch(`${server.url}/other`), 404, 'server/no-such-path'],
  ['another method', () => fetch(server.url + predict), 405, 'server/other-method'],
  ['an unknown model', () => server.post('/v1/models/x/predict', {}), 404, 'server/no-such-model'],
  [
    'a path upwards',
    () => server.post('/v1/models/..%2f..%2fetc/predict', {}),
    404,
    'server/no-such-model',
  ],
  [
    'an unknown route',
    () => server.post('/v1/models/vocabulary/sing', {}),
    404,
    'server/no-such-route',
  ],
  [
    'what a model cannot',
    () => server.post('/v1/models/lm-gru-jamo/tag', { texts: ['a'] }),
    422,
    'models/cannot',
  ],
  [
    'no JSON by its type',
    () => server.post(predict, { texts: ['a'] }, { 'Content-Type': 'text/plain' }),
    415,
    'server/not-json-type',
  ],
  [
    'a packed body',
    () => server.post(predict, { texts: ['a'] }, { 'Content-Encoding': 'gzip' }),
    415,
    'server/packed-body',
  ],
  ['broken JSON', () => server.post(predict, '{"texts": ["a"'), 400, 'server/not-json'],
  ['no object', () => server.post(predict, '[]'), 422, 'server/no-inputs'],
  ['null', () => server.post(predict, 'null'), 422, 'server/no-inputs'],
  ['no texts', () => server.post(predict, { text: 'a' }), 422, 'server/no-inputs'],
  ['an empty list', () => server.post(predict, { texts: [] }), 422, 'server/wrong-field'],
  ['a number for a text', () => server.post(predict, { texts: [1] }), 422, 'server/wrong-field'],
  [
    'an unknown name',
    () => server.post(predict, { texts: [''], x: 1 }),
    422,
    'server/unknown-field',
  ],
  [
    'an option out of range',
    () => server.post(predict, { texts: [''], top: 0 }),
    422,
    'server/wrong-field',
  ],
  [
    'too many texts',
    () => server.post(predict, { texts: Array(5).fill('a') }),
    422,
    'server/many-inputs',
  ],
  [
    'a long text',
    () => server.post(predict, { texts: ['a'.repeat(101)] }),
    422,
    'server/long-input',
  ],
  [
    'a large body',
    () => server.post(predict, { texts: ['a'.repeat(5000)] }),
    413,
    'server/large-body',
  ],
];

describe('what is refused', () => {
  it.each(refused)('%s', async (_, ask, status, code) => {
    const response = await ask();
    const body = (await response.json()) as { error: string };
    expect([response.status, body]).toEqual([
      status,
      { version: 1, error: expect.any(String), code },
    ]);
    expect(body.error).not.toContain('/work');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('says why in Korean to who reads Korean', async () => {
    const ask = async (language: string): Promise<string> => {
      const body = { texts: [1] };
      const response = await server.post(predict, body, { 'Accept-Language': language });
      return ((await response.json()) as { error: string }).error;
    };
    expect(await ask('ko-KR,ko;q=0.9,en;q=0.8')).toBe('texts[0]은 문자열이어야 합니다.');
    expect(await ask('fr, en;q=0.5, ko;q=0.3')).toBe('texts[0] must be a string.');
    expect(await ask('*')).toBe('texts[0] must be a string.');
  });

  it('what is no UTF-8', async () => {
    const response = await fetch(server.url + predict, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      { version: 1, error: 'The request is not UTF-8.', code: 'server/not-utf8' },
    ]);
  });

  it('a body that grows past its limit, without its length', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('"'.repeat(1000))),
    });
    const response = await fetch(server.url + predict, {
      ...{ method: 'POST', body, duplex: 'half' },
      headers: { 'Content-Type': 'application/json' },
    } as RequestInit).catch(() => undefined);
    // The connection is closed: the answer may not reach a client that still sends.
    if (response !== undefined) expect(response.status).toBe(413);
  });

  it('requests to another name, as a page of another site sends them', async () => {
    const ask = (host: string): Promise<number | undefined> =>
      new Promise((resolve) => {
        const asked = request(`${server.url}/healthz`, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        asked.end();
      });
    expect(await ask('evil.example')).toBe(403);
    expect(await ask('127.0.0.1.evil.example')).toBe(403);
    expect(await ask('localhost:1234')).toBe(200);
    expect(await ask('[::1]:80')).toBe(200);
  });

  it('nobody of another site by CORS', async () => {
    const response = await server.post(
      predict,
      { texts: ['a'] },
      { Origin: 'https://evil.example' },
    );
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('tokens', () => {
  it('are asked for, and checked', async () => {
    const tokens = ['first-token', 'second-token'];
    const guarded = await startServer([golden('classifier-multinomial')], { tokens });
    try {
      const ask = async (authorization?: string): Promise<number> =>
        (await guarded.post(predict, { texts: ['a'] }, authorization ? { authorization } : {}))
          .status;
      expect(await ask()).toBe(401);
      expect(await ask('Bearer other-token')).toBe(401);
      expect(await ask('Basic first-token')).toBe(401);
      expect(await ask('Bearer first-token')).toBe(200);
      expect(await ask('bearer  second-token ')).toBe(200);
      expect((await fetch(`${guarded.url}/metrics`)).status).toBe(401);
      expect((await fetch(`${guarded.url}/v1/models`)).status).toBe(401);
      expect((await fetch(`${guarded.url}/healthz`)).status).toBe(200);
      expect(JSON.stringify(guarded.log)).not.toMatch(/first-token|second-token/);
    } finally {
      await guarded.stop();
    }
  });
});

describe('CORS', () => {
  it('lets named sites ask, and no others', async () => {
    const named = await startServer([golden('vocabulary')], {
      corsOrigins: ['https://good.example'],
    });
    try {
      const preflight = (origin: string): Promise<Response> =>
        fetch(`${named.url}/v1/models/vocabulary/predict`, {
          method: 'OPTIONS',
          headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
        });
      const good = await preflight('https://good.example');
      expect(good.status).toBe(204);
      expect(good.headers.get('access-control-allow-origin')).toBe('https://good.example');
      const evil = await preflight('https://evil.example');
      expect(evil.headers.get('access-control-allow-origin')).toBeNull();
    } finally {
      await named.stop();
    }
  });
});

describe('a model with a name of several words in Korean', () => {
  it('is found by it, however it is composed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'malmoi-serve-'));
    await copyFile(golden('classifier-multinomial'), join(folder, '영화 평.malmoi'));
    const named = await startServer([folder]);
    try {
      for (const form of ['NFC', 'NFD']) {
        const name = encodeURIComponent('영화 평'.normalize(form));
        const response = await named.post(`/v1/models/${name}/predict`, { texts: ['영화'] });
        expect(response.status).toBe(200);
      }
    } finally {
      await named.stop();
      await rm(folder, { recursive: true });
    }
  });
});

describe('starting', () => {
  it('refuses two models of one name, a folder without any, and a file that is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'malmoi-serve-'));
    try {
      await expect(startServer([folder])).rejects.toThrow(/there is no model \(\*\.malmoi\)/);
      const copy = join(folder, 'vocabulary.malmoi');
      await copyFile(golden('vocabulary'), copy);
      await expect(startServer([golden('vocabulary'), folder])).rejects.toThrow(
        'would both be served as "vocabulary"',
      );
      await copyFile(new URL('../golden/models-0.1.0/labeled.tsv', import.meta.url), copy);
      await expect(startServer([folder])).rejects.toThrow(copy);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the log', () => {
  it('has a line for each request, without its texts unless asked', async () => {
    expect(server.log).toContainEqual(
      expect.objectContaining({
        ...{ event: 'request', route: 'predict', model: 'classifier-multinomial' },
        ...{ status: 200, inputs: 3, method: 'POST' },
      }),
    );
    expect(JSON.stringify(server.log)).not.toContain('배우');
  });
});
