/** How character n-grams are numbered: fastText's scheme and its option names. */
export interface SubwordOptions {
  /** Shortest n-gram, in characters; fastText's `-minn`. */
  readonly minn: number;
  /** Longest n-gram, in characters; 0 for no n-grams; fastText's `-maxn`. */
  readonly maxn: number;
  /** How many numbers the n-grams' hashes share; fastText's `-bucket`. */
  readonly bucket: number;
}

/** Marks a word's beginning and end, so that its prefixes and suffixes are n-grams of their own. */
const WORD_BEGIN = 0x3c;
const WORD_END = 0x3e;

/**
 * FNV-1a over bytes that are sign-extended before the exclusive or, as the C++ `char` of fastText
 * is on most machines: files made elsewhere need the same.
 */
function hashNgram(bytes: Uint8Array, begin: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = begin; i < end; i++) {
    hash = Math.imul(hash ^ ((bytes[i] << 24) >> 24), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * The numbers, below `bucket`, of the character n-grams of `<word>`, in fastText's order
 * (Bojanowski et al. 2017, section 3.2; a lone `<` or `>` is no n-gram).
 * @param word UTF-8 bytes
 */
export function subwordBuckets(word: Uint8Array, options: SubwordOptions): number[] {
  const { minn, maxn, bucket } = options;
  const bytes = new Uint8Array(word.length + 2);
  bytes[0] = WORD_BEGIN;
  bytes.set(word, 1);
  bytes[bytes.length - 1] = WORD_END;
  const continues = (at: number): boolean => at < bytes.length && (bytes[at] & 0xc0) === 0x80;
  const buckets: number[] = [];
  for (let begin = 0; begin < bytes.length; begin++) {
    if (continues(begin)) continue;
    let end = begin;
    for (let length = 1; length <= maxn && end < bytes.length; length++) {
      end++;
      while (continues(end)) end++;
      const bare = length === 1 && (begin === 0 || end === bytes.length);
      if (length >= minn && !bare) buckets.push(hashNgram(bytes, begin, end) % bucket);
    }
  }
  return buckets;
}

/** Vectors of character n-grams, from which any word has a vector. */
export class SubwordVectors {
  readonly options: SubwordOptions;
  /** Row-major, bucket × dimensions. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  readonly #encoder: TextEncoder = new TextEncoder();

  constructor(options: SubwordOptions, vectors: Float32Array, dimensions: number) {
    this.options = options;
    this.vectors = vectors;
    this.dimensions = dimensions;
  }

  /** The mean of the word's n-grams' vectors; undefined for a word too short to have any. */
  vector(word: string): Float32Array | undefined {
    const buckets = subwordBuckets(this.#encoder.encode(word), this.options);
    if (buckets.length === 0) return undefined;
    const sum = new Float32Array(this.dimensions);
    this.addTo(sum, buckets);
    return sum.map((value) => value / buckets.length);
  }

  /** Adds the vectors of some n-grams to a sum. */
  addTo(sum: Float32Array, buckets: readonly number[]): void {
    const { vectors, dimensions } = this;
    for (const bucket of buckets) {
      const start = bucket * dimensions;
      for (let i = 0; i < dimensions; i++) sum[i] += vectors[start + i];
    }
  }
}
