import type { WordTable } from '../../base/word-table.ts';
import type { Analyzer } from '../../counts/analyzer.ts';

/**
 * How a text's vector becomes the classes' probabilities: a softmax over all classes; hierarchical softmax along a Huffman
 * tree of the classes (Morin & Bengio 2005), for thousands of them; or a sigmoid for each class alone (one-vs-all), for
 * texts with several labels.
 */
export type FastTextLoss = 'softmax' | 'hierarchical-softmax' | 'one-vs-all';

/** The names of the losses. */
export const FASTTEXT_LOSSES: readonly FastTextLoss[] = [
  'softmax',
  'hierarchical-softmax',
  'one-vs-all',
];

/** What a fastText classifier computes, as far as its file tells: no settings of its training. */
export interface FastTextShape {
  /** Cuts texts into tokens. */
  readonly analyzer: Analyzer;
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** The longest n-gram of tokens; 1 for tokens alone. */
  readonly wordNgrams: number;
  /** The shortest n-gram of characters within tokens. */
  readonly minn: number;
  /** The longest; 0 for none. */
  readonly maxn: number;
  /** How many numbers the n-grams' hashes share; 0 where there are no n-grams. */
  readonly bucket: number;
  readonly loss: FastTextLoss;
  /**
   * Of `one-vs-all`: `exact`, or fastText's `table` of 512 steps between −8 and 8, by which its models predict and whose
   * probabilities are up to 0.008 off. Our own trainings make exact ones.
   */
  readonly sigmoid: 'exact' | 'table';
}

/** A matrix whose rows are added and multiplied: dense or, of a quantized model, put together from codes. */
export interface RowMatrix {
  readonly rows: number;
  readonly dimensions: number;
  /** Adds a row times `scale` to `sum`, [dimensions]. */
  addRowTo(row: number, scale: number, sum: Float64Array): void;
  /** Computes the product of a row and a vector, [dimensions]. */
  dotRow(row: number, vector: Float64Array): number;
}

/** A matrix of floats, row by row: [rows × dimensions]. */
export class DenseRows implements RowMatrix {
  readonly rows: number;
  readonly dimensions: number;
  readonly data: Float32Array;

  constructor(data: Float32Array, dimensions: number) {
    this.data = data;
    this.dimensions = dimensions;
    this.rows = data.length / dimensions;
  }

  addRowTo(row: number, scale: number, sum: Float64Array): void {
    const { data, dimensions } = this;
    const start = row * dimensions;
    for (let i = 0; i < dimensions; i++) sum[i] += scale * data[start + i];
  }

  dotRow(row: number, vector: Float64Array): number {
    const { data, dimensions } = this;
    const start = row * dimensions;
    let sum = 0;
    for (let i = 0; i < dimensions; i++) sum += data[start + i] * vector[i];
    return sum;
  }
}

/**
 * Which buckets of n-grams have rows, behind the words' rows.
 *
 * - `all`: each of them; the row of bucket b is words + b, as in fastText's `.bin`
 * - `listed`: those of `buckets`; the row of `buckets[i]` is words + i. The n-grams of other buckets are features whose
 *   vector is `zero` (they count in the mean: what training never saw), or `absent` (no features at all: what fastText's
 *   quantization cut off)
 */
export type NgramRows =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'listed';
      readonly buckets: Int32Array;
      readonly others: 'zero' | 'absent';
    };

/** What a fastText classifier is made of: plain data, shared by training, files and quantization. */
export interface FastTextParts {
  readonly shape: FastTextShape;
  /** The words, `</s>` among them, by their rows in `input`; most frequent first. */
  readonly words: WordTable;
  /** How often each word was seen. */
  readonly wordCounts: Float64Array;
  readonly ngramRows: NgramRows;
  /** The classes by their rows in `output`, most frequent first, without the mark `__label__`. */
  readonly labels: readonly string[];
  /** How many documents have each label; hierarchical softmax makes its tree of them. */
  readonly labelCounts: Float64Array;
  /** The vectors of words and, behind them, of n-grams: [words + n-grams × dimensions]. */
  readonly input: RowMatrix;
  /** [labels × dimensions]; of hierarchical softmax its rows are the tree's inner nodes, and the last is not used. */
  readonly output: RowMatrix;
  /** The number of documents that it learned from. */
  readonly documents: number;
}
