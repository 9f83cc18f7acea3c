import type { Proof } from '../../shell/chapter.ts';
import { gradientsOf, lossOf, MATRICES, mapMatrices, readLetters, type Weights } from './cell.ts';
import type { RnnModel } from './model.ts';

/** How far a weight is moved for the difference. */
const STEP = 1e-5;

/** Holds every derivative of the loss against (L(w + ε) − L(w − ε)) / 2ε. */
export function prove(model: RnnModel): Proof {
  const sizes = model.sizes.value;
  const weights = model.weights.value;
  const [letters, targets] = [model.letters.value, model.targets.value];
  const start = model.start.value;
  const steps = readLetters(weights, sizes, { letters, start });
  const gradients = gradientsOf(weights, sizes, { steps, targets, start });
  const lossAt = (moved: Weights): number =>
    lossOf(readLetters(moved, sizes, { letters, start }), targets);
  const pairs = MATRICES.flatMap((name) =>
    Array.from(gradients[name], (one, i) => {
      const nudged = (by: number): Weights =>
        mapMatrices((other) =>
          weights[other].map((w, k) => (other === name && k === i ? w + by : w)),
        );
      const other = (lossAt(nudged(STEP)) - lossAt(nudged(-STEP))) / (2 * STEP);
      return { name: `∂L/∂${name}[${i}]`, one, other };
    }),
  );
  const worst = Math.max(
    0,
    ...pairs.map(
      ({ one, other }) => Math.abs(one - other) / Math.max(1, Math.abs(one), Math.abs(other)),
    ),
  );
  return { pairs, worst };
}
