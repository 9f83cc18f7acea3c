import { dot, rowOf, softmax } from '../../parts/plain-network.ts';
import type { Proof } from '../../shell/chapter.ts';
import type { AttentionModel } from './model.ts';

/** How far a score is moved to either side. */
const STEP = 1e-5;

/**
 * What the shares do as a score moves: analytically ∂a_i/∂e_j = a_i (δ_ij − a_j), the softmax's derivative, through which
 * attention learns where to look; measured by moving every score a little to both sides. Without attention: the
 * probabilities of the next unit and their logits' likewise.
 */
export function prove(model: AttentionModel): Proof {
  const steps = model.steps.value;
  const pairs = steps.flatMap(({ scores, shares, output }, t) => {
    const { table, outputBias } = model.network.value;
    const moved =
      scores.length > 0
        ? scores
        : FIRST_UNITS.map((id) => dot(rowOf(table, id), output) + (outputBias[id] ?? 0));
    const values = scores.length > 0 ? shares : softmax(moved);
    return moved.map((_, j) => {
      const at = (by: number): number =>
        softmax(moved.map((score, i) => (i === j ? score + by : score)))[j] ?? 0;
      const share = values[j] ?? 0;
      return {
        name: `∂a/∂e ${t + 1}.${j + 1}`,
        one: share * (1 - share),
        other: (at(STEP) - at(-STEP)) / (2 * STEP),
      };
    });
  });
  const worst = pairs.reduce((most, { one, other }) => Math.max(most, Math.abs(one - other)), 0);
  return { pairs, worst };
}

/** Units whose logits are moved where there are no scores. */
const FIRST_UNITS = Array.from({ length: 12 }, (_, i) => 4 + i);
