import type { Proof } from '../../shell/chapter.ts';
import type { Word2VecModel } from './model.ts';
import { computeStep, type Network } from './network.ts';

/** How far a weight is moved for the difference. */
const STEP = 1e-5;

/** Holds every derivative of this example's loss against (L(w + ε) − L(w − ε)) / 2ε. */
export function prove(model: Word2VecModel): Proof {
  const network = model.network.value;
  const example = model.example.value;
  const step = model.now.value;
  const { words, dimensions } = network;
  const pairs: { name: string; one: number; other: number }[] = [];
  for (const matrix of ['first', 'second'] as const) {
    network[matrix].forEach((_, i) => {
      const lossAt = (by: number): number => {
        const moved: Network = {
          ...network,
          [matrix]: network[matrix].map((w, k) => (k === i ? w + by : w)),
        };
        return computeStep(moved, example).loss;
      };
      const [row, column] =
        matrix === 'first'
          ? [Math.floor(i / words), i % words]
          : [Math.floor(i / dimensions), i % dimensions];
      const share = example.inputs.filter((word) => word === column).length / example.inputs.length;
      const one =
        matrix === 'first'
          ? (step.hiddenGradient[row] ?? 0) * share
          : (step.scoreGradient[row] ?? 0) * (step.hidden[column] ?? 0);
      const other = (lossAt(STEP) - lossAt(-STEP)) / (2 * STEP);
      pairs.push({
        name: `∂L/∂${matrix === 'first' ? 'W₁' : 'W₂'}[${row + 1},${column + 1}]`,
        one,
        other,
      });
    });
  }
  const worst = Math.max(0, ...pairs.map(({ one, other }) => Math.abs(one - other)));
  return { pairs, worst };
}
