import { type Expectation, listOf, wholeNumberFrom } from './read-state.ts';
import { sentence } from './sentence.ts';

/** The generator's name, as model files record it. */
export const RANDOM_GENERATOR = 'xoshiro128++';

/** One word of a generator's state in a file: 32 bits, signed or unsigned. */
export const RANDOM_WORD: Expectation<number> = wholeNumberFrom(-(2 ** 31), 2 ** 32 - 1);

/** A generator's whole state: four 32-bit words, not all zero. */
export type RandomState = readonly [number, number, number, number];

/** A generator's state in a file; all zeros would stay zeros for ever. */
export const RANDOM_STATE: Expectation<RandomState> = {
  describe: () =>
    sentence('base/a-random-state')`a list of four 32-bit whole numbers that are not all 0`,
  accepts: (value): value is RandomState =>
    listOf(RANDOM_WORD, 4).accepts(value) &&
    Array.isArray(value) &&
    value.some((word) => word !== 0),
};

/**
 * Random numbers by xoshiro128++ (Blackman & Vigna, "Scrambled linear pseudorandom number
 * generators", 2021): 32-bit arithmetic only, so that TypeScript and the kernels give the same
 * numbers on every platform. Period 2^128 − 1.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(state: RandomState) {
    [this.#a, this.#b, this.#c, this.#d] = state;
  }

  /** Returns the current state: `new Random(random.state())` continues as this generator would. */
  state(): RandomState {
    return [this.#a >>> 0, this.#b >>> 0, this.#c >>> 0, this.#d >>> 0];
  }

  /** Returns an integer in [0, 2^32). */
  uint32(): number {
    const sum = (this.#a + this.#d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + this.#a) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /** Returns a number in [0, 1) on a grid of 2^-53. */
  float(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** An integer in [0, limit), every one equally likely; `limit` is at most 2^32. */
  integer(limit: number): number {
    // The highest multiple of `limit` below 2^32: numbers at or above it would favor small results.
    const ceiling = 0x100000000 - (0x100000000 % limit);
    for (;;) {
      const value = this.uint32();
      if (value < ceiling) return value % limit;
    }
  }

  /** Returns a normal deviate with mean 0 and standard deviation 1 (Marsaglia's polar method). */
  normal(): number {
    for (;;) {
      const x = 2 * this.float() - 1;
      const y = 2 * this.float() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  }

  /** Shuffles in place, every order equally likely (Fisher–Yates). */
  shuffle<T>(items: { [index: number]: T; readonly length: number }): void {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const kept = items[i] as T;
      items[i] = items[j] as T;
      items[j] = kept;
    }
  }
}

/** Mixes 32 bits thoroughly (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Makes a stream of random numbers for one use. Streams of the same seed with different uses or indexes
 * are independent, so that, for example, another dropout rate does not change the order of the examples.
 * @param seed an integer in [0, 2^53)
 * @param use what the numbers are used for: `shuffle`, `weights`, …
 * @param index which of several streams for the same use (a worker's shard, an epoch)
 */
export function createRandom(seed: number, use: string, index = 0): Random {
  let hash = mix((seed >>> 0) ^ 0x9e3779b9);
  hash = mix(hash ^ Math.floor(seed / 0x100000000));
  hash = mix(hash ^ index);
  for (let i = 0; i < use.length; i++) hash = mix(Math.imul(hash, 31) + use.charCodeAt(i));
  const word = (i: number): number => mix(hash + Math.imul(i + 1, 0x9e3779b9));
  // `mix` is a bijection of four different inputs, so at most one word is zero.
  return new Random([word(0), word(1), word(2), word(3)]);
}
