import type {
  Flag,
  Float32s,
  Int32s,
  RangeKernel,
  ReadonlyFloat32s,
  ReadonlyInt32s,
  Size,
} from './arguments.ts';

/** The kernels of int8.c: products with weights in 8 bits, each row with a scale. */
export interface Int8Kernels {
  /**
   * Lays a matrix of codes out for `multiplyInt8` and the windows in 8 bits. The range runs over rows, in blocks of a
   * multiple of 64. How the codes lie is each engine's own affair.
   */
  readonly packInt8: RangeKernel<PackInt8>;
  /**
   * y = s ⊙ (W x), or y += s ⊙ (W x), for each row x of a batch. Of x every 2,048 numbers are rounded to whole numbers
   * from −8,191 to 8,191 with a scale of their own, and their sums of products are exact. The range runs over the batch.
   */
  readonly multiplyInt8: RangeKernel<MultiplyInt8>;
}

interface PackInt8 {
  /** Room for `rows` rounded up to a multiple of 64, times `inner` rounded up to one of 4, in bytes. */
  readonly packed: Int32s;
  /** [rows, inner] signed codes of 8 bits, four to an integer, lowest first. */
  readonly codes: ReadonlyInt32s;
  readonly inner: Size;
}

interface MultiplyInt8 {
  /** [batch, rows] */
  readonly y: Float32s;
  /** [batch, inner] */
  readonly x: ReadonlyFloat32s;
  /** W [rows, inner], from `packInt8`. */
  readonly packed: ReadonlyInt32s;
  /** s [rows] */
  readonly scales: ReadonlyFloat32s;
  readonly rows: Size;
  readonly inner: Size;
  /** 1: added to what y holds. */
  readonly accumulate: Flag;
}
