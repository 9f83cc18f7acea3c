// How soon the lab's worker hears a stop. Waiting times say little on a machine that others load: what counts here is the
// work that a stop waits for, as processor time of this process, and what is not begun any more once it has come.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../lab/worker/job.ts';
import { createLanguageModelJob } from '../../lab/worker/jobs/language-model.ts';
import { createWord2VecJob } from '../../lab/worker/jobs/word2vec.ts';
import type { ToPage } from '../../lab/worker/protocol.ts';
import { type RunControl, runJob } from '../../lab/worker/run-job.ts';
import { RECIPES, type RecipeId } from '../../lab/worker/workbench/recipes.ts';
import { TRAININGS } from '../../lab/worker/workbench/trainings/index.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';

/** The longest that a message may wait, in milliseconds of work. */
const HEARD_WITHIN_MS = 30;

/** The share of all moments at which it may wait longer: the collector of garbage works in this process, too. */
const LATE = 0.05;

/** Trainings of which the best counts: what else runs on the machine slows the processors. */
const ROUNDS = 3;

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine?.dispose());

const readText = (name: string): string => readFileSync(`lab/texts/${name}.txt`, 'utf8');

const languageModel = (hiddenSize: number, signal?: AbortSignal): Job =>
  createLanguageModelJob(
    engine,
    {
      ...{ text: readText('shakespeare'), units: 'code-points', cell: 'lstm', hiddenSize },
      ...{ steps: 400, seed: 1 },
    },
    signal && { signal },
  ) as Job;
const word2vec = (signal?: AbortSignal): Job =>
  createWord2VecJob(
    engine,
    {
      ...{ text: readText('fairy-tales'), units: 'words', window: 4, dimensions: 50 },
      ...{ negatives: 5, subwords: false, seed: 1 },
    },
    signal,
  ) as Job;

function createControl(): RunControl {
  const stop = new AbortController();
  return { ...{ credit: 1_000, until: Infinity, stop, looks: [] }, wake: () => {} };
}

/** Milliseconds that the processors have worked for this process. */
function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/**
 * Runs work some times, the first time only to make its code warm.
 * @param counts whether a moment counts; default all do
 * @returns the share of them at which a message would have waited too long for the end of a piece of work
 */
async function shareOfLateMoments(
  work: () => Promise<unknown>,
  counts = () => true,
): Promise<number> {
  await work();
  let least = 1;
  for (let round = 0; round < ROUNDS && least > LATE; round++) {
    let [isDone, late, all, last] = [false, 0, 0, workedMs()];
    const running = work().finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = workedMs();
      if (counts()) {
        all += now - last;
        late += Math.max(0, now - last - HEARD_WITHIN_MS);
      }
      last = now;
    }
    await running;
    least = Math.min(least, late / all);
  }
  return least;
}

/** Runs a job for some steps, and stops it. */
async function runSteps(job: Job, steps: number): Promise<void> {
  const control = createControl();
  control.until = steps;
  await runJob(job, { run: 1, control }, (message) => {
    if (message.kind !== 'frame' || message.step < steps) return;
    setImmediate(() => {
      control.stop.abort();
      control.wake();
    });
  });
}

describe('a message is heard within 30 ms of work', () => {
  test.each([
    { name: 'language-model', create: () => languageModel(64), steps: 400 },
    { name: 'word2vec', create: word2vec, steps: 30 },
  ])('while the job $name trains', async ({ create, steps }) => {
    expect(await shareOfLateMoments(() => runSteps(create(), steps))).toBeLessThan(LATE);
  });

  test.each<{ recipe: RecipeId; options: Record<string, number> }>([
    { recipe: 'language-model', options: { steps: 150 } },
    { recipe: 'word2vec', options: { epochs: 4 } },
    { recipe: 'glove', options: { iterations: 20 } },
  ])('while the workbench trains by the recipe $recipe', async ({ recipe, options }) => {
    const defaults = Object.entries(RECIPES[recipe].options);
    const given = Object.fromEntries(defaults.map(([name, option]) => [name, option.default]));
    const file = new File([readText('fairy-tales').slice(0, 100_000)], 'tales.txt');
    const order = { recipe, roles: {}, file, options: { ...given, ...options } };
    let trains = false;
    const ears = {
      ...{ signal: new AbortController().signal, onProgress() {}, onCheckpoint: async () => {} },
      onPoint: () => {
        trains = true;
      },
    };
    const train = () => {
      trains = false;
      return TRAININGS[recipe](engine, order, ears);
    };
    expect(await shareOfLateMoments(train, () => trains)).toBeLessThan(LATE);
  });
});

test.each([
  // A step that takes so long that a break comes within it on any machine.
  { name: 'language-model', create: (signal: AbortSignal) => languageModel(320, signal) },
  { name: 'word2vec', create: word2vec },
])('a stop in the middle of a step of $name ends the training in it', async ({ create }) => {
  const control = createControl();
  const job = create(control.stop.signal);
  const sent: ToPage[] = [];
  let begun = 0;
  const watched: Job = {
    ...job,
    next: () => {
      begun += 1;
      // The third step has begun when the message comes.
      if (begun === 3) setImmediate(() => control.stop.abort());
      return job.next();
    },
  };
  await runJob(watched, { run: 1, control }, (message) => sent.push(message));
  expect(begun).toBe(3);
  expect(sent.at(-1)).toMatchObject({ kind: 'end', stopped: true, step: 2 });
});
