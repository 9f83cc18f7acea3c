// How soon the lab's worker hears a stop. Times say little on a machine that others load: what counts here is into how
// many pieces a training is cut, and what is not begun any more once a stop has come.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../lab/worker/job.ts';
import { createLanguageModelJob } from '../../lab/worker/jobs/language-model.ts';
import { createWord2VecJob } from '../../lab/worker/jobs/word2vec.ts';
import type { ToPage } from '../../lab/worker/protocol.ts';
import { type RunControl, runJob } from '../../lab/worker/run-job.ts';
import type { FromWorkbench } from '../../lab/worker/workbench/protocol.ts';
import { RECIPES, type RecipeId } from '../../lab/worker/workbench/recipes.ts';
import { WorkbenchSession } from '../../lab/worker/workbench/session.ts';
import { TRAININGS } from '../../lab/worker/workbench/trainings/index.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';

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

/** Breaks that work takes where it takes every one that it can: at each look at the clock a second has gone by. */
async function countBreaks(work: () => Promise<unknown>): Promise<number> {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 1_000;
    return now;
  });
  const breaks = vi.spyOn(globalThis, 'setImmediate');
  try {
    await work();
    return breaks.mock.calls.length;
  } finally {
    vi.restoreAllMocks();
  }
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

// The bounds are half of what was counted when a piece took 4 ms of work at a mean, and 16 in the large network.
describe('a message is heard between pieces of work', () => {
  test.each([
    { name: 'language-model', units: 64, steps: 200, breaks: 3 },
    { name: 'language-model', units: 320, steps: 20, breaks: 3 },
    { name: 'word2vec', steps: 30, breaks: 15 },
  ])('while the job $name trains', async ({ units, steps, breaks }) => {
    const job = units === undefined ? word2vec() : languageModel(units);
    expect(await countBreaks(() => runSteps(job, steps))).toBeGreaterThan(breaks * steps);
  });

  test.each<{ recipe: RecipeId; options: Record<string, number>; breaks: number }>([
    { recipe: 'language-model', options: { steps: 150 }, breaks: 900 },
    { recipe: 'word2vec', options: { epochs: 4 }, breaks: 140 },
    { recipe: 'glove', options: { iterations: 20 }, breaks: 1_000 },
  ])('while the workbench trains by the recipe $recipe', async ({ recipe, options, breaks }) => {
    const defaults = Object.entries(RECIPES[recipe].options);
    const given = Object.fromEntries(defaults.map(([name, option]) => [name, option.default]));
    const file = new File([readText('fairy-tales').slice(0, 100_000)], 'tales.txt');
    const order = { recipe, roles: {}, file, options: { ...given, ...options } };
    const ears = {
      ...{ signal: new AbortController().signal, onProgress() {}, onPoint() {} },
      onCheckpoint: async () => {},
    };
    const heard = await countBreaks(() => TRAININGS[recipe](engine, order, ears));
    expect(heard).toBeGreaterThan(breaks);
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

test('a stop that comes while the engine is being opened ends the training of the workbench', async () => {
  let opened: (engine: Engine) => void = () => {};
  const opening = new Promise<Engine>((resolve) => {
    opened = resolve;
  });
  const sent: FromWorkbench[] = [];
  const session = new WorkbenchSession({
    openEngine: () => opening,
    send: (message) => sent.push(message),
  });
  const file = new File([readText('fairy-tales')], 'tales.txt');
  await session.answer({ call: 'open', file, id: 1, language: 'en' });
  const options = Object.entries(RECIPES.word2vec.options);
  const order = {
    ...{ recipe: 'word2vec' as const, roles: {} },
    options: Object.fromEntries(options.map(([name, option]) => [name, option.default])),
  };
  const trained = session.answer({ call: 'train', order, id: 2, language: 'en' });
  await session.answer({ call: 'stop' });
  opened(engine);
  await trained;
  expect(sent.at(-1)).toMatchObject({
    kind: 'failure',
    id: 2,
    sentence: expect.stringMatching(/^Stopped/),
  });
});
