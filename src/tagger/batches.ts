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
  readonly shapes: Int32Array;
  /** Each token's row among the batch's distinct spellings. */
  readonly spellings: Int32Array;
  /** The distinct spellings, padded: [characterSteps, spellingCount], and their lengths. */
  readonly characters: Int32Array;
  readonly characterLengths: Int32Array;
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
  const rows = new Map<number, number>();
  for (const { spellings } of sentences) {
    for (const spelling of spellings) if (!rows.has(spelling)) rows.set(spelling, rows.size);
  }
  const pad = (column: (sentence: EncodedSentence) => ArrayLike<number>): PaddedSequences =>
    padSequences(sentences.map(column), 0);
  const { ids: words, lengths, steps, batch } = pad(({ words }) => words);
  const spelled = padSequences(
    Array.from(rows.keys(), (spelling) => encoder.spelling(spelling)),
    0,
  );
  return {
    ...{ steps, batch, lengths, words },
    shapes: pad(({ shapes }) => shapes).ids,
    spellings: pad(({ spellings }) => spellings.map((spelling) => rows.get(spelling) ?? 0)).ids,
    ...{ characters: spelled.ids, characterLengths: spelled.lengths },
  };
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
