// The lab worker in real Chromium, without any page of the lab: its protocol, and the bits of its training.
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../lab/worker/hash-of.ts';
import type { LanguageModelSpec } from '../../lab/worker/job-looks.ts';
import { createLanguageModelJob } from '../../lab/worker/jobs/language-model.ts';
import { POINT_FIELDS } from '../../lab/worker/protocol.ts';
import { type ServedFolder, serveFolder } from '../../src/cli/lab/serve-folder.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { openLab } from './open-lab.ts';

const lab = openLab();

const SPEC: LanguageModelSpec = {
  text: Array.from(
    { length: 40 },
    (_, i) => `the cat drinks milk ${i % 7}\n고양이가 우유를 마신다`,
  ).join('\n'),
  ...{ units: 'graphemes', cell: 'lstm', hiddenSize: 24, steps: 30, seed: 1 },
};

/** What came of a run in the page. */
interface Outcome {
  readonly ready: { engine: string; threads: number };
  readonly steps: number[];
  readonly framesWithoutCredit: number;
  readonly drawn: number[];
  readonly stopped: boolean;
  readonly step: number;
  readonly hash: string;
  /** From the stop to the end. */
  readonly milliseconds: number;
}

/** Runs in the page: trains, gives credit as told, looks once, and stops after a step where one is named. */
const RUN = `async ({ file, spec, stopAt, hold }) => {
  const worker = new Worker(file, { type: 'module' });
  const steps = [];
  let ready, drawn = [], framesWithoutCredit = 0, stoppedAt, withheld = hold;
  const post = (message) => worker.postMessage(message);
  try {
    return await new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => {
        switch (data.kind) {
          case 'ready':
            ready = { engine: data.engine, threads: data.threads };
            post({ kind: 'start', run: 1, job: 'language-model', spec });
            post({ kind: 'pace', run: 1, until: hold ? 10 : Infinity });
            if (hold) setTimeout(() => {
              framesWithoutCredit = steps.length === 0 ? 0 : frames;
              withheld = false;
              post({ kind: 'credit', run: 1, frames: 1000 });
              post({ kind: 'look', id: 7, run: 1, at: { what: 'draw', step: 10, prompt: 'the ', length: 20, temperature: 1, topK: 0, topP: 1, seed: 1 } });
            }, 1500);
            return;
          case 'frame':
            frames += 1;
            for (let i = 0; i < data.points.length; i += ${POINT_FIELDS}) steps.push(data.points[i]);
            if (!withheld) post({ kind: 'credit', run: 1, frames: 1 });
            if (stopAt !== undefined && data.step >= stopAt && stoppedAt === undefined) {
              stoppedAt = performance.now();
              post({ kind: 'stop', run: 1 });
            }
            return;
          case 'result':
            drawn = [...data.value.ids];
            post({ kind: 'pace', run: 1, until: Infinity });
            return;
          case 'failure':
            return reject(new Error(JSON.stringify(data.error)));
          case 'end':
            return resolve({ ready, steps, framesWithoutCredit, drawn, stopped: data.stopped, step: data.step,
              hash: data.hash, milliseconds: performance.now() - (stoppedAt ?? performance.now()) });
        }
      };
      let frames = 0;
      post({ kind: 'hello' });
    });
  } finally {
    worker.terminate();
  }
}`;

/** The weights' hash after a training in Node. */
async function hashInNode(): Promise<string> {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const job = createLanguageModelJob(engine, SPEC);
    while ((await job.next()) !== undefined);
    return await hashOf(job.finish());
  } finally {
    engine.dispose();
  }
}

describe.each([true, false])('the worker, cross-origin isolated: %s', (isolated) => {
  let server: ServedFolder;
  let page: Page;
  let file: string;
  const run = (call: object): Promise<Outcome> =>
    page.evaluate(`(${RUN})(${JSON.stringify({ file, spec: SPEC, ...call })})`) as Promise<Outcome>;
  beforeAll(async () => {
    server = await serveFolder('lab/dist', { isolated });
    page = await lab.browser().newPage();
    await page.goto(`${server.url}/ko/`);
    const name = readdirSync('lab/dist/assets').find((one) => /^lab-worker-.*\.js$/.test(one));
    file = `/assets/${name}`;
  });
  afterAll(async () => {
    await page?.close();
    server?.close();
  });

  test('trains to the hash of Node, and every point arrives', async () => {
    const { ready, steps, stopped, hash } = await run({});
    expect(ready.engine).toBe('wasm');
    if (!isolated) expect(ready.threads).toBe(1);
    expect(stopped).toBe(false);
    expect(steps).toEqual(Array.from({ length: SPEC.steps }, (_, i) => i + 1));
    expect(hash).toBe(await hashInNode());
  });

  test('holds, sends no frame without credit, and a look changes nothing', async () => {
    const outcome = await run({ hold: true });
    expect(outcome.framesWithoutCredit).toBeLessThanOrEqual(2);
    expect(outcome.drawn).toHaveLength(20);
    expect(outcome.steps).toHaveLength(SPEC.steps);
    expect(outcome.hash).toBe(await hashInNode());
  });

  test('a stop is heard between two steps', async () => {
    const outcome = await run({ stopAt: 3, spec: { ...SPEC, steps: 100_000 } });
    expect(outcome.stopped).toBe(true);
    expect(outcome.step).toBeLessThan(1_000);
  });
});
