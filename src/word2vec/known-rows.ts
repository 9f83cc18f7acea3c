import { buildHuffmanPaths } from '../counts/huffman.ts';
import { indexOfBucket } from '../vectors/subword-vectors.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import type { SubwordRows } from './subword-rows.ts';
import type { Word2VecModel } from './word2vec-model.ts';

/** The rows that a training takes over from a model; undefined for a new row. */
export interface KnownRows {
  input(row: number): Float32Array | undefined;
  output(row: number): Float32Array | undefined;
}

/** What a training begins with, and its words with their counts. */
interface Beginning {
  readonly words: readonly string[];
  readonly counts: ArrayLike<number>;
  readonly model: Word2VecModel | undefined;
  readonly pretrained: WordVectors | undefined;
}

/**
 * Finds the rows that a training takes over from what it begins with; undefined where it begins anew.
 * @param subwords numbers the rows of n-grams, where the words have some
 */
export function findRowsToBeginWith(
  { words, counts, model, pretrained }: Beginning,
  subwords?: SubwordRows,
): KnownRows | undefined {
  if (model !== undefined) return findKnownRows(model, words, counts, subwords);
  return pretrained === undefined ? undefined : findPretrainedRows(pretrained, words);
}

/**
 * Finds the rows of a model for a training on other words: words and n-grams keep theirs. So do the inner
 * nodes of hierarchical softmax, if the words still have the same Huffman tree; the nodes of another tree separate
 * other words, so they start anew.
 * @param words of the training
 * @param counts theirs
 * @param subwords numbers the rows of n-grams, where the words have some
 */
function findKnownRows(
  model: Word2VecModel,
  words: readonly string[],
  counts: ArrayLike<number>,
  subwords?: SubwordRows,
): KnownRows {
  const { vectors, outputs, ownRows = vectors.vectors, settings } = model;
  const { dimensions } = settings;
  const known = Int32Array.from(words, (word) => vectors.words.indexOf(word));
  const ngrams = vectors.subwords;
  const rowOf = (table: Float32Array, row: number | undefined): Float32Array | undefined =>
    row === undefined || row < 0
      ? undefined
      : table.subarray(row * dimensions, (row + 1) * dimensions);
  const keepsOutputs =
    settings.loss !== 'hierarchical-softmax' ||
    (known.length === model.counts.length &&
      known.every((row, word) => row === word) &&
      haveSameTree(counts, model.counts));
  return {
    input(row) {
      if (row < known.length) return rowOf(ownRows, known[row]);
      const bucket = subwords?.buckets[row - known.length];
      return bucket === undefined || ngrams === undefined
        ? undefined
        : rowOf(
            ngrams.vectors,
            ngrams.buckets === undefined ? bucket : indexOfBucket(ngrams.buckets, bucket),
          );
    },
    output: (row) => (keepsOutputs ? rowOf(outputs, known[row]) : undefined),
  };
}

/** Finds the rows of vectors of any origin for a training; they have none for outputs. */
function findPretrainedRows(vectors: WordVectors, words: readonly string[]): KnownRows {
  return {
    input(row) {
      const id = row < words.length ? vectors.words.indexOf(words[row]) : -1;
      return id < 0 ? undefined : vectors.row(id);
    },
    output: () => undefined,
  };
}

/** Copies the known rows to their places in a table whose rows are `stride` apart. */
export function copyKnownRows(
  known: KnownRows['input'],
  table: Float32Array | Float64Array,
  stride: number,
): void {
  for (let row = 0; row * stride < table.length; row++) {
    const numbers = known(row);
    if (numbers !== undefined) table.set(numbers, row * stride);
  }
}

function haveSameTree(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  const [left, right] = [buildHuffmanPaths(a), buildHuffmanPaths(b)];
  return (
    left.nodes.length === right.nodes.length &&
    left.starts.every((start, word) => start === right.starts[word]) &&
    left.nodes.every((node, i) => node === right.nodes[i]) &&
    left.branches.every((branch, i) => branch === right.branches[i])
  );
}
