import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { forEachEngine } from './engines.ts';

forEachEngine((under) => {
  describe('multiplyInt8', () => {
    it.each([
      [1, 1],
      [64, 64],
      [67, 130],
      [5, 2048],
      [70, 5003],
    ])('is exact for whole numbers: %i rows of %i', (rows, inner) => {
      const { heap, kernels } = under.engine;
      const random = createRandom(rows, 'int8');
      const codes = Int8Array.from({ length: rows * inner }, () => random.integer(255) - 127);
      // Each block's largest is 8,191: its numbers are whole multiples of a scale of 1 and stay as they are.
      const x = Array.from({ length: inner }, (_, i) =>
        i % 2048 === 0 ? -8191 : random.integer(2 * 8191 + 1) - 8191,
      );
      // A power of two, by which sums below 2^24 are exact as floats; larger ones are rounded alike.
      const scales = Array.from({ length: rows }, (_, i) => 2 ** -(i % 5));
      const allocate = (length: number): number => heap.arena.allocate(4 * length);
      const [from, packed] = [
        allocate(codes.length),
        allocate(Math.ceil(rows / 64) * 16 * Math.ceil(inner / 4) * 4),
      ];
      const [y, input, scale] = [allocate(rows), allocate(inner), allocate(rows)];
      heap.bytes(from, codes.length).set(codes);
      heap.numbers(input, inner).set(x);
      heap.numbers(scale, rows).set(scales);
      kernels.packInt8({ packed, codes: from, inner }, 0, rows);
      const args = { y, x: input, packed, scales: scale, rows, inner, accumulate: 0 } as const;
      kernels.multiplyInt8(args, 0, 1);
      const given = Array.from(heap.numbers(y, rows), Math.fround);
      heap.arena.reset();
      const expected = scales.map((power, row) => {
        let total = 0;
        for (let k = 0; k < inner; k += 2048) {
          let sum = 0;
          for (let i = k; i < Math.min(k + 2048, inner); i++)
            sum += codes[row * inner + i]! * x[i]!;
          total = Math.fround(total + Math.fround(sum) * power);
        }
        return total;
      });
      if (under.engine.kind !== 'reference') expect(given).toEqual(expected);
      given.forEach((value, row) => {
        expect(Math.abs(value - expected[row]!)).toBeLessThanOrEqual(
          1e-6 * Math.abs(expected[row]!) + 16,
        );
      });
    });

    it('passes on what is not finite, and zeros', () => {
      const { heap, kernels } = under.engine;
      const allocate = (length: number): number => heap.arena.allocate(4 * length);
      const [codes, packed, x, y, scales] = [4, 64, 2, 1, 1].map(allocate);
      heap.bytes(codes!, 2).set([3, 5]);
      heap.numbers(scales!, 1).set([2]);
      kernels.packInt8({ packed: packed!, codes: codes!, inner: 2 }, 0, 1);
      const product = (...numbers: number[]): number => {
        heap.numbers(x!, 2).set(numbers);
        const args = { y: y!, x: x!, packed: packed!, scales: scales!, rows: 1, inner: 2 };
        kernels.multiplyInt8({ ...args, accumulate: 0 }, 0, 1);
        return heap.numbers(y!, 1)[0]!;
      };
      expect(product(0, 0)).toBe(0);
      expect(product(1e-35, 0)).toBe(0);
      expect(product(1, 1)).toBeCloseTo(16, 3);
      expect(Number.isFinite(product(Number.NaN, 1))).toBe(false);
      expect(Number.isFinite(product(Infinity, 1))).toBe(false);
      heap.arena.reset();
    });
  });
});
