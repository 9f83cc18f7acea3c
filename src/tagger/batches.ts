import { createRandom } from '../base/random.ts';
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
  const batch = sentences.length;
  const lengths = Int32Array.from(sentences, ({ words }) => words.length);
  const steps = lengths.reduce((most, length) => Math.max(most, length), 0);
  const rows = new Map<number, number>();
  for (const { spellings } of sentences) {
    for (const spelling of spellings) if (!rows.has(spelling)) rows.set(spelling, rows.size);
  }
  const distinct = Array.from(rows.keys(), (spelling) => encoder.spelling(spelling));
  const characterLengths = Int32Array.from(distinct, ({ length }) => length);
  return {
    ...{ steps, batch, lengths, characterLengths },
    words: padColumn(
      sentences.map(({ words }) => words),
      steps,
      0,
    ),
    shapes: padColumn(
      sentences.map(({ shapes }) => shapes),
      steps,
      0,
    ),
    spellings: padColumn(
      sentences.map(({ spellings }) => spellings.map((spelling) => rows.get(spelling) ?? 0)),
      steps,
      0,
    ),
    characters: padColumn(
      distinct,
      characterLengths.reduce((most, length) => Math.max(most, length), 0),
      0,
    ),
  };
}

/** Lays labeled sentences side by side. */
export function padLabeled(
  sentences: readonly LabeledSentence[],
  encoder: SentenceEncoder,
): LabeledBatch {
  const padded = padSentences(sentences, encoder);
  const labels = sentences[0].labels.map((_, column) =>
    padColumn(
      sentences.map((one) => one.labels[column]),
      padded.steps,
      NO_LABEL,
    ),
  );
  return { ...padded, labels };
}

function padColumn(rows: readonly Int32Array[], steps: number, filler: number): Int32Array {
  const padded = new Int32Array(steps * rows.length).fill(filler);
  rows.forEach((row, b) => {
    for (let t = 0; t < row.length; t++) padded[t * rows.length + b] = row[t];
  });
  return padded;
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
  const order = shuffle(Array.from(lengths.keys()), random);
  const batches: number[][] = [];
  for (let begin = 0; begin < order.length; begin += POOL * batch) {
    const pool = order.slice(begin, begin + POOL * batch).sort((a, b) => lengths[a] - lengths[b]);
    for (let at = 0; at < pool.length; at += batch) batches.push(pool.slice(at, at + batch));
  }
  return shuffle(batches, random);
}

function shuffle<T>(items: T[], random: { integer(limit: number): number }): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
}
