import type { Twins } from './twin.ts';

/** Mixes 32 bits thoroughly (MurmurHash3's finaliser). */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Says whether dropout with this share drops the element at a place. */
export function isDropped(place: number, seed: number, share: number): boolean {
  return mix(mix(place) ^ seed) < Math.floor(share * 2 ** 32);
}

/** Dropout by a hash of the seed and the element's index: the same elements as in C. */
export const DROPOUT: Pick<Twins, 'dropout'> = {
  dropout(numbers, _, { y, x, rate, seed, accumulate }, begin, end) {
    const share = Math.fround(rate); // the rate as the kernels are given it
    for (let i = begin; i < end; i++) {
      const value = isDropped(i, seed, share) ? 0 : numbers[x + i] / (1 - share);
      numbers[y + i] = accumulate ? numbers[y + i] + value : value;
    }
  },
};
