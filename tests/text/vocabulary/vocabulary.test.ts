import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_SPECIAL_TOKENS } from '../../../src/text/units/special-tokens.ts';
import { buildVocabulary } from '../../../src/text/vocabulary/build-vocabulary.ts';
import { compareCodePoints } from '../../../src/text/vocabulary/compare.ts';
import {
  vocabularyFromState,
  vocabularyToState,
} from '../../../src/text/vocabulary/vocabulary-state.ts';
import {
  vocabularyFromText,
  vocabularyToText,
} from '../../../src/text/vocabulary/vocabulary-text.ts';
import { WordCounter } from '../../../src/text/vocabulary/word-counter.ts';

function count(words: Iterable<string>, limit?: number): WordCounter {
  const counter = new WordCounter(limit === undefined ? {} : { limit });
  for (const word of words) counter.add(word);
  return counter;
}

const { counts } = count('나 너 나 나 너 우리 가 \u{1f44d} \uff01'.split(' '));

describe('a vocabulary', () => {
  it('orders by count, then by code point, special tokens first', () => {
    const vocabulary = buildVocabulary(counts, { special: USUAL_SPECIAL_TOKENS });
    expect(vocabulary.words).toEqual(
      '<pad> <unk> <s> </s> 나 너 가 우리 \uff01 \u{1f44d}'.split(' '),
    );
    expect([...vocabulary.counts]).toEqual([0, 0, 0, 0, 3, 2, 1, 1, 1, 1]);
    expect(vocabulary.idOf('너')).toBe(5);
    expect(vocabulary.idOf('누구')).toBe(1);
    expect(vocabulary.has('누구')).toBe(false);
    expect(vocabulary.wordOf(4)).toBe('나');
    expect(() => vocabulary.wordOf(10)).toThrow(/no word 10/);
  });

  it('keeps the words that are frequent enough, up to the maximum size', () => {
    expect(buildVocabulary(counts, { minCount: 2 }).words).toEqual(['나', '너']);
    expect(buildVocabulary(counts, { maxSize: 3 }).words).toEqual(['나', '너', '가']);
    const small = buildVocabulary(counts, { maxSize: 2, special: { unknown: '나' } });
    expect(small.words).toEqual(['나', '너']);
    expect(small.counts[0]).toBe(3);
    expect(buildVocabulary(counts).idOf('누구')).toBe(-1);
    expect(() => buildVocabulary(counts, { maxSize: 0 })).toThrow(/from 1 up/);
    expect(() => buildVocabulary(counts, { special: { begin: 'x', end: 'x' } })).toThrow(/same/);
  });

  it('survives saving as a model and as text, for any words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (words) => {
        const vocabulary = buildVocabulary(count(words).counts, { special: { unknown: '<unk>' } });
        const read = vocabularyFromState(vocabularyToState(vocabulary));
        expect(read.words).toEqual(vocabulary.words);
        expect(read.counts).toEqual(vocabulary.counts);
        expect(read.special).toEqual(vocabulary.special);
        const lines = [...vocabularyToText(vocabulary)].join('').split('\n').slice(0, -1);
        expect(vocabularyFromText(lines, 'words.tsv').words).toEqual(vocabulary.words);
      }),
    );
  });

  it('refuses a damaged file and says what is wrong', () => {
    const state = vocabularyToState(buildVocabulary(counts));
    const { 'vocabulary.offsets': offsets, ...others } = state.tensors;
    const forged = (data: number[]) => ({
      ...state,
      tensors: {
        ...others,
        'vocabulary.offsets': { shape: [data.length], data: Uint32Array.from(data) },
      },
    });
    expect(() => vocabularyFromState({ ...state, tensors: others })).toThrow(/lacks/);
    expect(() => vocabularyFromState(forged([0, 1]))).toThrow(/contradict/);
    const last = (offsets!.data as Uint32Array).at(-1)!;
    expect(() => vocabularyFromState(forged([0, 9e8, last]))).toThrow(/out of place/);
    expect(() => vocabularyFromState(forged([0, 1, last]))).toThrow(/not UTF-8/);
    expect(() => vocabularyFromState(forged([0, 0, 0, last]))).toThrow(/counts|twice/);
    expect(() => vocabularyFromText(['a\t1', 'b'], 'words.tsv')).toThrow(/words.tsv, line 2/);
    expect(() => vocabularyFromText(['a\t1', 'a\t1'], 'words.tsv')).toThrow(/twice/);
  });

  it('cannot be saved with half a surrogate pair', () => {
    const vocabulary = buildVocabulary(count(['\ud83d']).counts);
    expect(() => vocabularyToState(vocabulary)).toThrow(/surrogate/);
  });
});

describe('counting in bounded memory', () => {
  it('forgets the rarest words, and reports it', () => {
    const frequent = Array.from({ length: 400 }, (_, i) => ['자주', 'often', `rare ${i}`]).flat();
    const counter = count(frequent, 50);
    expect(counter.counts.size).toBeLessThanOrEqual(50);
    expect(counter.counts.get('자주')).toBe(400);
    expect(counter.counts.get('often')).toBe(400);
    expect(counter.forgottenUpTo).toBeGreaterThan(0);
    expect(counter.prunings).toBeGreaterThan(5);
  });

  it('is exact while there is room', () => {
    const counter = count(['a', 'b', 'a', 'a word of more than thirteen units'], 3);
    expect([...counter.counts]).toEqual([
      ['a', 2],
      ['b', 1],
      ['a word of more than thirteen units', 1],
    ]);
    expect(counter.forgottenUpTo).toBe(0);
  });
});

describe('a word counter', () => {
  const word = fc.oneof(
    fc.constantFrom('a', '가', '\ud83d', '\ude00', '\ud83d\ude00', '\ufffd', ''),
    fc.string({ unit: 'binary', maxLength: 2 }),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.nat(10_000).map((length) => '긴'.repeat(length)),
  );

  it('counts like a map, including halves of surrogate pairs', () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const expected = new Map<string, number>();
        for (const each of words) expected.set(each, (expected.get(each) ?? 0) + 1);
        const { counts: found } = count(words);
        expect([...found]).toEqual([...expected]);
        expect([...found.keys()]).toEqual([...expected.keys()]);
        expect([...found.values()]).toEqual([...expected.values()]);
        expect(found.size).toBe(expected.size);
        expect(found.has('b')).toBe(expected.has('b'));
        for (const each of words) expect(found.get(each)).toBe(expected.get(each));
      }),
    );
  });

  it('forgets the rarest words as a map would, in bytes as in strings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'abcdefghij')),
        fc.integer({ min: 1, max: 8 }),
        (words, limit) => {
          const expected = new Map<string, number>();
          let threshold = 0;
          for (const each of words) {
            if (!expected.has(each) && expected.size >= limit) {
              while (expected.size > limit * 0.75) {
                threshold++;
                for (const [known, times] of expected)
                  if (times <= threshold) expected.delete(known);
              }
            }
            expected.set(each, (expected.get(each) ?? 0) + 1);
          }
          const counter = count(words, limit);
          const inBytes = new WordCounter({ limit });
          const bytes = new TextEncoder().encode(words.join(''));
          words.forEach((_, at) => {
            inBytes.addUtf8(bytes, at, at + 1);
          });
          expect([...counter.counts]).toEqual([...expected]);
          expect([...inBytes.counts]).toEqual([...expected]);
          expect(counter.forgottenUpTo).toBe(threshold);
        },
      ),
    );
  });

  it('gives the same vocabulary as a plain map of its counts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 2 })), (words) => {
        const { counts: found } = count(words);
        const plain = [...found].sort(([a, m], [b, n]) => n - m || compareCodePoints(a, b));
        for (const given of [found, new Map(found)]) {
          const vocabulary = buildVocabulary(given);
          expect(vocabulary.words).toEqual(plain.map(([each]) => each));
          expect([...vocabulary.counts]).toEqual(plain.map(([, times]) => times));
        }
      }),
    );
  });
});

it('compares code points as their UTF-8 bytes compare', () => {
  const encoder = new TextEncoder();
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const left = [...encoder.encode(a)];
      const right = [...encoder.encode(b)];
      const at = left.findIndex((byte, i) => byte !== right[i]);
      const expected = at < 0 ? left.length - right.length : left[at]! - (right[at] ?? -1);
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(expected));
    }),
  );
});
