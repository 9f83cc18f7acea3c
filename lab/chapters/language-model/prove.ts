import type { Proof } from '../../shell/chapter.ts';
import type { Drawn } from '../../worker/job-looks.ts';
import { startTraining } from '../../worker/training-client.ts';
import type { LanguageModelModel } from './model.ts';
import { logitsAt } from './model.ts';
import { softmax } from './sampling.ts';

/** Steps that are trained again at the most. */
const MOST_AGAIN = 100;

/** Trains once more from the seed, in a worker of its own: the losses, and what the model expects after it. */
export async function prove(model: LanguageModelModel): Promise<Proof> {
  const spec = model.spec.value;
  const moment = model.moments.value.filter(({ step }) => step <= MOST_AGAIN).at(-1);
  if (spec === undefined || moment === undefined) return { pairs: [], worst: 0 };
  const { drawn, losses } = await trainAgain(model, moment.step);
  const [mine, again] = [moment.drawn, drawn].map((one) => softmax(logitsAt(one, 0)));
  const pairs = [
    ...losses.map((other, i) => ({
      ...{ name: `L(${i + 1})`, one: model.session.losses.value[i] ?? Number.NaN, other },
    })),
    ...Array.from(mine ?? [], (one, id) => ({
      ...{ name: `p(${model.session.units.value[id]})`, one, other: again?.[id] ?? Number.NaN },
    })),
  ];
  const worst = pairs.reduce(
    (most, { one, other }) =>
      Math.max(most, Math.abs(one - other) / Math.max(1, Math.abs(one), Math.abs(other))),
    0,
  );
  return { pairs, worst };
}

function trainAgain(
  model: LanguageModelModel,
  step: number,
): Promise<{ drawn: Drawn; losses: readonly number[] }> {
  return new Promise((resolve, reject) => {
    const spec = model.spec.value;
    if (spec === undefined) return reject(new Error('No training has begun.'));
    let count = 0;
    const look = async (): Promise<void> => {
      const drawn = await again.look({ what: 'draw', step, ...model.sampling.value });
      const losses = await again.look({ what: 'losses' });
      again.stop();
      resolve({ drawn, losses });
    };
    const again = startTraining(
      { job: 'language-model', spec },
      {
        onLosses: (_, more) => {
          count += more.length;
          if (count === step) look().catch(reject);
        },
        onFailure: reject,
      },
    );
    again.runTo(step);
    if (step === 0) look().catch(reject);
  });
}
