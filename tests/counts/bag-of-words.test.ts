import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/base/errors.ts';
import { CountVectorizer } from '../../src/counts/count-vectorizer.ts';
import { checkCsrMatrix, csrFromDense, denseRow, toDense } from '../../src/counts/csr-matrix.ts';
import { HashingVectorizer } from '../../src/counts/hashing-vectorizer.ts';
import { murmur3 } from '../../src/counts/murmur3.ts';
import { oneHot } from '../../src/counts/one-hot.ts';
import { TfidfVectorizer } from '../../src/counts/tfidf-vectorizer.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';
import { characters, whitespace } from './analyzers.ts';

const exact = createTextPipeline({ tokenizer: { kind: 'whitespace' } });
const VOCABULARY = ['John', 'really', 'loves', 'this', 'movie', 'Jane', 'likes', 'song'];
const JOHN = 'John really really loves this movie';
const JANE = 'Jane really likes this song';

describe("the lecture's bag of words", () => {
  it('puts any two distinct words at distance √2 and cosine similarity 0', () => {
    const rows = toDense(oneHot([0, 1, 2, 3, 4, 5, 6, 7], VOCABULARY.length));
    for (const [i, a] of rows.entries()) {
      for (const [j, b] of rows.entries()) {
        const distance = Math.hypot(...a.map((value, column) => value - b[column]!));
        const dot = a.reduce((sum, value, column) => sum + value * b[column]!, 0);
        expect(distance).toBe(i === j ? 0 : Math.SQRT2);
        expect(dot).toBe(i === j ? 1 : 0);
      }
    }
  });

  it('counts the two sentences over (John, really, loves, this, movie, Jane, likes, song)', () => {
    const vectorizer = new CountVectorizer({ analyzer: exact });
    const rows = vectorizer.fitTransform([JOHN, JANE]);
    expect(vectorizer.featureNames()).toEqual(VOCABULARY);
    expect(toDense(rows)).toEqual([
      [1, 2, 1, 1, 1, 0, 0, 0],
      [0, 1, 0, 1, 0, 1, 1, 1],
    ]);
    expect(vectorizer.inverseTransform(rows)[1]).toEqual([
      'really',
      'this',
      'Jane',
      'likes',
      'song',
    ]);
  });

  it("makes a sentence the sum of its words' one-hot rows", () => {
    const ids = JOHN.split(' ').map((word) => VOCABULARY.indexOf(word));
    const words = toDense(oneHot(ids, VOCABULARY.length));
    const sum = VOCABULARY.map((_, column) => words.reduce((n, row) => n + row[column]!, 0));
    const rows = new CountVectorizer({ analyzer: exact }).fit([JOHN, JANE]).transform([JOHN]);
    expect(denseRow(rows, 0)).toEqual(sum);
  });
});

/** n-grams the plain way: every run of tokens, as strings. */
function plainCounts(tokens: string[], range: [number, number], gap: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let first = 0; first < tokens.length; first++) {
    for (let length = range[0]; length <= range[1] && first + length <= tokens.length; length++) {
      const name = tokens.slice(first, first + length).join(gap);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

describe('n-grams of any text', () => {
  const ranges = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }));
  const someTexts = fc.array(
    fc.string({
      unit: fc.constantFrom('a', 'B', ' ', '맑', '다', '😀', 'e\u0301', '👩‍👧', '\n'),
      maxLength: 12,
    }),
    { minLength: 1, maxLength: 6 },
  );

  it.each([
    ['characters', characters, ''],
    ['words', whitespace, ' '],
  ] as const)('are those of plain strings: %s', (_, analyzer, gap) => {
    fc.assert(
      fc.property(someTexts, ranges, (texts, [minimum, more]) => {
        const ngramRange: [number, number] = [minimum, minimum + more];
        const expected = texts.map((text) => plainCounts(analyzer.words(text), ngramRange, gap));
        fc.pre(expected.some((counts) => counts.size > 0));
        const vectorizer = new CountVectorizer({ analyzer, ngramRange });
        const rows = vectorizer.fitTransform(texts);
        checkCsrMatrix(rows);
        const names = vectorizer.featureNames();
        const hasher = new HashingVectorizer({ analyzer, ngramRange, norm: 'none' });
        const hashed = hasher.transform(texts);
        expected.forEach((counts, row) => {
          const dense = denseRow(rows, row);
          expect(
            new Map(names.map((name, i) => [name, dense[i]] as const).filter(([, n]) => n)),
          ).toEqual(counts);
          const sums = new Map<number, number>();
          for (const [name, count] of counts) {
            const bytes = new TextEncoder().encode(name);
            const hash = murmur3(bytes, 0, bytes.length);
            const column = Math.abs(hash) % 2 ** 20;
            sums.set(column, (sums.get(column) ?? 0) + (hash < 0 ? -count : count));
          }
          const cells = hashed.columnIndices.subarray(
            hashed.rowPointers[row],
            hashed.rowPointers[row + 1],
          );
          expect([...cells]).toEqual(
            [...sums]
              .filter(([, sum]) => sum !== 0)
              .map(([column]) => column)
              .sort((a, b) => a - b),
          );
        });
      }),
    );
  });
});

describe('a bounded vocabulary', () => {
  it('never exceeds its limit by more than one document, and keeps frequent n-grams', () => {
    const vectorizer = new CountVectorizer({
      analyzer: whitespace,
      ngramRange: [1, 2],
      vocabularyLimit: 100,
    });
    for (let i = 0; i < 2000; i++) vectorizer.partialFit([`always here new${i} word${i}`]);
    const names = vectorizer.featureNames();
    expect(names.length).toBeLessThanOrEqual(107);
    expect(names).toEqual(expect.arrayContaining(['always', 'here', 'always here']));
    const rows = vectorizer.transform(['always here always']);
    expect(rows.values.reduce((sum, value) => sum + value, 0)).toBe(4);
  });
});

describe('bad input of vectorizers', () => {
  it.each<[string, object]>([
    ['n-gram range upside down', { ngramRange: [2, 1] }],
    ['n-gram range of 0', { ngramRange: [0, 1] }],
    ['negative minDf', { minDf: -1 }],
    ['maxDf neither a number of documents nor a part', { maxDf: 2.5 }],
    ['maxFeatures of 0', { maxFeatures: 0 }],
    ['vocabularyLimit of 0', { vocabularyLimit: 0 }],
    ['an unknown order', { vocabularyOrder: 'random' }],
    ['an unknown norm', { norm: 'l3' }],
  ])('is refused: %s', (_, options) => {
    expect(() => new TfidfVectorizer({ analyzer: whitespace, ...options })).toThrow(UsageError);
  });

  it('reports an unfitted vectorizer, and a selection that leaves no feature', () => {
    const options = { analyzer: whitespace };
    expect(() => new CountVectorizer(options).transform(['a'])).toThrow(UsageError);
    expect(() => new CountVectorizer(options).fitTransform(['', ' '])).toThrow(InputError);
    expect(() => new CountVectorizer({ ...options, minDf: 3 }).fitTransform(['a', 'a b'])).toThrow(
      InputError,
    );
    expect(() =>
      new CountVectorizer({ ...options, minDf: 3, maxDf: 0.5 }).fitTransform(['a', 'a b']),
    ).toThrow(/maxDf \(1\) is below minDf \(3\)/);
  });

  it('refuses sparse rows whose parts do not fit', () => {
    const good = csrFromDense([
      [1, 0, 2],
      [0, 3, 0],
    ]);
    expect(() => checkCsrMatrix(good)).not.toThrow();
    for (const change of [
      { rows: 3 },
      { columns: 2 },
      { rowPointers: Uint32Array.of(0, 3, 2) },
      { rowPointers: Uint32Array.of(1, 2, 3) },
      { columnIndices: Uint32Array.of(2, 0, 1) },
      { values: Float64Array.of(1) },
    ]) {
      expect(() => checkCsrMatrix({ ...good, ...change })).toThrow(InputError);
    }
    expect(() => csrFromDense([[1], [1, 2]])).toThrow(InputError);
    expect(() => oneHot([3], 3)).toThrow(InputError);
  });
});
