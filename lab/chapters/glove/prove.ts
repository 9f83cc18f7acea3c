import type { Proof } from '../../shell/chapter.ts';
import { cellsOf, lossOf, type Parameters, predict, weigh } from './fit.ts';
import type { GloveModel } from './model.ts';

/** How far a number is moved to either side. */
const STEP = 1e-5;

/** Every number of u and v: its derivative by the formula, and by moving it a little to both sides. */
export function prove(model: GloveModel): Proof {
  const settings = model.state.read();
  const { parameters } = model.passes.value;
  const counts = model.counts.value;
  const pairs = (['words', 'contexts'] as const).flatMap((side) =>
    parameters[side].flatMap((row, word) =>
      row.vector.map((_, d) => ({
        name: `∂J/∂${side === 'words' ? 'u' : 'v'}[${word}][${d}]`,
        one: derivative(parameters, side, word, d),
        other:
          (lossOf(moved(parameters, side, word, d, STEP), counts, settings) -
            lossOf(moved(parameters, side, word, d, -STEP), counts, settings)) /
          (2 * STEP),
      })),
    ),
  );
  const worst = pairs.reduce((most, { one, other }) => {
    const size = Math.max(1, Math.abs(one), Math.abs(other));
    return Math.max(most, Math.abs(one - other) / size);
  }, 0);
  return { pairs, worst };

  /** ∂J/∂u = Σ f(P) e v, and ∂J/∂v = Σ f(P) e u. */
  function derivative(
    all: Parameters,
    side: 'words' | 'contexts',
    word: number,
    d: number,
  ): number {
    let sum = 0;
    for (const [row, column, count] of cellsOf(counts)) {
      if ((side === 'words' ? row : column) !== word) continue;
      const other = side === 'words' ? all.contexts[column] : all.words[row];
      const error = predict(all, row, column) - Math.log(count);
      sum += weigh(count, settings.xMax, settings.alpha) * error * (other?.vector[d] ?? 0);
    }
    return sum;
  }
}

/** The parameters with one number moved. */
function moved(
  all: Parameters,
  side: 'words' | 'contexts',
  word: number,
  d: number,
  by: number,
): Parameters {
  const rows = all[side].map((row, i) =>
    i === word ? { ...row, vector: row.vector.map((x, k) => (k === d ? x + by : x)) } : row,
  );
  return { ...all, [side]: rows };
}
