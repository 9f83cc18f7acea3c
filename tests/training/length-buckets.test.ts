import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { LengthBuckets, padSequences } from '../../src/training/length-buckets.ts';

const LENGTHS = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 200 });

/** The tokens of a batch's padded matrix. */
function area(batch: Int32Array, lengths: readonly number[]): number {
  return batch.length * Math.max(...Array.from(batch, (i) => lengths[i]));
}

describe('LengthBuckets', () => {
  it('gives every sequence once in each epoch, in as many batches as it says', () => {
    fc.assert(
      fc.property(
        LENGTHS,
        fc.record(
          { batch: fc.integer({ min: 1, max: 40 }), tokens: fc.integer({ min: 1, max: 5000 }) },
          { requiredKeys: [] },
        ),
        fc.nat(),
        (lengths, options, seed) => {
          const buckets = new LengthBuckets(lengths, options);
          const { batch = options.tokens === undefined ? 64 : Infinity, tokens = Infinity } =
            options;
          for (const batches of [
            buckets.inOrder(),
            buckets.shuffled(createRandom(seed, 'order')),
          ]) {
            expect(batches).toHaveLength(buckets.batches);
            const all = batches.flatMap((one) => [...one]).sort((a, b) => a - b);
            expect(all).toEqual(lengths.map((_, i) => i));
            for (const one of batches) {
              expect(one.length).toBeLessThanOrEqual(batch);
              if (one.length > 1) expect(area(one, lengths)).toBeLessThanOrEqual(tokens);
            }
          }
        },
      ),
    );
  });

  it('mixes the sequences otherwise in each epoch, and alike by the same random numbers', () => {
    const lengths = Array.from({ length: 300 }, (_, i) => 1 + (i % 50));
    const buckets = new LengthBuckets(lengths, { batch: 16 });
    const epoch = (index: number) => buckets.shuffled(createRandom(1, 'shuffle', index));
    expect(epoch(1)).toEqual(epoch(1));
    expect(epoch(1)).not.toEqual(epoch(2));
  });

  it('leaves little padding', () => {
    const random = createRandom(1, 'lengths');
    const lengths = Array.from({ length: 2000 }, () => 1 + random.integer(140));
    const batches = new LengthBuckets(lengths).shuffled(random);
    const padded = batches.reduce((sum, batch) => sum + area(batch, lengths), 0);
    const tokens = lengths.reduce((sum, length) => sum + length, 0);
    expect(padded / tokens).toBeLessThan(1.1);
  });

  it('refuses batches of nothing', () => {
    expect(() => new LengthBuckets([1], { batch: 0 })).toThrow(
      'batch is 0; give a whole number from 1 up.',
    );
  });
});

describe('padSequences', () => {
  it('lays sequences side by side, time first', () => {
    expect(padSequences([[1, 2, 3], [4], []], -1)).toEqual({
      ids: Int32Array.of(1, 4, -1, 2, -1, -1, 3, -1, -1),
      lengths: Int32Array.of(3, 1, 0),
      ...{ steps: 3, batch: 3 },
    });
  });
});
