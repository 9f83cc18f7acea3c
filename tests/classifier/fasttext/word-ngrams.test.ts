import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visitWordNgrams } from '../../../src/classifier/fasttext/word-ngrams.ts';

/** fastText's own arithmetic: 64 bits, each token's hash sign-extended. */
function bucketsByBigInts(hashes: readonly number[], longest: number, bucket: number): number[] {
  const buckets: number[] = [];
  hashes.forEach((_, first) => {
    let hash = BigInt.asUintN(64, BigInt(hashes[first]));
    for (const next of hashes.slice(first + 1, first + longest)) {
      hash = BigInt.asUintN(64, hash * 116049371n + BigInt(next));
      buckets.push(Number(hash % BigInt(bucket)));
    }
  });
  return buckets;
}

test('the buckets of word n-grams are those of 64-bit arithmetic', () => {
  const hashes = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 12 });
  const bucket = fc.oneof(
    fc.constantFrom(1, 2_000_000, 2 ** 31),
    fc.integer({ min: 1, max: 2 ** 31 }),
  );
  fc.assert(
    fc.property(hashes, fc.integer({ min: 1, max: 6 }), bucket, (tokens, longest, size) => {
      const found: number[] = [];
      visitWordNgrams(
        Int32Array.from(tokens),
        tokens.length,
        { longest, bucket: size },
        (one) => void found.push(one),
      );
      expect(found).toEqual(bucketsByBigInts(tokens, longest, size));
    }),
  );
});
