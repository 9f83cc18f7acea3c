import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import type { BinaryRows } from '../../../src/classifier/linear/binary-rows.ts';
import {
  fitHyperplane,
  type Hyperplane,
} from '../../../src/classifier/linear/dual-coordinate-descent.ts';
import { LINEAR_LOSSES, type LinearLoss } from '../../../src/classifier/linear/linear-options.ts';
import { computeLogCountRatios } from '../../../src/classifier/linear/log-count-ratios.ts';

function rowsOf(documents: readonly (readonly number[])[], labels: readonly number[]): BinaryRows {
  const starts = [0];
  for (const document of documents) starts.push(starts.at(-1)! + document.length);
  return {
    starts: Uint32Array.from(starts),
    features: Int32Array.from(documents.flat()),
    ...{ columns: 4, labels: Int32Array.from(labels), classes: 2 },
  };
}

const SQUARES = Float64Array.of(1, 4, 0.25, 1);

function solve(rows: BinaryRows, loss: LinearLoss, costs = [1, 1]): Hyperplane {
  const problem = {
    ...{ rows, label: 1, squares: SQUARES, costs: Float64Array.from(costs), loss, epochs: 1000 },
    random: createRandom(1, 'order'),
  };
  const steps = fitHyperplane(problem);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** ½‖w‖² + Σ cost · loss(margin), written from the definition: a weight is its effect over its value. */
function objective(
  rows: BinaryRows,
  loss: LinearLoss,
  { effects, bias }: Hyperplane,
  costs = [1, 1],
): number {
  let sum = 0.5 * bias * bias;
  effects.forEach((effect, f) => {
    sum += (0.5 * effect * effect) / SQUARES[f]!;
  });
  rows.labels.forEach((label, row) => {
    const features = rows.features.subarray(rows.starts[row], rows.starts[row + 1]);
    const margin =
      features.reduce((total, f) => total + effects[f]!, bias) * (label === 1 ? 1 : -1);
    const cost = costs[label]!;
    sum +=
      loss === 'logistic'
        ? cost * Math.log1p(Math.exp(-margin))
        : cost * Math.max(0, 1 - margin) ** 2;
  });
  return sum;
}

const documents = fc.array(
  fc.record({
    features: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
    label: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 2, maxLength: 12 },
);

describe.each(LINEAR_LOSSES)('fitHyperplane with the loss %s', (loss) => {
  it('finds weights that no small change makes better', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 3 }), (given, heavy) => {
        const rows = rowsOf(
          given.map(({ features }) => features),
          given.map(({ label }) => label),
        );
        const costs = [1, heavy];
        const plane = solve(rows, loss, costs);
        const reached = objective(rows, loss, plane, costs);
        for (let f = 0; f <= 4; f++) {
          for (const change of [-0.2, -0.05, 0.05, 0.2]) {
            const effects = plane.effects.slice();
            if (f < 4) effects[f]! += change;
            const moved = { effects, bias: plane.bias + (f === 4 ? change : 0) };
            expect(objective(rows, loss, moved, costs)).toBeGreaterThan(0.98 * reached - 0.01);
          }
        }
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it('gives the same numbers again', () => {
    const rows = rowsOf([[0, 1], [2], [0, 3], [1, 2]], [1, 0, 1, 0]);
    expect(solve(rows, loss)).toEqual(solve(rows, loss));
  });
});

describe('computeLogCountRatios', () => {
  it('is what the paper defines, by hand', () => {
    // With α = 1: p = (1 + 2, 1 + 1, 1, 1) of class 1, sum 7; q = (1, 1 + 1, 1 + 1, 1) of the others, sum 6.
    const rows = rowsOf([[0], [0, 1], [1, 2]], [1, 1, 0]);
    const ratios = computeLogCountRatios(rows, 1, 1);
    const expected = [3 / 1, 2 / 2, 1 / 2, 1 / 1].map((odds) => Math.log((odds * 6) / 7));
    ratios.forEach((ratio, f) => {
      expect(ratio).toBeCloseTo(expected[f]!, 12);
    });
  });
});
