import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHalves, LARGEST_HALF, toHalves } from '../../src/base/half-precision.ts';
import { fromInt8Rows, toInt8Rows } from '../../src/base/int8-rows.ts';

const floats = (options: fc.FloatConstraints = {}): fc.Arbitrary<Float32Array> =>
  fc
    .array(fc.float({ noNaN: true, noDefaultInfinity: true, ...options }), { maxLength: 60 })
    .map((numbers) => Float32Array.from(numbers));

/** The values of all finite halves from 0 up, in order: fraction and exponent written out. */
const ALL = Array.from({ length: 0x7c00 }, (_, bits) => {
  const [exponent, fraction] = [bits >> 10, bits & 0x3ff];
  return exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
});

/** Rounds by looking through the neighbors of a number: the bits of the nearest half, of two the even one. */
function nearestHalf(value: number): number {
  const magnitude = Math.abs(value);
  let low = 0;
  for (let high = ALL.length; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if (ALL[middle]! <= magnitude) low = middle;
    else high = middle;
  }
  const below = magnitude - ALL[low]!;
  const above = (ALL[low + 1] ?? 65536) - magnitude;
  const bits = below < above || (below === above && low % 2 === 0) ? low : low + 1;
  return bits | (value < 0 || Object.is(value, -0) ? 0x8000 : 0);
}

describe('half precision', () => {
  it('reads every half exactly, and writes it back as it was', () => {
    const halves = Uint16Array.from({ length: 0x10000 }, (_, bits) => bits);
    const numbers = fromHalves(halves);
    ALL.forEach((value, bits) => {
      expect(numbers[bits]).toBe(value);
      expect(numbers[bits | 0x8000]).toBe(-value);
    });
    expect([numbers[0x7c00], numbers[0xfc00]]).toEqual([Infinity, -Infinity]);
    expect(numbers[0x7e00]).toBeNaN();
    const isNumber = (bits: number): boolean => (bits & 0x7fff) <= 0x7c00;
    expect(toHalves(numbers).filter((_, i) => isNumber(i))).toEqual(halves.filter(isNumber));
  });

  it('rounds to the nearest, ties to the even, subnormals too', () => {
    const near = fc.tuple(fc.nat(0x7bfe), fc.constantFrom(0, 1, 2, 3, 4)).map(([bits, quarter]) => {
      const [from, to] = [ALL[bits]!, ALL[bits + 1]!];
      return Math.fround(from + ((to - from) * quarter) / 4);
    });
    const any = fc.float({ min: -LARGEST_HALF, max: LARGEST_HALF, noNaN: true });
    fc.assert(
      fc.property(
        fc.oneof(near, any, fc.float({ min: 0, max: 2 ** -13, noNaN: true })),
        (value) => {
          expect(toHalves(Float32Array.of(value))[0]).toBe(nearestHalf(value));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('becomes infinite beyond the largest half, from the middle to 65,536 on', () => {
    const values = [65519.996, 65520, -65520, 3e38, Infinity];
    expect([...toHalves(Float32Array.from(values))]).toEqual([
      ...[0x7bff, 0x7c00, 0xfc00, 0x7c00, 0x7c00],
    ]);
  });
});

describe('rows in 8 bits', () => {
  it('differ by at most half a step of the row, and are the same when rounded again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        floats({ min: -1e6, max: 1e6 }),
        (columns, all) => {
          const numbers = all.subarray(0, all.length - (all.length % columns));
          const rows = toInt8Rows(numbers, columns);
          const values = fromInt8Rows(rows);
          numbers.forEach((value, i) => {
            const scale = rows.scales[Math.floor(i / columns)]!;
            // Subnormal scales have few bits of their own.
            expect(Math.abs(value - values[i]!)).toBeLessThanOrEqual(
              0.5001 * scale + 127 * 2 ** -149,
            );
          });
          expect(Math.min(0, ...rows.codes)).toBeGreaterThanOrEqual(-127);
          if (rows.scales.every((scale) => scale > 1e-30)) {
            expect(toInt8Rows(values, columns).codes).toEqual(rows.codes);
          }
        },
      ),
    );
  });

  it('rounds a row by hand', () => {
    const { codes, scales } = toInt8Rows(Float32Array.of(1.27, -0.5, 0.004, 0, 0, 0), 3);
    expect([...codes]).toEqual([127, -50, 0, 0, 0, 0]);
    expect([...scales]).toEqual([Math.fround(0.01), 0]);
  });
});
