import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortNumbers } from '../../src/base/sort-numbers.ts';

it('sorts numbers as arrays do, and keeps the order of equal numbers', () => {
  const numbers = fc.uint32Array({ max: 2 ** 32 - 1, maxLength: 200 });
  fc.assert(
    fc.property(numbers, fc.constantFrom(1, 7, 1000), (values, size) => {
      const compare = (a: number, b: number): number => (b % size) - (a % size);
      const sorted = values.slice();
      sortNumbers(sorted, compare);
      expect([...sorted]).toEqual([...values].sort(compare));
    }),
  );
});
