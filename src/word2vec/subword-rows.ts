import { type SubwordOptions, subwordBuckets } from '../vectors/subword-ngrams.ts';
import { indexOfBucket } from '../vectors/subword-vectors.ts';

/** Which input rows each word's vector is the mean of. */
export interface SubwordRows {
  /** [words + 1]; word w's rows are numbers[starts[w]] … numbers[starts[w + 1] − 1]. */
  readonly starts: Int32Array;
  /** Row w is word w's own; row words + i is the n-grams' of bucket `buckets[i]`. */
  readonly numbers: Int32Array;
  /** The buckets that a word uses, rising. The others would never be trained: they have no row. */
  readonly buckets: Uint32Array;
}

/** Numbers the rows of words and of their n-grams. */
export function numberSubwordRows(words: readonly string[], options: SubwordOptions): SubwordRows {
  const encoder = new TextEncoder();
  const ngrams = words.map((word) =>
    Uint32Array.from(subwordBuckets(encoder.encode(word), options)),
  );
  const starts = new Int32Array(words.length + 1);
  ngrams.forEach((found, word) => {
    starts[word + 1] = starts[word] + 1 + found.length;
  });
  const buckets = collectDistinct(ngrams, starts[words.length] - words.length);
  const numbers = new Int32Array(starts[words.length]);
  ngrams.forEach((found, word) => {
    numbers[starts[word]] = word;
    found.forEach((bucket, i) => {
      numbers[starts[word] + 1 + i] = words.length + indexOfBucket(buckets, bucket);
    });
  });
  return { starts, numbers, buckets };
}

function collectDistinct(lists: readonly Uint32Array[], length: number): Uint32Array {
  const all = new Uint32Array(length);
  let end = 0;
  for (const list of lists) {
    all.set(list, end);
    end += list.length;
  }
  all.sort();
  return all.filter((value, i) => i === 0 || value !== all[i - 1]);
}
