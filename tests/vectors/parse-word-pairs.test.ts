import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateWordPairs } from '../../src/vectors/evaluate-word-pairs.ts';
import { parseWordPairs } from '../../src/vectors/parse-word-pairs.ts';
import { WordList } from '../../src/vectors/word-list.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';

interface Golden {
  readonly words: readonly string[];
  readonly vectors: readonly (readonly number[])[];
  readonly pairs: readonly (readonly [string, string, number])[];
  readonly layouts: Readonly<Record<string, string>>;
  readonly spearman: number;
  readonly pearson: number;
}

const golden: Golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../golden/word-pairs.json'), 'utf8'),
);

describe('a test set of word pairs', () => {
  const vectors = new WordVectors({
    words: WordList.of(golden.words),
    vectors: Float32Array.from(golden.vectors.flat()),
    dimensions: 5,
  });

  it.each(Object.entries(golden.layouts))(
    "is read as published, with SciPy's numbers: %s",
    (_, text) => {
      const pairs = parseWordPairs(text, 'pairs');
      expect(pairs).toEqual(
        golden.pairs.map(([first, second, score]) => ({ first, second, score })),
      );
      const { spearman, pearson, unknownRatio } = evaluateWordPairs(vectors, pairs);
      expect(spearman).toBeCloseTo(golden.spearman, 9);
      expect(pearson).toBeCloseTo(golden.pearson, 6);
      expect(unknownRatio).toBe(0);
    },
  );

  it.each([
    [
      'old\tnew\tA\t1.58\t2.72\n',
      'p, line 1: it is not clear which of the 5 columns has the scores',
    ],
    [
      '# 1\n\na\tb\tc\td\ne\tf\t1\t2\n',
      'p, line 3: it is not clear which column has the scores: a, b, c, d; name it "score"',
    ],
    [
      'word1,word2,score,rating\na,b,1,2\n',
      'which column has the scores: word1, word2, score, rating;',
    ],
    [
      'old new 1.58\nice cream dessert 5\n',
      'p, line 2: the line has 4 columns, but the first line has 3',
    ],
    ['word1;word2;POS;score\nold;new;A;1,58\n', 'p, line 2: two words and a number were expected'],
    ['old,new,1\n,new,2\n', 'p, line 2: two words and a number were expected'],
    ['old,new,1\nold,new,\n', 'p, line 2: two words and a number were expected'],
    ['old,new,1\nold,new,Infinity\n', 'p, line 2: two words and a number were expected'],
    ['word1 word2 score\n', 'p: there is no pair of words in it'],
    ['old new\n', 'p, line 1: two words and a number were expected'],
  ])('that is unclear is refused: %j', (text, message) => {
    expect(() => parseWordPairs(text, 'p')).toThrow(message);
  });
});
