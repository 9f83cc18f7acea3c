import { createRandom } from '../base/random.ts';
import { type PaddedSequences, padSequences } from '../training/index.ts';
import type { EncodedSentence, LabeledSentence, SentenceEncoder } from './encode.ts';
import { NO_LABEL } from './encode.ts';

/** Sentences side by side, padded to the longest; all arrays [steps, batch], time first. */
export interface PaddedBatch {
  readonly steps: number;
  readonly batch: number;
  readonly lengths: Int32Array;
  readonly words: Int32Array;
  /** The numbers of the tokens' features, in the order of the encoder's. */
  readonly features: readonly Int32Array[];
  /** The numbers of the batch's distinct spellings, the short ones first. */
  readonly distinct: readonly number[];
  /** Each token's place among these. */
  readonly spellings: Int32Array;
  /** [steps, batch, contextSize]: states of language models; absent without such models. */
  readonly context?: Float32Array;
}

/** A batch with the right labels, `NO_LABEL` in the padding. */
export interface LabeledBatch extends PaddedBatch {
  readonly labels: readonly Int32Array[];
}

/** Lays sentences side by side. */
export function padSentences(
  sentences: readonly EncodedSentence[],
  encoder: SentenceEncoder,
): PaddedBatch {
  const lengthOf = (spelling: number): number => encoder.spelling(spelling).length;
  const distinct = [...new Set(sentences.flatMap(({ spellings }) => Array.from(spellings)))];
  distinct.sort((a, b) => lengthOf(a) - lengthOf(b));
  const rows = new Map(distinct.map((spelling, row) => [spelling, row]));
  const pad = (column: (sentence: EncodedSentence) => ArrayLike<number>): PaddedSequences =>
    padSequences(sentences.map(column), 0);
  const { ids: words, lengths, steps, batch } = pad(({ words }) => words);
  return {
    ...{ steps, batch, lengths, words },
    features: encoder.features.map((_, i) => pad(({ features }) => features[i]).ids),
    spellings: pad(({ spellings }) => spellings.map((spelling) => rows.get(spelling) ?? 0)).ids,
    distinct,
    ...padContexts(sentences, steps),
  };
}

/** Lays the language models' states of sentences side by side, zeros in the padding. */
function padContexts(
  sentences: readonly EncodedSentence[],
  steps: number,
): Pick<PaddedBatch, 'context'> {
  const tokens = sentences.reduce((sum, { words }) => sum + words.length, 0);
  const numbers = sentences.reduce((sum, { context }) => sum + (context?.length ?? 0), 0);
  if (numbers === 0) return {};
  const size = numbers / tokens;
  const padded = new Float32Array(steps * sentences.length * size);
  sentences.forEach(({ words, context }, b) => {
    for (let t = 0; t < words.length; t++) {
      const state = context?.subarray(t * size, (t + 1) * size);
      if (state !== undefined) padded.set(state, (t * sentences.length + b) * size);
    }
  });
  return { context: padded };
}

/** A group ends before a spelling this many times as long as its shortest, so that little of it is padding. */
const LONGEST_OF_GROUP = 1.5;

/** The fewest spellings of a group: a step of fewer costs about as much. */
const LEAST_OF_GROUP = 16;

/**
 * Lays spellings of like length side by side: the few long words of a batch would make padding of most of it.
 * @param spellings their numbers, the short ones first; the groups keep the order
 */
export function groupSpellings(
  spellings: readonly number[],
  encoder: SentenceEncoder,
): PaddedSequences[] {
  const groups: Int32Array[][] = [];
  let group: Int32Array[] = [];
  for (const number of spellings) {
    const spelling = encoder.spelling(number);
    const isFull = group.length >= LEAST_OF_GROUP;
    if (isFull && spelling.length > LONGEST_OF_GROUP * group[0].length) {
      groups.push(group);
      group = [];
    }
    group.push(spelling);
  }
  if (group.length > 0) groups.push(group);
  return groups.map((one) => padSequences(one, 0));
}

/** Lays labeled sentences side by side. */
export function padLabeled(
  sentences: readonly LabeledSentence[],
  encoder: SentenceEncoder,
): LabeledBatch {
  const labels = sentences[0].labels.map(
    (_, column) =>
      padSequences(
        sentences.map((one) => one.labels[column]),
        NO_LABEL,
      ).ids,
  );
  return { ...padSentences(sentences, encoder), labels };
}

/** Within so many batches, sentences are sorted by length, so that batches hold sentences of like length. */
const POOL = 20;

/**
 * Draws the order of an epoch: sentences shuffled, those of like length together, then the batches shuffled.
 * @returns the indices of each batch's sentences
 */
export function shuffleIntoBatches(
  lengths: readonly number[],
  batch: number,
  { seed, epoch }: { readonly seed: number; readonly epoch: number },
): number[][] {
  const random = createRandom(seed, 'shuffle', epoch);
  const order = Array.from(lengths.keys());
  random.shuffle(order);
  const batches: number[][] = [];
  for (let begin = 0; begin < order.length; begin += POOL * batch) {
    const pool = order.slice(begin, begin + POOL * batch).sort((a, b) => lengths[a] - lengths[b]);
    for (let at = 0; at < pool.length; at += batch) batches.push(pool.slice(at, at + batch));
  }
  random.shuffle(batches);
  return batches;
}
