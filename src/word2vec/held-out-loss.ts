import type { Random } from '../base/random.ts';
import { SENTENCE_END } from '../corpus/encoded-text.ts';
import type { AliasTable } from './alias-table.ts';
import { neighborsOf } from './neighbors.ts';
import type { Word2VecSettings } from './word2vec-options.ts';

/** Tables of numbers, rows apart by `stride`. */
export interface LossTables {
  readonly inputs: Float32Array | Float64Array;
  readonly outputs: Float32Array | Float64Array;
  readonly stride: number;
  /** Weight of each word in the mean of a CBOW window; default 1 each. */
  readonly weights?: ArrayLike<number>;
}

/** Words that are measured between two chances for a break: a millisecond or so. */
const WORDS_AT_ONCE = 64;

/**
 * Computes the negative-sampling loss of words that were not trained on: for every word of the text and its
 * neighbors up to `window` away,
 *
 *   −ln σ(x · y_word) − Σ ln σ(−x · y_noise)
 *
 * with x each neighbor's vector in turn (skip-gram) or their weighted mean (CBOW), averaged over all, in nats.
 * The noise is drawn from `random`: with the same seed it is the same in every epoch.
 * @returns undefined where no word has a neighbor
 * @yields the number of words measured since the last yield
 */
export function* computeHeldOutLoss(
  text: Int32Array,
  { inputs, outputs, stride, weights }: LossTables,
  sampler: AliasTable,
  random: Random,
  { window, negatives, architecture }: Word2VecSettings,
): Generator<number, number | undefined> {
  const size = sampler.alias.length;
  const x = new Float64Array(stride);
  let loss = 0;
  let terms = 0;
  const dot = (row: number): number => {
    let sum = 0;
    for (let j = 0; j < stride; j++) sum += x[j] * outputs[row * stride + j];
    return sum;
  };
  const draw = (): number => {
    const column = random.integer(size);
    return random.uint32() > sampler.threshold[column] ? sampler.alias[column] : column;
  };
  const score = (word: number): void => {
    loss += softplus(-dot(word));
    for (let i = 0; i < negatives; i++) loss += softplus(dot(draw()));
    terms += 1;
  };
  for (let t = 0; t < text.length; t++) {
    if (t % WORDS_AT_ONCE === WORDS_AT_ONCE - 1) yield WORDS_AT_ONCE;
    if (text[t] === SENTENCE_END) continue;
    const neighbors = neighborsOf(text, t, window);
    if (neighbors.length === 0) continue;
    const groups = architecture === 'cbow' ? [neighbors] : neighbors.map((word) => [word]);
    for (const group of groups) {
      let total = 0;
      x.fill(0);
      for (const word of group) {
        const weight = weights?.[word] ?? 1;
        total += weight;
        for (let j = 0; j < stride; j++) x[j] += weight * inputs[word * stride + j];
      }
      for (let j = 0; j < stride; j++) x[j] /= total;
      score(text[t]);
    }
  }
  return terms === 0 ? undefined : loss / terms;
}

/** Computes −ln σ(−x) = ln(1 + eˣ). */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
