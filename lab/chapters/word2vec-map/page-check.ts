import type { Check } from '../../shell/chapter.ts';
import { startTraining } from '../../worker/training-client.ts';
import type { WordMapModel } from './model.ts';
import { PLACES } from './model.ts';
import { NEAR } from './session.ts';
import type { WordMapFields } from './state.ts';

/** Trains once more from the seed, in a second worker: the same bits must come of it. */
export function createPageCheck(model: WordMapModel): Check<WordMapFields> {
  return (values) =>
    new Promise((resolve, reject) => {
      const spec = model.spec.peek();
      if (spec === undefined) return reject(new Error('There is no text yet.'));
      let asked = false;
      const finish = async (): Promise<void> => {
        if (asked) return;
        asked = true;
        const { step } = values;
        const [map] = await client.look({ what: 'maps', from: step });
        const neighbors = await client.look({
          ...{ what: 'neighbors', step, probes: model.probes.peek(), count: NEAR },
        });
        client.stop();
        if (map === undefined) throw new Error(`There is no map of step ${step}.`);
        const places = Array.from({ length: Math.min(PLACES, map.points.length / 2) }, (_, id) => [
          map.points[2 * id] ?? 0,
          map.points[2 * id + 1] ?? 0,
        ]);
        resolve({
          neighbors: neighbors.flatMap(({ near }) =>
            near.map(({ id, cosine }) => [id + 1, cosine]),
          ),
          places,
          losses: map.losses.map((loss) => [loss]),
          vectors: [[map.read, map.hash]],
        });
      };
      const client = startTraining(
        { job: 'word2vec', spec },
        {
          onLosses: (from, losses) => {
            if (from + losses.length - 1 >= values.step) finish().catch(reject);
          },
          onFailure: reject,
        },
      );
      client.runTo(values.step);
      if (values.step === 0) finish().catch(reject);
    });
}
