import { softmax } from '../../parts/plain-network.ts';
import type { Proof } from '../../shell/chapter.ts';
import type { ShapeModel } from './model.ts';

/** How far a logit is moved to either side. */
const STEP = 1e-5;

/**
 * The derivative of the loss at each open port, −ln p of its answer, by the logits: analytically p − [the answer], and
 * measured by moving every logit a little.
 */
export function prove(model: ShapeModel): Proof {
  const pairs = model.steps.value.flatMap(({ port, logits, probabilities, answer }, t) =>
    port.open
      ? logits.map((_, k) => {
          const lossAt = (by: number): number =>
            -Math.log(softmax(logits.map((z, i) => (i === k ? z + by : z)))[answer] ?? 0);
          return {
            name: `∂L/∂z ${t + 1}.${k + 1}`,
            one: (probabilities[k] ?? 0) - (k === answer ? 1 : 0),
            other: (lossAt(STEP) - lossAt(-STEP)) / (2 * STEP),
          };
        })
      : [],
  );
  const worst = pairs.reduce((most, { one, other }) => Math.max(most, Math.abs(one - other)), 0);
  return { pairs, worst };
}
