import type { Values } from '../../shell/address.ts';
import type { GloveFields } from './state.ts';

/** One side's parameters of a word, with AdaGrad's memory of them. */
export interface Row {
  readonly vector: readonly number[];
  readonly squares: readonly number[];
  readonly bias: number;
  readonly biasSquares: number;
}

/** All parameters: u and b of each word, v and c of each context. */
export interface Parameters {
  readonly words: readonly Row[];
  readonly contexts: readonly Row[];
}

/** The initial rate of AdaGrad: twice the library's own, so that 200 passes are enough. */
export const RATE = 0.1;

/** f(x) = min(1, (x / xMax)^α). */
export function weigh(count: number, xMax: number, alpha: number): number {
  return count >= xMax ? 1 : (count / xMax) ** alpha;
}

/** Numbers from 0 to 1 by a seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The parameters before training: vectors from −0.5 to 0.5, biases 0. */
export function initialParameters(words: number, dimensions: number, seed: number): Parameters {
  const random = createRandom(seed);
  const row = (): Row => ({
    vector: Array.from({ length: dimensions }, () => random() - 0.5),
    squares: Array.from({ length: dimensions }, () => 1),
    ...{ bias: 0, biasSquares: 1 },
  });
  const rows = (): Row[] => Array.from({ length: words }, row);
  return { words: rows(), contexts: rows() };
}

/** u · v, with b + c where there are biases (they stay 0 where there are none). */
export function predict({ words, contexts }: Parameters, row: number, column: number): number {
  const [u, v] = [words[row], contexts[column]];
  if (u === undefined || v === undefined) return 0;
  return u.vector.reduce((sum, x, d) => sum + x * (v.vector[d] ?? 0), 0) + u.bias + v.bias;
}

/** What training left behind after each pass; the first is before it began. */
export interface Passes {
  readonly parameters: Parameters;
  /** J by pass. */
  readonly losses: readonly number[];
  /** By pass, the prediction of the picked cell. */
  readonly picked: readonly number[];
}

type Settings = Pick<
  Values<GloveFields>,
  'dimensions' | 'xMax' | 'alpha' | 'biases' | 'seed' | 'row' | 'column'
>;

/** J = ½ Σ f(P) (u·v + b + c − log P)² over the cells that are not zero. */
export function lossOf(
  parameters: Parameters,
  counts: readonly (readonly number[])[],
  { xMax, alpha }: Pick<Settings, 'xMax' | 'alpha'>,
): number {
  let loss = 0;
  for (const [row, column, count] of cellsOf(counts)) {
    const error = predict(parameters, row, column) - Math.log(count);
    loss += 0.5 * weigh(count, xMax, alpha) * error * error;
  }
  return loss;
}

/** The cells that are not zero: row, column, count. */
export function cellsOf(
  counts: readonly (readonly number[])[],
): readonly (readonly [number, number, number])[] {
  return counts.flatMap((line, row) =>
    line.flatMap((count, column) => (count > 0 ? [[row, column, count] as const] : [])),
  );
}

/** Fits the vectors, cell after cell, in the plainest arithmetic. */
export function fit(
  counts: readonly (readonly number[])[],
  passes: number,
  settings: Settings,
): Passes {
  const { dimensions, xMax, alpha, biases, seed } = settings;
  const parameters = initialParameters(counts.length, dimensions, seed);
  const words = [...parameters.words];
  const contexts = [...parameters.contexts];
  const now: Parameters = { words, contexts };
  const losses = [lossOf(now, counts, settings)];
  const picked = [predict(now, settings.row, settings.column)];
  for (let pass = 0; pass < passes; pass++) {
    for (const [row, column, count] of cellsOf(counts)) {
      const [u, v] = [words[row], contexts[column]];
      if (u === undefined || v === undefined) continue;
      const slope = weigh(count, xMax, alpha) * (predict(now, row, column) - Math.log(count));
      words[row] = descend(u, v.vector, slope, biases === 'with');
      contexts[column] = descend(v, u.vector, slope, biases === 'with');
    }
    losses.push(lossOf(now, counts, settings));
    picked.push(predict(now, settings.row, settings.column));
  }
  return { parameters: now, losses, picked };
}

/** AdaGrad's step: each number moves by rate · gradient / √(1 + the squares of all its steps before). */
function descend(row: Row, other: readonly number[], slope: number, biased: boolean): Row {
  const steps = other.map((value) => RATE * slope * value);
  const biasGradient = biased ? slope : 0;
  return {
    vector: row.vector.map((x, d) => x - (steps[d] ?? 0) / Math.sqrt(row.squares[d] ?? 1)),
    squares: row.squares.map((square, d) => square + (steps[d] ?? 0) ** 2),
    bias: row.bias - biasGradient / Math.sqrt(row.biasSquares),
    biasSquares: row.biasSquares + biasGradient ** 2,
  };
}
