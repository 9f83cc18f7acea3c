import type { Float32s, RangeKernel, ReadonlyFloat32s, ReadonlyInt32s, Size } from './arguments.ts';

/** The kernels of embedding.c: rows of a table by their numbers. */
export interface EmbeddingKernels {
  /** out[i] = table[ids[i]]. The range runs over ids. */
  readonly gatherRows: RangeKernel<GatherRows>;
  /** table[ids[i]] += rows[i], in order. The range runs over columns. */
  readonly scatterAddRows: RangeKernel<ScatterAddRows>;
}

interface GatherRows {
  /** [ids, size] */
  readonly out: Float32s;
  /** [any, size] */
  readonly table: ReadonlyFloat32s;
  readonly ids: ReadonlyInt32s;
  readonly size: Size;
}

interface ScatterAddRows {
  /** [any, size] */
  readonly table: Float32s;
  /** [count, size] */
  readonly rows: ReadonlyFloat32s;
  /** [count] */
  readonly ids: ReadonlyInt32s;
  readonly count: Size;
  readonly size: Size;
}
