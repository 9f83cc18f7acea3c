import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BucketRows } from '../../../src/classifier/fasttext/bucket-rows.ts';

test('buckets are numbered as a map numbers them', () => {
  const bucket = fc.oneof(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  );
  fc.assert(
    fc.property(fc.array(bucket, { maxLength: 3000 }), bucket, (buckets, other) => {
      const rows = new BucketRows();
      const numbers = new Map<number, number>();
      for (const one of buckets) {
        if (!numbers.has(one)) numbers.set(one, numbers.size);
        expect(rows.add(one)).toBe(numbers.get(one));
      }
      expect(rows.size).toBe(numbers.size);
      expect([...rows.buckets()]).toEqual([...numbers.keys()]);
      expect(rows.find(other)).toBe(numbers.get(other) ?? -1);
      expect(BucketRows.of(rows.buckets()).find(other)).toBe(rows.find(other));
    }),
    { numRuns: 30 },
  );
});
