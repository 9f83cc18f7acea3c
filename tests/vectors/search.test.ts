import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostSimilar, type SimilarWord } from '../../src/vectors/most-similar.ts';
import { mostSimilarCosmul } from '../../src/vectors/most-similar-cosmul.ts';
import { nearSpellings } from '../../src/vectors/near-spellings.ts';
import {
  closerThan,
  doesntMatch,
  nSimilarity,
  rank,
  rankByCentrality,
  similarity,
} from '../../src/vectors/similarity.ts';
import { TopScores } from '../../src/vectors/top-scores.ts';
import { parseVectorExpression } from '../../src/vectors/vector-expression.ts';
import { WordList } from '../../src/vectors/word-list.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';
import { golden, goldenVectors as vectors } from './golden-vectors.ts';

/** gensim works in 32-bit floats. */
const DIGITS = 5;

function expectAnswers(
  found: readonly SimilarWord[],
  expected: readonly (string | number)[][],
): void {
  expect(found.map(({ word }) => word)).toEqual(expected.map(([word]) => word));
  found.forEach((answer, i) => {
    expect(answer.similarity).toBeCloseTo(Number(expected[i]![1]), DIGITS);
  });
}

describe('search equals gensim', () => {
  it.each(golden.queries)('for $query', ({ query, mostSimilar: expected, cosmul }) => {
    expectAnswers(mostSimilar(vectors, query), expected);
    const { restrictVocab: _, ...unrestricted } = query;
    expectAnswers(mostSimilarCosmul(vectors, unrestricted), cosmul);
  });

  it.each(golden.doesntMatch)('for the odd one of $words', ({ words, answer, ranked }) => {
    expect(doesntMatch(vectors, words)).toBe(answer);
    expectAnswers(rankByCentrality(vectors, words), ranked);
  });

  it('for similarities and ranks', () => {
    for (const [a, b, value] of golden.similarity as [string, string, number][]) {
      expect(similarity(vectors, a, b)).toBeCloseTo(value, DIGITS);
    }
    for (const [a, b, value] of golden.nSimilarity as [string[], string[], number][]) {
      expect(nSimilarity(vectors, a, b)).toBeCloseTo(value, DIGITS);
    }
    for (const [a, b, place, closer] of golden.rank as [string, string, number, string[]][]) {
      expect(rank(vectors, a, b)).toBe(place);
      expect(closerThan(vectors, a, b)).toEqual(closer);
    }
  });
});

describe('search', () => {
  it('finds king − man + woman by a formula, by words and by a vector', () => {
    const made = WordVectors.of({
      king: [1, 0, 1],
      man: [1, 0, 0],
      woman: [0, 1, 0],
      queen: [0, 1, 1],
      apple: [-1, -1, 0.1],
    });
    const byWords = mostSimilar(made, { positive: ['king', 'woman'], negative: ['man'] });
    const byFormula = mostSimilar(made, { positive: parseVectorExpression('king - man + woman') });
    expect(byWords[0]!.word).toBe('queen');
    expect(byFormula).toEqual(byWords);
    expect(mostSimilar(made, { positive: [Float32Array.of(0, 1, 1)] })[0]!.word).toBe('queen');
  });

  it('finds the intruder of the notes', () => {
    const made = WordVectors.of({
      math: [1, 0.1],
      shopping: [0.9, 0.3],
      reading: [1, 0.2],
      sky: [-1, 1],
    });
    expect(doesntMatch(made, ['math', 'shopping', 'sky', 'reading'])).toBe('sky');
  });

  it('names near spellings of an unknown word, Hangul by its jamo', () => {
    expect(() => mostSimilar(vectors, { positive: ['quen'] })).toThrow(
      'The word "quen" has no vector among these 38. Did you mean queen?',
    );
    const words = WordList.of(['한글', '한국', 'KOREA', 'the']);
    expect(nearSpellings(words, '한굴')).toEqual(['한글', '한국']);
    expect(nearSpellings(words, 'korae')).toEqual(['KOREA']);
    expect(nearSpellings(words, 'xyzzy')).toEqual([]);
  });

  it('searches only the first words when it is restricted to them', () => {
    const query = { positive: ['cat'], negative: ['Oslo'] };
    const first = new Set(golden.words.slice(0, 9));
    for (const search of [mostSimilar, mostSimilarCosmul]) {
      const all = search(vectors, { ...query, topn: 100 });
      const few = search(vectors, { ...query, topn: 100, restrictVocab: 9 });
      expect(few).toEqual(all.filter(({ word }) => first.has(word)));
    }
  });

  it('gives a zero vector a similarity of 0, and no NaN', () => {
    const made = WordVectors.of({ a: [1, 0], nothing: [0, 0], b: [-1, 0] });
    expect(mostSimilar(made, { positive: ['a'] }).map(({ word }) => word)).toEqual([
      'nothing',
      'b',
    ]);
    expect(similarity(made, 'a', 'nothing')).toBe(0);
    expect(mostSimilar(made, { positive: ['nothing'] }).map((a) => a.similarity)).toEqual([0, 0]);
  });

  it('names the word whose vector is not finite', () => {
    const made = WordVectors.of({ a: [1, 0], bad: [Number.NaN, 0] });
    expect(() => mostSimilar(made, { positive: ['a'] })).toThrow(/"bad" \(word 2\)/);
  });

  it('refuses an empty query and a vector of another length', () => {
    expect(() => mostSimilar(vectors, {})).toThrow(/at least one word/);
    expect(() => mostSimilarCosmul(vectors, { negative: ['cat'] })).toThrow(
      /at least one positive/,
    );
    expect(() => mostSimilar(vectors, { positive: [new Float32Array(3)] })).toThrow(
      'A vector has 3 numbers; these word vectors have 8.',
    );
    expect(() => doesntMatch(vectors, [])).toThrow(/no words/);
    expect(() => nSimilarity(vectors, ['cat'], [])).toThrow(/empty/);
  });

  it('keeps the highest scores like sorting, the first of equal ones', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 12 }), (values, count) => {
        const best = new TopScores(count);
        values.forEach((score, id) => {
          best.offer(id, score);
        });
        const sorted = values.map((score, id) => ({ score, id })).sort((a, b) => b.score - a.score);
        expect(best.ids).toEqual(sorted.slice(0, count).map(({ id }) => id));
      }),
    );
  });
});

describe('the arithmetic of words', () => {
  it.each([
    ['king - man + woman', { king: 1, man: -1, woman: 1 }],
    ['한국 − 서울 + 도쿄', { 한국: 1, 서울: -1, 도쿄: 1 }],
    ['- bad + well-known', { bad: -1, 'well-known': 1 }],
    ['2 * (good - bad) + 0.5 * film', { good: 2, bad: -2, film: 0.5 }],
    ['(a + (b - c)) - (d - a)', { a: 2, b: 1, c: -1, d: -1 }],
    ['"New York" - "+"', { 'New York': 1, '+': -1 }],
    ['7', { 7: 1 }],
  ])('reads %s', (formula, weights) => {
    const parsed = parseVectorExpression(formula);
    expect(Object.fromEntries(parsed.map(({ term, weight }) => [term, weight]))).toEqual(weights);
  });

  it.each([
    ['', 'a word was expected at its end'],
    ['king -', 'a word was expected at its end'],
    ['king man', '+ or - was expected at "man" (place 6)'],
    ['(king', ') was expected at its end'],
    ['king)', '+ or - was expected at ")"'],
    ['king * 2', 'a number was expected before * at "king"'],
    ['"king', 'quotation mark'],
  ])('refuses %s', (formula, message) => {
    expect(() => parseVectorExpression(formula)).toThrow(message);
  });
});

describe('a list of words', () => {
  it('numbers words as a Map would, for any words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 4 }), { maxLength: 300 }),
        (words) => {
          const list = WordList.of(words);
          const distinct = [...new Set(words)];
          expect([...list]).toEqual(distinct);
          expect(distinct.map((word) => list.indexOf(word))).toEqual(distinct.map((_, i) => i));
          expect(list.indexOf('not among them')).toBe(-1);
        },
      ),
    );
  });
});
