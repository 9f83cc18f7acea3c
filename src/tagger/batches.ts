import { createRandom } from '../base/random.ts';
import { type PaddedSequences, padSequences } from '../training/index.ts';
import { type EncodedSentence, type LabeledSentence, NO_LABEL, type TokenType } from './encode.ts';

/** Sentences side by side, padded to the longest; all arrays [steps, batch], time first. */
export interface PaddedBatch {
  readonly steps: number;
  readonly batch: number;
  readonly lengths: Int32Array;
  /** The batch's distinct types of tokens, those of short spellings first. */
  readonly distinct: readonly TokenType[];
  /** Each token's place among these. */
  readonly places: Int32Array;
  /** The numbers of the tokens' features of their places, in the order of the encoder's. */
  readonly features: readonly Int32Array[];
  /** [steps, batch, contextSize]: states of language models; absent without such models. */
  readonly context?: Float32Array;
}

/** A batch with the right labels, `NO_LABEL` in the padding. */
export interface LabeledBatch extends PaddedBatch {
  readonly labels: readonly Int32Array[];
}

/** Lays sentences side by side. */
export function padSentences(sentences: readonly EncodedSentence[]): PaddedBatch {
  const distinct = [...new Set(sentences.flatMap(({ types }) => types))];
  distinct.sort((a, b) => a.spelling.length - b.spelling.length);
  const rows = new Map(distinct.map((type, row) => [type, row]));
  const pad = (column: (sentence: EncodedSentence) => ArrayLike<number>): PaddedSequences =>
    padSequences(sentences.map(column), 0);
  const padded = pad(({ types }) => types.map((type) => rows.get(type) ?? 0));
  const { ids: places, lengths, steps, batch } = padded;
  return {
    ...{ steps, batch, lengths, distinct, places },
    features: sentences[0].features.map((_, i) => pad(({ features }) => features[i]).ids),
    ...padContexts(sentences, steps),
  };
}

/** Lays out a number of each token's type: [steps, batch], zeros in the padding. */
export function numbersOfTypes(
  { batch, lengths, distinct, places }: PaddedBatch,
  numberOf: (type: TokenType) => number,
): Int32Array {
  const numbers = distinct.map(numberOf);
  return places.map((place, at) => (at < lengths[at % batch] * batch ? numbers[place] : 0));
}

/** Lays the language models' states of sentences side by side, zeros in the padding. */
function padContexts(
  sentences: readonly EncodedSentence[],
  steps: number,
): Pick<PaddedBatch, 'context'> {
  const tokens = sentences.reduce((sum, { types }) => sum + types.length, 0);
  const numbers = sentences.reduce((sum, { context }) => sum + (context?.length ?? 0), 0);
  if (numbers === 0) return {};
  const size = numbers / tokens;
  const padded = new Float32Array(steps * sentences.length * size);
  sentences.forEach(({ types, context }, b) => {
    for (let t = 0; t < types.length; t++) {
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
 * @param types those of short spellings first; the groups keep the order
 */
export function groupSpellings(types: readonly TokenType[]): PaddedSequences[] {
  const groups: Int32Array[][] = [];
  let group: Int32Array[] = [];
  for (const { spelling } of types) {
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
export function padLabeled(sentences: readonly LabeledSentence[]): LabeledBatch {
  const labels = sentences[0].labels.map(
    (_, column) =>
      padSequences(
        sentences.map((one) => one.labels[column]),
        NO_LABEL,
      ).ids,
  );
  return { ...padSentences(sentences), labels };
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
