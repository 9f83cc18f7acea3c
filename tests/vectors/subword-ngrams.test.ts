import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SubwordUnits, subwordBuckets } from '../../src/vectors/subword-ngrams.ts';

const BUCKET = 2 ** 31;

function bucketsOf(word: string, units: SubwordUnits, minn = 3, maxn = 6): number[] {
  return subwordBuckets(new TextEncoder().encode(word), { units, minn, maxn, bucket: BUCKET });
}

function countShared(first: string, second: string, units: SubwordUnits): number {
  const known = new Set(bucketsOf(first, units));
  return bucketsOf(second, units).filter((bucket) => known.has(bucket)).length;
}

describe('n-grams of jamo', () => {
  it('treat each syllable as three letters', () => {
    // < ᄀ ᅡ – >  has four trigrams less one: <가, 가–, ᅡ–>.
    expect(bucketsOf('가', 'jamo', 3, 3)).toHaveLength(3);
    expect(bucketsOf('각', 'jamo', 3, 3)).toHaveLength(3);
    expect(bucketsOf('가', 'jamo', 3, 3)).toEqual(
      bucketsOf('\u1100\u1161\u3164', 'code-points', 3, 3),
    );
    expect(bucketsOf('각', 'jamo')).toEqual(bucketsOf('\u1100\u1161\u11a8', 'code-points'));
  });

  it('are the same for composed and decomposed text, and mark every open syllable', () => {
    const syllables = fc.array(fc.integer({ min: 0xac00, max: 0xd7a3 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(syllables, (codes) => {
        const word = String.fromCharCode(...codes);
        expect(bucketsOf(word.normalize('NFD'), 'jamo')).toEqual(bucketsOf(word, 'jamo'));
        // Trigrams of 3 letters a syllable and the two brackets.
        expect(bucketsOf(word, 'jamo', 3, 3)).toHaveLength(3 * codes.length);
      }),
    );
  });

  it('are shared by a misspelled word and the right one, where n-grams of characters are not', () => {
    expect(countShared('재밌다', '재밋다', 'code-points')).toBe(0);
    expect(countShared('재밌다', '재밋다', 'jamo')).toBeGreaterThan(8);
  });

  it('leave other scripts as they are', () => {
    expect(bucketsOf('naïve', 'jamo')).toEqual(bucketsOf('naïve', 'code-points'));
    expect(bucketsOf('ㅋㅋㅋ', 'jamo')).toEqual(bucketsOf('ㅋㅋㅋ', 'code-points'));
  });
});
