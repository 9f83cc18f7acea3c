import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSchema, type CallName, MODEL_CALLS } from '../../src/models/index.ts';
import { runCommand } from '../cli/run-command.ts';
import { findMismatch } from '../support/find-mismatch.ts';
import { makeSmallModels, type SmallModels } from './small-models.ts';
import { startServer, type TestServer } from './start-server.ts';

let folder = '';
let models: SmallModels;
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'malmoi-routes-'));
  models = await makeSmallModels(folder);
  server = await startServer(models.paths);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** What is asked of a call, and the command that prints the same, a line for each input. */
interface Case {
  readonly model: string;
  readonly request: () => object;
  readonly command: readonly string[];
}

const texts = ['영화', 'good story'];
const CASES: { readonly [Name in CallName]: Case } = {
  predict: {
    model: 'classifier-multinomial',
    request: () => ({ texts }),
    command: ['predict', '--texts', ...texts],
  },
  predictRows: {
    model: 'table',
    request: () => ({ rows: [{ x: 1 }, { x: 4 }] }),
    command: ['predict', '--texts', '{"x": 1}', '{"x": 4}'],
  },
  explain: {
    model: 'classifier-multinomial',
    request: () => ({ texts }),
    command: ['explain', '--texts', ...texts],
  },
  explainRows: {
    model: 'table',
    request: () => ({ rows: [{ x: 1 }, { x: 4 }] }),
    command: ['explain', '--texts', '{"x": 1}', '{"x": 4}'],
  },
  tag: {
    model: 'tagger',
    request: () => ({ texts: ['영화가'], top: 2 }),
    command: ['tag', '--top', '2'],
  },
  analyze: {
    model: 'morphology',
    request: () => ({ texts, nBest: 2 }),
    command: ['morphs', '--nbest', '2', '--texts', ...texts],
  },
  space: { model: 'morphology', request: () => ({ texts: ['영화가영화가'] }), command: [] },
  translate: {
    model: 'translator',
    request: () => ({ texts: ['one', 'two'], nbest: 2, beam: 3 }),
    command: ['translate', '--nbest', '2', '--beam', '3'],
  },
  explainTranslation: {
    model: 'translator',
    request: () => ({ texts: ['one', 'two'] }),
    command: ['explain', '--texts', 'one', 'two'],
  },
  generate: {
    model: 'lm-gru-jamo',
    request: () => ({ prompts: ['영화', '영화'], length: 8, temperature: 0.7, seed: 3 }),
    command: [
      ...['generate', '--prompt', '영화', '--samples', '2', '--length', '8'],
      ...['--temperature', '0.7', '--seed', '3'],
    ],
  },
  similar: {
    model: 'vectors',
    request: () => ({ words: [['good', 'bad']], topn: 3 }),
    command: ['similar', '--topn', '3', 'good', 'bad'],
  },
  analogy: {
    model: 'vectors',
    request: () => ({ formulas: ['good - bad + film'], method: 'multiply' }),
    command: ['analogy', '--method', 'multiply', 'good - bad + film'],
  },
  oddOneOut: {
    model: 'vectors',
    request: () => ({ groups: [['good', 'bad', 'film']] }),
    command: ['odd-one-out', 'good', 'bad', 'film'],
  },
  caption: { model: 'captioner', request: () => ({ pictures: [models.picture] }), command: [] },
};

/** Runs the command with the model before its words, and returns the lines without what only a command has. */
async function printed({ model, command }: Case): Promise<object[]> {
  const [name = '', ...rest] = command;
  const path = models.paths.find((one) => one.endsWith(`${model}.malmoi`)) ?? '';
  const asked = name === 'translate' ? 'one\ntwo\n' : '영화가\n';
  const { code, stdout, stderr } = await runCommand([name, path, ...rest, '--json'], asked);
  expect([code, stderr]).toEqual([0, '']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const { version: _, file: __, line: ___, ...result } = JSON.parse(line);
      return result;
    });
}

describe.each(Object.keys(CASES) as CallName[])('%s', (name) => {
  const { model, request, command } = CASES[name];
  const { route, result } = MODEL_CALLS[name];
  const path = `/v1/models/${model}/${route}`;

  it('answers of its shape, and as the command does', async () => {
    const response = await server.post(path, request());
    expect(response.headers.get('content-type')).toBe('application/json');
    const answer = (await response.json()) as { results: object[] };
    expect(response.status, JSON.stringify(answer)).toBe(200);
    expect(findMismatch(answerSchema(result), answer)).toBeUndefined();
    const inputs = Object.values(request())[0] as unknown[];
    expect(answer.results).toHaveLength(inputs.length);
    if (command.length > 0) expect(answer.results).toEqual(await printed(CASES[name]));
  });

  it('streams the same results', async () => {
    const whole = (await (await server.post(path, request())).json()) as { results: object[] };
    const response = await server.post(path, request(), { Accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = parseEvents(await response.text());
    expect(events.at(-1)).toEqual({ event: 'done', data: { version: 1 } });
    const results = events.flatMap(({ event, data }) => (event === 'result' ? [data.result] : []));
    expect(results).toEqual(whole.results);
  });

  it('is offered by the model', async () => {
    const response = await fetch(`${server.url}/v1/models/${model}`);
    expect(await response.json()).toMatchObject({ routes: expect.arrayContaining([route]) });
  });
});

/** Reads server-sent events. */
function parseEvents(text: string): { event: string; data: Record<string, unknown> }[] {
  return text
    .trim()
    .split('\n\n')
    .map((block) => {
      const lines = block.split('\n').map((line) => line.split(/: ?(.*)/s, 2));
      const fields = Object.fromEntries(lines) as Record<string, string>;
      return { event: fields.event!, data: JSON.parse(fields.data!) };
    });
}

describe('translations that are drawn by chance', () => {
  it('are the same alone, beside others, and as a stream', async () => {
    const path = '/v1/models/translator/translate';
    const texts = Array.from({ length: 40 }, (_, i) => ['one', 'two', 'three'][i % 3]);
    const request = { texts, sample: true, seed: 5 };
    const ask = async (): Promise<unknown> => (await server.post(path, request)).json();
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toEqual(first);
    const stream = await server.post(path, request, { Accept: 'text/event-stream' });
    const events = parseEvents(await stream.text());
    const results = events.flatMap(({ event, data }) => (event === 'result' ? [data.result] : []));
    expect({ version: 1, results }).toEqual(first);
  });
});

describe('calls that wait for one model', () => {
  it('are answered as each alone is, also where one of them fails', async () => {
    const path = '/v1/models/translator/translate';
    const long = 'a'.repeat(2000);
    const asked = [['one'], ['two', 'three'], [long], ['one', 'one'], ['three']];
    const alone: unknown[] = [];
    for (const texts of asked) alone.push(await (await server.post(path, { texts })).json());
    const together = asked.map(async (texts) => (await server.post(path, { texts })).json());
    expect(await Promise.all(together)).toEqual(alone);
    expect(alone[2]).toMatchObject({ code: 'translator/long-source' });
  });
});

describe('a stream', () => {
  const path = '/v1/models/lm-gru-jamo/generate';

  it('has the pieces of a text as they are written', async () => {
    const request = { prompts: ['영화'], length: 30, stream: true };
    const events = parseEvents(await (await server.post(path, request)).text());
    const pieces = events.filter(({ event }) => event === 'piece').map(({ data }) => data.text);
    const result = events.find(({ event }) => event === 'result')?.data.result;
    expect(pieces.length).toBeGreaterThan(5);
    expect(result).toMatchObject({ text: pieces.join('') });
  });

  it('ends with an error where it fails', async () => {
    const request = { prompts: [''], stream: true };
    const response = await server.post(path, request, { 'Accept-Language': 'ko' });
    const [event] = parseEvents(await response.text());
    expect(event).toMatchObject({ event: 'error', data: { code: 'language-model/empty-prompt' } });
    expect(event?.data.error).toMatch(/프롬프트/);
  });

  it('is no longer computed once its reader has left', async () => {
    const leaving = new AbortController();
    const response = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ prompts: ['영화'], length: 20_000, stream: true }),
      signal: leaving.signal,
    });
    const reader = response.body!.getReader();
    await reader.read();
    const before = await pieces();
    leaving.abort();
    await reader.closed.catch(() => undefined);
    let last = -1;
    let now = await pieces();
    // Until no more come.
    while (now !== last) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      last = now;
      now = await pieces();
    }
    expect(before).toBeGreaterThan(0);
    expect(now).toBeLessThan(15_000);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('malmoi_requests_in_flight 0');
  });

  /** How many pieces the server has streamed. */
  async function pieces(): Promise<number> {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^malmoi_pieces_total\{.*\} (\d+)$/m.exec(text)?.[1] ?? 0);
  }

  it('refuses more units than a request may have', async () => {
    const response = await server.post(path, { prompts: ['a', 'b'], length: 10_001 });
    expect([response.status, await response.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'server/many-units' }),
    ]);
  });
});

describe('what one model alone takes', () => {
  it('is refused of another with what it can', async () => {
    const response = await server.post('/v1/models/tagger/explain', { texts: ['a'], layer: 1 });
    expect([response.status, await response.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'server/unknown-field' }),
    ]);
    const picture = await server.post('/v1/models/captioner/caption', { pictures: ['?'] });
    expect([picture.status, await picture.json()]).toEqual([
      422,
      {
        version: 1,
        error: 'pictures[0]: this is not a PNG file in base64',
        code: 'models/not-base64',
      },
    ]);
  });
});
