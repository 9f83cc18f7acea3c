// Training in a browser's worker from a File: the bytes of Node, paused, resumed and stopped in the middle.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ModelBytes } from '../../src/models/index.ts';
import { launchChromium } from './chromium.ts';
import { type SourceServer, serveSource } from './source-server.ts';
import { ask, hashOf, TRAINED_KINDS, type TrainedKind, train } from './trainings.ts';

const sentences = Array.from({ length: 120 }, (_, i) =>
  i % 2 === 0 ? '왕 은 성 을 오래 다스렸다' : `the queen rules castle ${i % 7} wisely`,
);
const table = `text\tlabel\n${sentences.map((text, i) => `${text}\t${i % 2 ? 'en' : 'ko'}`).join('\n')}\n`;
const content = (kind: TrainedKind): string =>
  kind === 'classifier' ? table : `${sentences.join('\n')}\n`;
/** So many passes that a message from the page arrives in the middle: of the vectors, a pass takes a millisecond. */
const EPOCHS = { classifier: 3, word2vec: 400, glove: 400, 'language-model': 3 };
const ENDLESS = 20_000;
const QUESTION = { classifier: '왕 은 성', word2vec: '왕', glove: '왕', 'language-model': '왕 ' };

/** What the page's helper `run` gives back; numbers of bytes travel as arrays. */
interface Outcome {
  readonly event: 'trained' | 'stopped' | 'answer';
  readonly hash?: string;
  readonly bytes?: number[];
  readonly checkpoint?: number[];
  readonly name?: string;
  readonly answer?: string;
  readonly roundsWhilePaused?: number;
}

/** Runs in the page: starts the worker, hands it a file, and does something at a round. */
const RUN = `async ({ kind, text, epochs, workers, checkpoint, at, action, bytes, question }) => {
  const worker = new Worker('/tests/browser/training-worker.ts.bundle.js', { type: 'module' });
  const toArray = (value) => value && Array.from(value);
  try {
    return await new Promise((resolve, reject) => {
      let roundsWhilePaused;
      let pausedAt;
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => {
        if (data.event === 'failed') reject(new Error(data.sentence));
        else if (data.event === 'round' && data.rounds === at) {
          worker.postMessage({ call: action });
          if (action === 'pause') setTimeout(() => {
            roundsWhilePaused = last - pausedAt;
            worker.postMessage({ call: 'go on' });
          }, 150);
        } else if (data.event === 'paused') pausedAt = data.rounds;
        else if (['trained', 'stopped', 'answer'].includes(data.event)) {
          resolve({ ...data, bytes: toArray(data.bytes), checkpoint: toArray(data.checkpoint), roundsWhilePaused });
        }
        if (data.rounds !== undefined) last = data.rounds;
      };
      let last = 0;
      if (bytes) worker.postMessage({ call: 'ask', bytes: new Uint8Array(bytes), text: question });
      else {
        const file = new File([text], kind === 'classifier' ? 'table.tsv' : 'text.txt');
        const order = { kind, file, epochs, workers };
        if (checkpoint) order.checkpoint = new Uint8Array(checkpoint);
        worker.postMessage({ call: 'train', order, waitAt: action === 'pause' ? at : undefined });
      }
    });
  } finally {
    worker.terminate();
  }
}`;

let browser: Browser;
const inNode = new Map<TrainedKind, ModelBytes>();
beforeAll(async () => {
  browser = await launchChromium();
  for (const kind of TRAINED_KINDS) {
    const file = new File([content(kind)], kind === 'classifier' ? 'table.tsv' : 'text.txt');
    inNode.set(kind, await train({ kind, file, epochs: EPOCHS[kind], workers: 1 }));
  }
});
afterAll(() => browser.close());

describe.each([true, false])('in Chromium, cross-origin isolated: %s', (isolated) => {
  let server: SourceServer;
  let page: Page;
  const run = (call: object): Promise<Outcome> =>
    page.evaluate(`(${RUN})(${JSON.stringify(call)})`) as Promise<Outcome>;
  beforeAll(async () => {
    server = await serveSource(isolated);
    page = await browser.newPage();
    await page.goto(server.url);
  });
  afterAll(async () => {
    await page.close();
    server.close();
  });
  const orderOf = (kind: TrainedKind) => ({
    ...{ kind, text: content(kind), epochs: EPOCHS[kind], workers: isolated ? 2 : 1 },
  });
  const hashInNode = (kind: TrainedKind) => hashOf(inNode.get(kind)!);

  test.each(TRAINED_KINDS)(
    '%s trains from a File to the hash of Node, paused or not',
    async (kind) => {
      const hash = await hashInNode(kind);
      expect((await run(orderOf(kind))).hash).toBe(hash);
      const paused = await run({ ...orderOf(kind), at: 2, action: 'pause' });
      expect(paused.hash).toBe(hash);
      expect(paused.roundsWhilePaused).toBeLessThanOrEqual(1);
    },
  );

  test.each(TRAINED_KINDS)('%s is stopped in the middle', async (kind) => {
    const stopped = await run({ ...orderOf(kind), epochs: ENDLESS, at: 2, action: 'abort' });
    expect(stopped).toMatchObject({ event: 'stopped', name: 'InterruptedError' });
  });

  test.each(TRAINED_KINDS.filter((kind) => kind !== 'classifier'))(
    '%s goes on from where it was stopped to the same hash',
    async (kind) => {
      const stopped = await run({ ...orderOf(kind), at: 2, action: 'abort' });
      expect(stopped.event).toBe('stopped');
      const resumed = await run({ ...orderOf(kind), checkpoint: stopped.checkpoint });
      expect(resumed.hash).toBe(await hashInNode(kind));
    },
  );

  test.each(TRAINED_KINDS)('a %s that one side saved opens on the other', async (kind) => {
    const { bytes } = await run(orderOf(kind));
    const question = QUESTION[kind];
    const expected = await ask(inNode.get(kind)!, question);
    expect(await ask(new Uint8Array(bytes!), question)).toBe(expected);
    const there = await run({ bytes: Array.from(inNode.get(kind)!), question });
    expect(there.answer).toBe(expected);
  });
});
