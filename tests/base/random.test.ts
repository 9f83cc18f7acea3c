import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, Random } from '../../src/base/random.ts';

describe('Random', () => {
  it('gives the published sequence of xoshiro128++ for the state 1, 2, 3, 4', () => {
    const random = new Random([1, 2, 3, 4]);
    const first = Array.from({ length: 6 }, () => random.uint32());
    // From the reference implementation, https://prng.di.unimi.it/xoshiro128plusplus.c
    expect(first).toEqual([641, 1573767, 3222811527, 3517856514, 836907274, 4247214768]);
  });

  it('continues from a saved state', () => {
    const random = createRandom(7, 'test');
    random.uint32();
    const copy = new Random(random.state());
    expect([copy.uint32(), copy.float()]).toEqual([random.uint32(), random.float()]);
  });

  it('gives different streams for different seeds, uses and indexes', () => {
    const firsts = [
      createRandom(1, 'a'),
      createRandom(2, 'a'),
      createRandom(1, 'b'),
      createRandom(1, 'a', 1),
      createRandom(1 + 2 ** 32, 'a'),
    ].map((random) => random.uint32());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('draws every integer below the limit and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (limit, seed) => {
        const random = createRandom(seed, 'integers');
        const seen = new Set(Array.from({ length: limit * 40 }, () => random.integer(limit)));
        return seen.size === limit && Math.max(...seen) < limit;
      }),
      { numRuns: 50 },
    );
  });

  it('has the moments of the uniform and the normal distribution', () => {
    const random = createRandom(3, 'moments');
    const n = 100_000;
    let uniform = 0;
    let normal = 0;
    let square = 0;
    for (let i = 0; i < n; i++) {
      uniform += random.float();
      const z = random.normal();
      normal += z;
      square += z * z;
    }
    expect(uniform / n).toBeCloseTo(0.5, 2);
    expect(normal / n).toBeCloseTo(0, 1);
    expect(square / n).toBeCloseTo(1, 1);
  });

  it('shuffles to a permutation', () => {
    const items = Array.from({ length: 100 }, (_, i) => i);
    createRandom(5, 'shuffle').shuffle(items);
    expect(items).not.toEqual([...items].sort((a, b) => a - b));
    expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });
});
