import type { Engine } from '../engine/engine.ts';
import { ROWS_AT_A_TIME, type RowProducts } from './row-products.ts';
import type { WordVectors } from './word-vectors.ts';

/** Row products on an engine, whose memory must be freed with `dispose`. */
export interface EngineRowProducts extends RowProducts {
  /** Frees the engine's copy of the rows; the engine itself lives on. */
  dispose(): void;
}

/** Most queries at a time, as `evaluateWordAnalogies` asks them. */
const QUERIES_AT_A_TIME = 128;

/** Columns of a block of the product that one worker takes: a multiple of the kernel's tile. */
const GRAIN = 256;

/**
 * Computes row products by the engine's matrix kernel, on all its workers. The first rows are copied to the
 * engine's memory, each at length 1, 4 bytes a number (8 on the reference engine).
 * @param rows how many rows will be searched; all by default
 * @throws InputError when they do not fit in the engine's memory
 */
export function engineRowProducts(
  engine: Engine,
  vectors: WordVectors,
  rows: number = vectors.size,
): EngineRowProducts {
  const { heap } = engine;
  const { dimensions } = vectors;
  const count = Math.min(rows, vectors.size);
  const table = heap.allocate(count * dimensions * 4);
  const left = heap.allocate(QUERIES_AT_A_TIME * dimensions * 4);
  const product = heap.allocate(QUERIES_AT_A_TIME * ROWS_AT_A_TIME * 4);
  copyUnitRows(vectors, heap.numbers(table, count * dimensions));
  return {
    multiply(queries, queryCount, begin, end, out) {
      const columns = end - begin;
      heap.numbers(left, queryCount * dimensions).set(queries.subarray(0, queryCount * dimensions));
      const right = table + begin * dimensions * 4;
      engine.parallel(
        'matmul',
        {
          c: product,
          a: left,
          b: right,
          rows: queryCount,
          columns,
          inner: dimensions,
          stepA: 0,
          transposeB: 1,
          accumulate: 0,
        },
        columns,
        GRAIN,
      );
      out.set(heap.numbers(product, queryCount * columns));
    },
    dispose() {
      for (const offset of [table, left, product]) heap.free(offset);
    },
  };
}

/** Fills `table` with the first rows, each at length 1. */
function copyUnitRows(
  { vectors, dimensions, norms }: WordVectors,
  table: Float32Array | Float64Array,
): void {
  for (let start = 0, id = 0; start < table.length; start += dimensions, id++) {
    const norm = norms[id] || 1;
    for (let i = start; i < start + dimensions; i++) table[i] = vectors[i] / norm;
  }
}
