import { effect } from '@preact/signals';
import type { Check } from '../../shell/chapter.ts';
import { startTraining, type TrainingClient } from '../../worker/training-client.ts';
import { PLACES, type WordMapModel } from './model.ts';
import { NEAR } from './session.ts';
import type { WordMapFields } from './state.ts';

/** The training that a check goes through; another check ends it. */
let running: TrainingClient<'word2vec'> | undefined;
let asked = 0;

/** Trains once more from the seed, in a second worker, once the picture has its own: the same bits must come of it. */
export function createPageCheck(model: WordMapModel): Check<WordMapFields> {
  return async ({ step }) => {
    asked += 1;
    const mine = asked;
    running?.stop();
    running = undefined;
    await settled(model);
    const spec = model.spec.peek();
    if (mine !== asked || spec === undefined) throw new Error('Another picture is there by now.');
    const probes = model.probes.peek();
    const client = await trainTo(step, spec);
    const [map] = await client.look({ what: 'maps', from: step });
    const found = await client.look({ what: 'neighbors', step, probes, count: NEAR });
    client.stop();
    if (map === undefined) throw new Error(`There is no map of step ${step}.`);
    const { points, losses, read, hash } = map;
    const places = Array.from({ length: Math.min(PLACES, points.length / 2) }, (_, id) => [
      points[2 * id] ?? 0,
      points[2 * id + 1] ?? 0,
    ]);
    return {
      neighbors: found.flatMap(({ near }) => near.map(({ id, cosine }) => [id + 1, cosine])),
      places,
      losses: losses.map((loss) => [loss]),
      vectors: [[read, hash]],
    };
  };
}

function trainTo(
  step: number,
  spec: NonNullable<WordMapModel['spec']['value']>,
): Promise<TrainingClient<'word2vec'>> {
  return new Promise((resolve, reject) => {
    const client = startTraining(
      { job: 'word2vec', spec },
      {
        onLosses: (from, losses) => {
          if (from + losses.length - 1 >= step) resolve(client);
        },
        onFailure: reject,
      },
    );
    running = client;
    client.runTo(step);
    if (step === 0) resolve(client);
  });
}

/** Waits until the picture waits for nothing. */
function settled(model: WordMapModel): Promise<void> {
  return new Promise((resolve) => {
    effect(() => {
      if (!model.session.waits.value) resolve();
    });
  });
}
