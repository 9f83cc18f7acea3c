import { describe, expect, it } from 'vitest';
import { hashNgrams } from '../../../src/classifier/neural/hash-ngrams.ts';

describe('hashNgrams', () => {
  it('gives a row for each n-gram, and for those that reach over an end', () => {
    // 1-grams 3, 2-grams 2 + 2 with an end, 3-grams 1 + 2 with an end.
    expect(hashNgrams(Int32Array.of(5, 6, 7), 3, 1000)).toHaveLength(10);
    expect(hashNgrams(Int32Array.of(5, 6, 7), 1, 1000)).toHaveLength(3);
  });

  it('gives equal n-grams the same row, wherever they stand, and others another', () => {
    const rows = [...hashNgrams(Int32Array.of(5, 6, 5, 6), 2, 2 ** 20)];
    // Begin-5, then 5, 5-6, 6, 6-5, 5, 5-6, 6, 6-end.
    expect([rows[1], rows[2], rows[3]]).toEqual([rows[5], rows[6], rows[7]]);
    expect(new Set(rows).size).toBe(6);
  });

  it('reads a text that is longer than an argument list may be', () => {
    expect(hashNgrams(new Int32Array(300_000), 2, 64)).toHaveLength(600_001);
  });
});
