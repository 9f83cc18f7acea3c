import { dotProduct } from './dot-product.ts';
import type { WordVectors } from './word-vectors.ts';

/** Multiplies queries with the rows of word vectors, which takes nearly all the time of a search. */
export interface RowProducts {
  /**
   * Writes `out[q · (end − begin) + r] = queries[q] · row(begin + r) / |row(begin + r)|`: cosines, where
   * the queries have length 1. A row of zeros gives 0.
   * @param queries row-major, count × dimensions
   */
  multiply(
    queries: Float32Array,
    count: number,
    begin: number,
    end: number,
    out: Float32Array,
  ): void;
}

/** Rows multiplied at a time by every search: the rows and their scores stay in cache. */
export const ROWS_AT_A_TIME = 2048;

/** Computes row products in plain TypeScript. */
export function plainRowProducts({ vectors, dimensions, norms }: WordVectors): RowProducts {
  return {
    multiply(queries, count, begin, end, out) {
      const rows = end - begin;
      for (let r = 0; r < rows; r++) {
        const start = (begin + r) * dimensions;
        const norm = norms[begin + r] || 1;
        for (let q = 0; q < count; q++) {
          out[q * rows + r] =
            dotProduct(queries, q * dimensions, vectors, start, dimensions) / norm;
        }
      }
    },
  };
}
