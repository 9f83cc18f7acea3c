import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnalogies } from '../../src/vectors/analogy-questions.ts';
import { fractionalRanks, spearmanCorrelation } from '../../src/vectors/correlation.ts';
import { evaluateWordAnalogies } from '../../src/vectors/evaluate-word-analogies.ts';
import { evaluateWordPairs } from '../../src/vectors/evaluate-word-pairs.ts';
import { parseWordPairs } from '../../src/vectors/parse-word-pairs.ts';
import type { TestSetOptions } from '../../src/vectors/test-vocabulary.ts';
import { expectToHearTimer, longestStretch } from '../support/hear-abort.ts';
import { golden, goldenVectors as vectors } from './golden-vectors.ts';

const cases: [keyof typeof golden.evaluated, TestSetOptions][] = [
  ['default', {}],
  ['caseSensitive', { caseInsensitive: false }],
  ['unknownWrong', { unknown: 'wrong' }],
  ['restricted', { restrictVocab: 24 }],
];

describe('evaluation equals gensim', () => {
  it.each(cases)('%s', async (name, options) => {
    const expected = golden.evaluated[name];
    const sections = parseAnalogies(golden.analogies, 'a');
    const result = await evaluateWordAnalogies(vectors, sections, options);
    const counts = [...result.sections, { name: 'Total accuracy', ...result.total }].map(
      ({ name: section, correct, asked }) => [section, correct, asked - correct],
    );
    expect(counts).toEqual(expected.sections);
    const pairs = evaluateWordPairs(vectors, parseWordPairs(golden.pairs, 'p'), options);
    expect(pairs.spearman).toBeCloseTo(expected.spearman, 6);
    expect(pairs.pearson).toBeCloseTo(expected.pearson, 6);
    expect(pairs.unknownRatio).toBeCloseTo(expected.oov, 12);
  });

  it('separates semantic from syntactic questions, and counts skipped ones', async () => {
    const { sections, semantic, syntactic, total } = await evaluateWordAnalogies(
      vectors,
      parseAnalogies(golden.analogies, 'a'),
    );
    expect(semantic).toEqual({ ...sections[0], name: undefined });
    expect(syntactic).toEqual({ ...sections[1], name: undefined });
    expect(total.skipped).toBe(1);
    expect(total.correct).toBeGreaterThan(0);
    expect(total.correct).toBeLessThan(total.asked);
  });

  it('stops when aborted', async () => {
    const signal = AbortSignal.abort();
    await expect(
      evaluateWordAnalogies(vectors, parseAnalogies(golden.analogies, 'a'), { signal }),
    ).rejects.toThrow(/Stopped/);
  });
});

describe('test sets', () => {
  it('are read with a heading, commas, a byte order mark and comments', () => {
    const text =
      '\uFEFFword 1,word 2,kor_score\r\n# comment\r\n사랑,섹스,6.42\r\n\r\n호랑이,호랑이,10.00\r\n';
    expect(parseWordPairs(text, 'ws')).toEqual([
      { first: '사랑', second: '섹스', score: 6.42 },
      { first: '호랑이', second: '호랑이', score: 10 },
    ]);
  });

  it.each([
    ['a\tb\t1\nc\td\n', 'p.tsv, line 2: two words and a number'],
    ['a\tb\t1\nc\td\tmuch\n', 'p.tsv, line 2: two words and a number'],
    ['nothing here', 'p.tsv, line 1: two words and a number'],
    ['', 'p.tsv: there is no pair'],
  ])('of pairs are refused: %j', (text, message) => {
    expect(() => parseWordPairs(text, 'p.tsv')).toThrow(message);
  });

  it.each([
    ['a b c d\n', 'q.txt, line 1: a line ": name of a section"'],
    [': x\na b c\n', 'q.txt, line 2: an analogy has four words, such as'],
    [': x\n', 'q.txt: there is no analogy'],
  ])('of analogies are refused: %j', (text, message) => {
    expect(() => parseAnalogies(text, 'q.txt')).toThrow(message);
  });

  it('in another language are reported as such', () => {
    expect(() => evaluateWordPairs(vectors, [{ first: 'x', second: 'y', score: 1 }])).toThrow(
      /right language/,
    );
  });
});

describe('rank correlation', () => {
  it('gives equal values the mean of their ranks', () => {
    expect([...fractionalRanks([3, 1, 3, 2, 3])]).toEqual([4, 1, 4, 2, 4]);
  });

  it('does not change when a series is mapped by an increasing function', () => {
    const series = fc.array(
      fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 9 })),
      {
        minLength: 3,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(series, (points) => {
        const x = points.map(([first]) => first);
        const y = points.map(([, second]) => second);
        expect(
          spearmanCorrelation(
            x.map((v) => v ** 3),
            y,
          ),
        ).toBe(spearmanCorrelation(x, y));
      }),
    );
  });
});

describe('analogies', () => {
  it('react to a timer within 2,048 rows', async () => {
    const [section] = parseAnalogies(golden.analogies, 'a');
    const many = {
      name: 'many',
      questions: Array.from({ length: 3000 }, () => section!.questions).flat(),
    };
    await expectToHearTimer((work) => evaluateWordAnalogies(vectors, [many], work));
    const longest = await longestStretch((work) =>
      evaluateWordAnalogies(vectors, [section!], work),
    );
    expect(longest).toBeLessThanOrEqual(2048);
  });
});
