import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildHuffmanPaths } from '../../src/counts/huffman.ts';
import { buildAliasTable, buildNegativeSampler } from '../../src/word2vec/alias-table.ts';
import { computeKeepThresholds } from '../../src/word2vec/subsampling.ts';

const LARGEST = 0xffffffff;

/** How likely each integer is to be drawn from the table, worked out column by column. */
function computeProbabilities(weights: number[]): number[] {
  const { threshold, alias } = buildAliasTable(weights);
  const probability = weights.map(() => 0);
  for (let column = 0; column < weights.length; column++) {
    const kept = threshold[column] / LARGEST;
    probability[column] += kept / weights.length;
    probability[alias[column]] += (1 - kept) / weights.length;
  }
  return probability;
}

describe('buildAliasTable', () => {
  it('draws every integer in proportion to its weight', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }), (weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const probability = computeProbabilities(weights);
        weights.forEach((weight, i) => {
          expect(probability[i]).toBeCloseTo(weight / total, 6);
        });
      }),
    );
  });

  it('raises counts to the power 0.75 for negative samples', () => {
    const sampler = buildNegativeSampler([16, 1]);
    const rare = (1 - sampler.threshold[1] / LARGEST) / 2;
    // 16^0.75 = 8, so the second word is drawn once in nine times.
    expect(1 / 2 - rare).toBeCloseTo(1 / 9, 6);
  });
});

describe('computeKeepThresholds', () => {
  it('follows √(t/f) + t/f and keeps rare words', () => {
    const keep = computeKeepThresholds([9000, 990, 10], 1e-2);
    expect(keep[0] / LARGEST).toBeCloseTo(Math.sqrt(1 / 90) + 1 / 90, 6);
    expect(keep[2]).toBe(LARGEST);
  });

  it('keeps everything at 0', () => {
    expect([...computeKeepThresholds([5, 1], 0)]).toEqual([LARGEST, LARGEST]);
  });
});

describe('buildHuffmanPaths', () => {
  it('gives the textbook tree of 5, 2, 1, 1', () => {
    const { starts, nodes, branches } = buildHuffmanPaths([5, 2, 1, 1]);
    const lengths = [0, 1, 2, 3].map((w) => starts[w + 1] - starts[w]);
    expect(lengths).toEqual([1, 2, 3, 3]);
    expect(nodes[starts[0]]).toBe(2); // the root is the node made last
    expect(branches.length).toBe(9);
  });

  it('is a prefix code as short as the entropy allows, with one node fewer than words', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 80 });
    fc.assert(
      fc.property(counts, (unsorted) => {
        const sorted = [...unsorted].sort((a, b) => b - a);
        const { starts, nodes, branches } = buildHuffmanPaths(sorted);
        const total = sorted.reduce((sum, count) => sum + count, 0);
        let kraft = 0;
        let mean = 0;
        let entropy = 0;
        const codes = sorted.map((count, w) => {
          const code = [...branches.subarray(starts[w], starts[w + 1])].join('');
          kraft += 2 ** -code.length;
          mean += (count / total) * code.length;
          entropy -= (count / total) * Math.log2(count / total);
          return code;
        });
        expect(kraft).toBeCloseTo(1, 9);
        expect(mean).toBeGreaterThanOrEqual(entropy - 1e-9);
        expect(mean).toBeLessThan(entropy + 1);
        expect(new Set(codes).size).toBe(sorted.length);
        expect(Math.max(...nodes)).toBe(sorted.length - 2);
      }),
    );
  });
});
