import type { Flag, Float32s, Int32, RangeKernel, ReadonlyFloat32s, Size } from './arguments.ts';

/** The kernels of matmul.c. */
export interface MatmulKernels {
  /**
   * C = op(A) op(B), or C += op(A) op(B). The range runs over columns; blocks of a multiple of 32 are best.
   */
  readonly matmul: RangeKernel<Matmul>;
  /** The same product; the range runs over rows. For a transposed A, which each block lays out anew. */
  readonly matmulRows: RangeKernel<MatmulRows>;
  /**
   * Lays op(B) out in panels for `multiplyPacked` and the recurrent windows. The range runs over columns,
   * in blocks of a multiple of 32. How the panels lie is each engine's own affair.
   */
  readonly packPanels: RangeKernel<PackPanels>;
  /** C = A B, or C += A B, with B as `packPanels` left it. The range runs over rows. */
  readonly multiplyPacked: RangeKernel<MultiplyPacked>;
}

interface Matmul extends MatmulRows {
  readonly rows: Size;
}

interface MatmulRows {
  /** [rows, columns] */
  readonly c: Float32s;
  /** op(A) [rows, inner] */
  readonly a: ReadonlyFloat32s;
  /** op(B) [inner, columns] */
  readonly b: ReadonlyFloat32s;
  readonly columns: Size;
  /** The length of the dot products. */
  readonly inner: Size;
  /**
   * 0: A lies as [rows, inner]. Else it lies transposed, as [inner, stepA], of whose columns as many count as C
   * has rows.
   */
  readonly stepA: Int32;
  /** 1: B lies as [columns, inner]. */
  readonly transposeB: Flag;
  /** 1: added to what C holds. */
  readonly accumulate: Flag;
}

interface PackPanels {
  /** Room for `columns` rounded up to a multiple of 32, times `inner`. */
  readonly packed: Float32s;
  /** op(B) [inner, columns] */
  readonly b: ReadonlyFloat32s;
  readonly inner: Size;
  readonly columns: Size;
  /** 1: B lies as [columns, inner]. */
  readonly transposeB: Flag;
}

interface MultiplyPacked {
  /** [rows, columns] */
  readonly c: Float32s;
  /** [rows, inner] */
  readonly a: ReadonlyFloat32s;
  /** B [inner, columns], from `packPanels`. */
  readonly packed: ReadonlyFloat32s;
  readonly columns: Size;
  readonly inner: Size;
  /** 1: added to what C holds. */
  readonly accumulate: Flag;
}
