import { type SubwordOptions, subwordBuckets } from './subword-ngrams.ts';

/** The parts of `SubwordVectors`. */
export interface SubwordVectorsParts {
  readonly options: SubwordOptions;
  /** Row-major, rows × dimensions. Not copied. */
  readonly vectors: Float32Array;
  /** Numbers in a vector. */
  readonly dimensions: number;
  /**
   * The buckets that have a row, in ascending order: row i belongs to bucket `buckets[i]`. Absent where every
   * bucket has one, as in fastText's files. Rows of n-grams that no training word had would be noise, and take most of the memory.
   */
  readonly buckets?: Uint32Array;
}

/** Holds vectors of character n-grams, from which any word gets a vector. */
export class SubwordVectors {
  readonly options: SubwordOptions;
  readonly vectors: Float32Array;
  readonly dimensions: number;
  readonly buckets: Uint32Array | undefined;
  readonly #encoder: TextEncoder = new TextEncoder();

  constructor({ options, vectors, dimensions, buckets }: SubwordVectorsParts) {
    this.options = options;
    this.vectors = vectors;
    this.dimensions = dimensions;
    this.buckets = buckets;
  }

  /** Computes the mean of the vectors of the word's n-grams; undefined where none of them has a vector. */
  vector(word: string): Float32Array | undefined {
    const rows = this.rows(this.#encoder.encode(word));
    if (rows.length === 0) return undefined;
    const sum = new Float32Array(this.dimensions);
    this.addTo(sum, rows);
    return sum.map((value) => value / rows.length);
  }

  /**
   * Finds the rows of a word's n-grams, without those that have none.
   * @param word UTF-8 bytes
   */
  rows(word: Uint8Array): number[] {
    const wanted = subwordBuckets(word, this.options);
    const { buckets } = this;
    if (buckets === undefined) return wanted;
    return wanted.map((bucket) => indexOfBucket(buckets, bucket)).filter((row) => row >= 0);
  }

  /** Adds some rows to a sum. */
  addTo(sum: Float32Array, rows: readonly number[]): void {
    const { vectors, dimensions } = this;
    for (const row of rows) {
      const start = row * dimensions;
      for (let i = 0; i < dimensions; i++) sum[i] += vectors[start + i];
    }
  }
}

/** Finds the index of a bucket in an ascending list, or −1. */
export function indexOfBucket(buckets: Uint32Array, bucket: number): number {
  let low = 0;
  let high = buckets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (buckets[middle] < bucket) low = middle + 1;
    else high = middle;
  }
  return buckets[low] === bucket ? low : -1;
}
