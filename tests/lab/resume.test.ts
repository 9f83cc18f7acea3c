// Trainings of the lab that are gone on with in another worker: to the numbers that they would have had.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hashOf } from '../../lab/worker/hash-of.ts';
import type { Job } from '../../lab/worker/job.ts';
import { createLanguageModelJob } from '../../lab/worker/jobs/language-model.ts';
import { createRaceJob } from '../../lab/worker/jobs/race.ts';
import { createTranslatorJob } from '../../lab/worker/jobs/translator.ts';
import type { Checkpoint } from '../../lab/worker/protocol.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => {
  vi.restoreAllMocks();
  engine?.dispose();
});

const TEXT = Array.from({ length: 60 }, (_, i) => `the cat drinks milk ${i % 7}`).join('\n');

const trainings = [
  {
    name: 'language-model',
    create: (from?: Checkpoint) =>
      createLanguageModelJob(
        engine,
        { text: TEXT, units: 'code-points', cell: 'gru', hiddenSize: 8, steps: 20, seed: 1 },
        { from },
      ) as Job,
    outcome: async (job: Job) => hashOf(job.finish()),
  },
  {
    name: 'race',
    create: (from?: Checkpoint) =>
      createRaceJob(
        engine,
        { text: TEXT, budget: 'units', hiddenSize: 8, steps: 20, seed: 1 },
        from,
      ) as Job,
    outcome: async (job: Job) => {
      const files = (['rnn', 'lstm', 'gru'] as const).map((cell) =>
        job.look({ what: 'racer', cell }),
      );
      const all = (await job.look({ what: 'race', from: 0 })) as { losses: number[] }[];
      return [await Promise.all(files), all.map(({ losses }) => losses)];
    },
  },
  {
    name: 'translator',
    create: async (from?: Checkpoint) =>
      (await createTranslatorJob(
        engine,
        { attention: 'on', pairs: 200, epochs: 2, seed: 1 },
        from,
      )) as Job,
    outcome: async (job: Job) => hashOf(job.finish()),
  },
];

test.each(trainings)('the job $name goes on from what it saved', async ({ create, outcome }) => {
  // A second passes each time that somebody looks.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
  const whole = await create();
  const points = [];
  let checkpoint: Checkpoint | undefined;
  for (let step = 1; ; step++) {
    const point = await whole.next();
    if (point === undefined) break;
    points.push(point);
    if (step <= 6) checkpoint = whole.takeCheckpoint?.() ?? checkpoint;
  }
  const begun = checkpoint?.step ?? 0;
  expect(begun).toBeGreaterThan(1);
  expect(begun).toBeLessThanOrEqual(6);
  const resumed = await create(checkpoint);
  expect(resumed.begun).toBe(begun);
  for (const point of points.slice(begun)) expect(await resumed.next()).toEqual(point);
  expect(await resumed.next()).toBeUndefined();
  expect(await outcome(resumed)).toEqual(await outcome(whole));
});
