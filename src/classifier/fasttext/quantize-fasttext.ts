import { UsageError } from '../../base/errors.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { createRandom } from '../../base/random.ts';
import {
  INTERRUPTIBLE_WORK_OPTIONS,
  type InterruptibleWork,
  runWithBreaks,
} from '../../base/run-with-breaks.ts';
import { sentence } from '../../base/sentence.ts';
import { WordTable } from '../../base/word-table.ts';
import { END_OF_TEXT } from './fasttext-features.ts';
import { DenseRows, type FastTextParts } from './parts.ts';
import { type QuantizedRows, quantizeRows, rowNorms } from './quantized-rows.ts';
import { denseRows } from './row-matrix-state.ts';

/** How a classifier is quantized. */
export interface FastTextQuantization {
  /** Numbers of a vector that one byte stands for; fastText's `-dsub`. Default 2. */
  readonly subspace?: number;
  /** Whether the lengths of vectors have a byte of their own; fastText's `-qnorm`. Default true. */
  readonly norms?: boolean;
  /** Whether the classes' rows are quantized, too; fastText's `-qout`. Default false. */
  readonly output?: boolean;
  /** How many words and n-grams are kept, those with the longest vectors; fastText's `-cutoff`. Default all. */
  readonly cutoff?: number;
  /** Fixes where the centroids begin; default 1. */
  readonly seed?: number;
}

/** What each option takes. */
export const FASTTEXT_QUANTIZATION: OptionTable<
  FastTextQuantization,
  'subspace' | 'norms' | 'output' | 'seed'
> = {
  subspace: { kind: 'whole', least: 1, default: 2, unit: 'numbers' },
  norms: { kind: 'switch', default: true },
  output: { kind: 'switch', default: false },
  cutoff: { kind: 'whole', least: 1, unit: 'features' },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/**
 * Quantizes a classifier by products (Joulin et al. 2016, "FastText.zip"): a byte for every two numbers of a vector, and
 * only the vectors that are longest. N-grams without a vector are no features of the result, as in fastText's `.ftz`.
 * The same classifier and seed give the same bytes.
 * @throws UsageError for an option out of range, and for a classifier that is quantized already
 * @throws InterruptedError when the signal is aborted
 */
export async function quantizeFastText(
  parts: FastTextParts,
  options: FastTextQuantization & InterruptibleWork = {},
): Promise<FastTextParts> {
  const table = { ...FASTTEXT_QUANTIZATION, ...INTERRUPTIBLE_WORK_OPTIONS };
  checkOptions('quantizeFastText', table, options);
  const { subspace = 2, norms = true, output = false, cutoff, seed = 1, ...work } = options;
  const kept = keepFeatures(parts, cutoff);
  const how = { subspace: Math.min(subspace, parts.shape.dimensions), norms };
  const quantize = (matrix: DenseRows, use: string): Promise<QuantizedRows> =>
    runWithBreaks(quantizeRows(matrix, how, createRandom(seed, use)), work);
  return {
    ...kept,
    input: await quantize(denseRows(kept.input), 'input-centroids'),
    output: output
      ? await quantize(denseRows(kept.output), 'output-centroids')
      : denseRows(kept.output),
  };
}

/**
 * Cuts a classifier down to the words and n-grams with the longest vectors, and the end of a text; n-grams that are cut off
 * are no features any more.
 * @throws UsageError for a classifier that is quantized already
 */
function keepFeatures(parts: FastTextParts, cutoff = parts.input.rows): FastTextParts {
  return new FeatureRanking(parts).keep(cutoff);
}

/** Ranks the words and n-grams of a classifier by the length of their vectors. */
export class FeatureRanking {
  readonly #parts: FastTextParts;
  readonly #input: DenseRows;
  /** The rows of the input, the longest first; the end of a text is the very first. */
  readonly #order: Uint32Array;

  /** @throws UsageError for a classifier that is quantized already */
  constructor(parts: FastTextParts) {
    if (!(parts.input instanceof DenseRows)) {
      throw new UsageError(
        sentence(
          'classifier/quantized-already',
        )`The classifier is quantized already, which rounded its vectors away; quantize the one that it was made from.`,
      );
    }
    this.#parts = parts;
    this.#input = parts.input;
    const norms = rowNorms(parts.input.data, parts.input.dimensions);
    const end = parts.words.find(END_OF_TEXT);
    if (end >= 0) norms[end] = Number.POSITIVE_INFINITY;
    this.#order = Uint32Array.from(norms.keys()).sort((a, b) =>
      norms[a] === norms[b] ? a - b : norms[b] - norms[a],
    );
  }

  /** How many words and n-grams there are. */
  get size(): number {
    return this.#order.length;
  }

  /** Returns the classifier with the first so many features of the ranking, whose rows keep their order. */
  keep(count: number): FastTextParts {
    const { words, wordCounts, ngramRows } = this.#parts;
    const { dimensions, data } = this.#input;
    // N-grams whose vectors are cut off, and none else, are left out; where all stay, nothing changes for fastText.
    if (count >= this.size && ngramRows.kind === 'all') return this.#parts;
    const rows = this.#order.slice(0, count).sort();
    const input = new Float32Array(rows.length * dimensions);
    const keptWords = new WordTable();
    const buckets: number[] = [];
    for (const [i, row] of rows.entries()) {
      input.set(data.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions);
      const ngram = row - words.size;
      if (ngram >= 0) buckets.push(ngramRows.kind === 'all' ? ngram : ngramRows.buckets[ngram]);
      else {
        const word = words.bytes(row);
        keptWords.addUtf8(word, 0, word.length);
      }
    }
    return {
      ...this.#parts,
      words: keptWords,
      wordCounts: Float64Array.from(rows.subarray(0, keptWords.size), (row) => wordCounts[row]),
      ngramRows: { kind: 'listed', buckets: Int32Array.from(buckets), others: 'absent' },
      input: new DenseRows(input, dimensions),
    };
  }
}
