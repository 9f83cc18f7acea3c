import type { Twins } from './twin.ts';

type Search = Pick<Twins, 'dotCodes'>;

/** Products of whole numbers, which every engine gives exactly. */
export const SEARCH: Search = {
  dotCodes(_, x, { out, codes, query, words }, begin, end) {
    for (let i = begin; i < end; i++) {
      let sum = 0;
      for (let j = 0; j < 4 * words; j++) {
        const code = (x[codes + i * words + (j >> 2)] << (24 - 8 * (j & 3))) >> 24;
        const factor = (x[query + (j >> 1)] << (16 - 16 * (j & 1))) >> 16;
        sum = (sum + code * factor) | 0;
      }
      x[out + i] = sum;
    }
  },
};
