import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnalogies } from '../../src/vectors/analogy-questions.ts';
import { evaluateWordAnalogies } from '../../src/vectors/evaluate-word-analogies.ts';
import { findWord } from '../../src/vectors/find-word.ts';
import { mostSimilar } from '../../src/vectors/most-similar.ts';
import { doesntMatch, similarity } from '../../src/vectors/similarity.ts';
import { WordList } from '../../src/vectors/word-list.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';

const CAFE = 'café'.normalize('NFD');
const SPRING = '봄'.normalize('NFD');

const vectors = WordVectors.of({
  café: [1, 0.1, 0],
  thé: [0.9, 0.2, 0],
  봄: [0, 1, 0.3],
  가을: [0, 0.9, 0.4],
});

describe('a word in another form of Unicode', () => {
  it('is found by its composed form, and is no answer to itself', () => {
    expect(vectors.idOf(CAFE)).toBe(0);
    expect(vectors.vector(SPRING)).toEqual(vectors.row(2));
    expect(mostSimilar(vectors, { positive: [CAFE] })).toEqual(
      mostSimilar(vectors, { positive: ['café'] }),
    );
    expect(mostSimilar(vectors, { positive: [SPRING], topn: 1 })[0]!.word).toBe('가을');
    expect(similarity(vectors, SPRING, '봄')).toBeCloseTo(1, 6);
    expect(doesntMatch(vectors, [CAFE, 'thé', SPRING])).toBe(SPRING);
  });

  it('is found as it is spelled where both forms have a row', () => {
    const both = WordList.of(['café', CAFE]);
    expect([findWord(both, 'café'), findWord(both, CAFE)]).toEqual([0, 1]);
  });

  it('is found in any list that has one of its forms, and in no other', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(word, word, fc.constantFrom('NFC', 'NFD'), (one, other, form) => {
        const list = WordList.of([one.normalize(form)]);
        expect(findWord(list, one.normalize('NFC'))).toBe(0);
        expect(findWord(list, one.normalize('NFD'))).toBe(0);
        fc.pre(one.normalize('NFC') !== other.normalize('NFC'));
        expect(findWord(list, other)).toBe(-1);
      }),
    );
  });

  it('is an error where none of its forms has a row', () => {
    expect(() => vectors.vector('여름'.normalize('NFD'))).toThrow('has no vector');
  });

  it('counts in a test set as in the form of the vectors', async () => {
    const questions = ': capital\ncafé thé 봄 가을\n봄 가을 café thé\n';
    const [composed, decomposed] = await Promise.all(
      [questions, questions.normalize('NFD')].map((text) =>
        evaluateWordAnalogies(vectors, parseAnalogies(text, 'a')),
      ),
    );
    expect(composed!.total.asked).toBe(2);
    expect(decomposed).toEqual(composed);
  });
});
