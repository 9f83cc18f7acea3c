import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CharactersWithinWords } from '../../src/counts/characters-within-words.ts';
import type { FeatureSource } from '../../src/counts/feature-source.ts';
import { FeatureUnion } from '../../src/counts/feature-union.ts';
import { HashedNgrams } from '../../src/counts/hashed-ngrams.ts';
import { NgramVocabulary } from '../../src/counts/ngram-vocabulary.ts';
import { characters, whitespace } from './analyzers.ts';

const withinWords = (shortest: number, longest: number): CharactersWithinWords =>
  new CharactersWithinWords(whitespace, new NgramVocabulary(characters, [shortest, longest]));

const namesOf = (source: FeatureSource, text: string): string[] => {
  const names = source.namesIn(text);
  return Array.from(source.found.subarray(0, source.find(text)), (id) => names.get(id) ?? '?');
};

describe('characters within words', () => {
  it('are the n-grams of each word between its marks, and of no two words', () => {
    const source = withinWords(2, 3);
    expect(source.learn('sky at')).toBe(4 + 3 + 3 + 2);
    const ofSky = ['<s', 'sk', 'ky', 'y>', '<sk', 'sky', 'ky>'];
    expect(namesOf(source, 'sky')).toEqual(ofSky);
    expect(namesOf(source, 'sky at')).toEqual([...ofSky, '<a', 'at', 't>', '<at', 'at>']);
  });

  it('are as many as fastText counts, n-gram by n-gram', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '말', '이'), minLength: 1 });
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const expected = words.flatMap((one) => {
          const marked = [...`<${one}>`];
          return [1, 2, 3].flatMap((n) =>
            marked
              .slice(0, Math.max(0, marked.length - n + 1))
              .map((_, i) => marked.slice(i, i + n).join('')),
          );
        });
        const source = withinWords(1, 3);
        source.learn(words.join(' '));
        expect(namesOf(source, words.join(' ')).sort()).toEqual(expected.sort());
      }),
    );
  });

  it('know a word by any character of it', () => {
    const source = withinWords(1, 3);
    source.learn('sky');
    expect(source.unknownIn('key zoo zoo', () => true)).toEqual(['zoo']);
    expect(source.unknownIn('sky', () => false)).toEqual(['sky']);
  });
});

describe('a union of features', () => {
  const words = new NgramVocabulary(whitespace, [1, 2]);
  words.learn('sky at night');
  const subwords = withinWords(2, 2);
  subwords.learn('sky at night');
  const union = new FeatureUnion([words, subwords]);

  it('numbers the features of the first source before those of the second', () => {
    expect(union.size).toBe(words.size + subwords.size);
    const length = union.find('night at');
    const first = words.find('night at');
    expect([...union.found.subarray(0, first)]).toEqual([...words.found.subarray(0, first)]);
    const second = subwords.find('night at');
    expect(length).toBe(first + second);
    expect(Array.from(union.found.subarray(first, length), (id) => id - words.size)).toEqual([
      ...subwords.found.subarray(0, second),
    ]);
  });

  it('names the features of both, and misses what neither has', () => {
    const names = union.namesIn('sky');
    expect([...names.values()]).toEqual(['sky', '<s', 'sk', 'ky', 'y>']);
    expect([...names.keys()].every((id) => id < union.size)).toBe(true);
    expect(union.unknownIn('skies moon sky', () => true)).toEqual(['moon']);
    expect(union.unknownIn('sky', () => false)).toEqual(['sky']);
  });

  it('joins hashed features too, which know every word', () => {
    const hashed = new FeatureUnion([
      new HashedNgrams(whitespace, [1, 1], 8),
      new CharactersWithinWords(whitespace, new HashedNgrams(characters, [1, 2], 16)),
    ]);
    expect(hashed.size).toBe(24);
    expect(hashed.find('ab')).toBe(1 + 4 + 3);
    const found = [...hashed.found.subarray(0, 8)];
    expect(found.filter((id) => id < 8)).toHaveLength(1);
    expect(hashed.unknownIn('ab', () => true)).toEqual([]);
  });
});
