import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { entropyBits, mutualInformationBits } from '../../src/inspect/mutual-information.ts';
import { rankUnits } from '../../src/inspect/rank-units.ts';

const N = 4000;
const random = () => createRandom(7, 'test');
/** Fair coins. */
const coins = (source = random()) => Uint8Array.from({ length: N }, () => source.integer(2));
const binaryEntropy = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);

describe('mutual information', () => {
  it('of a unit that is the feature, is the entropy of the feature', () => {
    const feature = Uint8Array.from({ length: N }, (_, i) => (i % 10 < 3 ? 1 : 0));
    expect(entropyBits(feature)).toBeCloseTo(binaryEntropy(0.3), 12);
    const saturated = Float32Array.from(feature, (value) => (value === 1 ? 0.99 : -0.99));
    expect(mutualInformationBits(saturated, feature)).toBeCloseTo(binaryEntropy(0.3), 12);
  });

  it('of four equally likely values that the unit tells apart, is 2 bits', () => {
    const feature = Uint8Array.from({ length: N }, (_, i) => i % 4);
    expect(mutualInformationBits(feature, feature)).toBeCloseTo(2, 12);
  });

  it('of a coin seen through noise, is that of the binary symmetric channel: 1 − H(p)', () => {
    const source = random();
    const feature = coins(source);
    const seen = Float64Array.from(feature, (value) => {
      const right = source.float() >= 0.1;
      return (right === (value === 1) ? 1 : -1) * (0.5 + source.float());
    });
    expect(Math.abs(mutualInformationBits(seen, feature) - (1 - binaryEntropy(0.1)))).toBeLessThan(
      0.03,
    );
  });

  it('of things that have nothing to do with each other, is 0 but for a little chance', () => {
    const source = random();
    const ten = Uint8Array.from({ length: N }, () => source.integer(10));
    const noise = Float64Array.from({ length: N }, () => source.normal());
    // Uncorrected it would be (16 − 1)(10 − 1) / (2 · 4000 · ln 2) = 0.024 bits.
    expect(mutualInformationBits(noise, ten)).toBeLessThan(0.008);
    expect(mutualInformationBits(new Float64Array(N), coins())).toBe(0);
  });

  it('is the same for any rising function of the activation', () => {
    const source = random();
    const feature = coins(source);
    const c = Float64Array.from(feature, (value) => value + source.normal());
    expect(mutualInformationBits(c.map(Math.tanh), feature)).toBe(
      mutualInformationBits(c, feature),
    );
  });

  it('lies between 0 and the entropy, for anything', () => {
    const pairs = fc.array(fc.tuple(fc.double({ noNaN: true }), fc.nat({ max: 255 })));
    fc.assert(
      fc.property(pairs, (given) => {
        const categories = Uint8Array.from(given, ([, category]) => category);
        const bits = mutualInformationBits(
          given.map(([activation]) => activation),
          categories,
        );
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(bits).toBeLessThanOrEqual(entropyBits(categories) + 1e-12);
      }),
    );
  });

  it('needs as many categories as activations', () => {
    expect(() => mutualInformationBits([1, 2], new Uint8Array(1))).toThrow('2 activations and 1');
  });
});

describe('ranking units', () => {
  it('finds the units made to follow a feature, the clearer one first', async () => {
    const source = random();
    const quotes = { name: 'quotes', values: coins(source) };
    const digits = { name: 'digits', values: coins(source) };
    const units = 40;
    const make = (follow: (t: number, unit: number) => number) =>
      Float32Array.from({ length: N * units }, (_, i) => follow(Math.floor(i / units), i % units));
    const noise = () => source.normal();
    const ranked = await rankUnits(
      [quotes, digits],
      [
        {
          ...{ layer: 1, signal: 'h', units },
          values: make((t, unit) => (unit === 17 ? quotes.values[t]! * 2 + noise() : noise())),
        },
        {
          ...{ layer: 2, signal: 'c', units },
          values: make((t, unit) => (unit === 3 ? -quotes.values[t]! * 9 + noise() : noise())),
        },
      ],
      { top: 2 },
    );
    expect(ranked[0]).toMatchObject({
      feature: 'quotes',
      units: [
        { layer: 2, signal: 'c', unit: 3 },
        { layer: 1, signal: 'h', unit: 17 },
      ],
    });
    expect(ranked[0]!.entropyBits).toBeCloseTo(1, 2);
    expect(ranked[0]!.units[0]!.bits).toBeGreaterThan(0.98);
    expect(ranked[1]!.units[0]!.bits).toBeLessThan(0.02);
  });

  it('stops when asked to', async () => {
    const stop = new AbortController();
    const feature = { name: 'f', values: new Uint8Array(4) };
    const layer = { layer: 1, signal: 'h', units: 32, values: new Float32Array(4 * 32) };
    const work = { signal: stop.signal, onProgress: () => stop.abort() };
    await expect(rankUnits([feature], [layer], work)).rejects.toThrow('Stopped');
  });
});
