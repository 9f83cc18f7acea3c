import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distinctShare } from '../../src/corpus/scoring/distinct.ts';
import { scoreByLength } from '../../src/translator/by-length.ts';

it('puts every pair into one group, and all of one length into the same', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(lengths, (all) => {
      const sources = all.map((length) => 'a '.repeat(length));
      const translations = all.map(() => ({ found: 'x', references: ['x'] }));
      const groups = scoreByLength(sources, translations, { tokenize: 'none' });
      expect(groups.length).toBeLessThanOrEqual(5);
      expect(groups.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(all.length);
      groups.forEach(({ from, to, pairs }, i) => {
        expect(all.filter((length) => from <= length && length <= to).length).toBe(pairs);
        if (i > 0) expect(from).toBeGreaterThan(groups[i - 1]!.to);
      });
    }),
  );
});

it('tells where the translations are wrong', () => {
  const right = 'the cat sat on the mat';
  const sources = ['a b', 'a b', 'a b c d e f'];
  const translations = sources.map((source) => ({
    found: source.length > 5 ? 'no no no no no no' : right,
    references: [right],
  }));
  const [short, long] = scoreByLength(sources, translations, { tokenize: 'none' });
  expect(short).toMatchObject({ from: 2, to: 2, pairs: 2 });
  expect(short!.bleu).toBeCloseTo(100, 9);
  expect(long).toMatchObject({ from: 6, to: 6, pairs: 1 });
  expect(long!.bleu).toBeLessThan(10);
});

it('counts how many n-grams differ', () => {
  // a b, b c, a b: two of three differ.
  expect(distinctShare(['a b c', 'a  b'], 2)).toBeCloseTo(2 / 3, 12);
  expect(distinctShare(['a b c', 'a b'], 1)).toBeCloseTo(3 / 5, 12);
  expect(distinctShare(['a', ''], 2)).toBe(0);
});
