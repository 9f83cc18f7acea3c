import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, createClient, type RequestOf } from '../../src/client/index.ts';
import { answerSchema, type CallName, MODEL_CALLS } from '../../src/models/index.ts';
import { makeSmallModels } from '../server/small-models.ts';
import { startServer, type TestServer } from '../server/start-server.ts';
import { findMismatch } from '../support/find-mismatch.ts';

let folder = '';
let picture = '';
let server: TestServer;
let client: Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'malmoi-calls-'));
  const models = await makeSmallModels(folder);
  picture = models.picture;
  server = await startServer(models.paths);
  client = createClient(server.url);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const texts = ['영화', 'good story'];
const rows = [{ x: 1 }, { x: 4 }];

/** A model, and what it is asked, for every method of the client. */
const CASES: { readonly [Name in CallName]: readonly [string, () => RequestOf<Name>] } = {
  predict: ['classifier-multinomial', () => ({ texts })],
  predictRows: ['table', () => ({ rows })],
  explain: ['classifier-multinomial', () => ({ texts })],
  explainRows: ['table', () => ({ rows })],
  tag: ['tagger', () => ({ texts, top: 2 })],
  analyze: ['morphology', () => ({ texts, nBest: 2 })],
  space: ['morphology', () => ({ texts })],
  translate: ['translator', () => ({ texts: ['one', 'two'], nbest: 2 })],
  explainTranslation: ['translator', () => ({ texts: ['one'] })],
  generate: ['lm-gru-jamo', () => ({ prompts: ['영화', '배우'], length: 8, seed: 3 })],
  similar: ['vectors', () => ({ words: ['good', ['good', 'bad']], topn: 3 })],
  analogy: ['vectors', () => ({ formulas: ['good - bad + film'] })],
  oddOneOut: ['vectors', () => ({ groups: [['good', 'bad', 'film']] })],
  caption: ['captioner', () => ({ pictures: [picture] })],
};

it.each(Object.keys(CASES) as CallName[])(
  '%s answers each input, whole and in parts',
  async (name) => {
    const { inputs, result } = MODEL_CALLS[name];
    const [model, makeRequest] = CASES[name];
    const request = makeRequest() as never;
    const results = await client[name](model, request);
    expect(results).toHaveLength((request[inputs] as unknown[]).length);
    expect(findMismatch(answerSchema(result), { version: 1, results })).toBeUndefined();
    const parts: unknown[] = [];
    for await (const part of client.stream[name](model, request)) {
      if (part.event === 'result') parts[part.index] = part.result;
    }
    expect(parts).toEqual(results);
  },
);
