import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countCells, cutRound } from '../../src/glove/round-slices.ts';

/** Where blocks of these sizes end. */
function endsOf(sizes: readonly number[]): Int32Array {
  const ends = new Int32Array(sizes.length + 1);
  sizes.forEach((size, i) => {
    ends[i + 1] = ends[i]! + size;
  });
  return ends;
}

it('slices have every cell once, each block in its order, and hold no more cells than asked for', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 400 }), (blocks, most) => {
      const ends = endsOf(blocks);
      const slices = cutRound(ends, most);
      const cells = slices.flatMap((slice) =>
        slice.flatMap(({ begin, end }) => Array.from({ length: end - begin }, (_, i) => begin + i)),
      );
      expect(cells.toSorted((a, b) => a - b)).toEqual(Array.from(cells.keys()));
      expect(cells).toHaveLength(ends.at(-1)!);
      const places = new Map(cells.map((cell, at) => [cell, at]));
      for (let block = 0; block < blocks.length; block++) {
        for (let cell = ends[block]! + 1; cell < ends[block + 1]!; cell++) {
          expect(places.get(cell)).toBeGreaterThan(places.get(cell - 1)!);
        }
      }
      // Each of the blocks of a slice may have one cell more than its share.
      for (const slice of slices) expect(countCells(slice)).toBeLessThan(most + 17);
      expect(slices.every((slice) => slice.every(({ begin, end }) => begin <= end))).toBe(true);
    }),
  );
});

it('a slice has whole blocks where they fit, and parts of sixteen where they do not', () => {
  const small = cutRound(endsOf(Array(40).fill(10)), 200);
  expect(small.map((slice) => slice.length)).toEqual([20, 20]);
  const large = cutRound(endsOf(Array(32).fill(100)), 400);
  expect(large.map((slice) => slice.length)).toEqual([16, 16, 16, 16, 16, 16, 16, 16]);
  expect(large[1]![0]).toEqual({ begin: 25, end: 50 });
});
