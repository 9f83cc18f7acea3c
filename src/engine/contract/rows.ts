import type {
  Flag,
  Float32s,
  Float64s,
  Int32s,
  RangeKernel,
  ReadonlyFloat32s,
  Size,
  WholeKernel,
} from './arguments.ts';

/** The kernels of rows.c: matrices a row or a column at a time, and sums. */
export interface RowsKernels {
  /** y[i, j] += bias[j]. The range runs over rows. */
  readonly addBias: RangeKernel<AddBias>;
  /** out[j] = Σᵢ a[i, j], or out[j] += Σᵢ a[i, j]. The range runs over columns. */
  readonly sumRows: RangeKernel<SumRows>;
  /** out[0] = Σ a, always in the same order. */
  readonly sum: WholeKernel<Sum>;
  /** out[0] = Σ a², always in the same order. */
  readonly sumSquares: WholeKernel<SumSquares>;
  /** y = softmax(a), row by row. The range runs over rows. */
  readonly softmax: RangeKernel<Softmax>;
  /** out[i] = the first j of the largest a[i, j]; 0 where none is larger than −∞. The range runs over rows. */
  readonly argmax: RangeKernel<Argmax>;
  /** da += y ⊙ (dy − Σⱼ dyⱼ yⱼ), row by row. The range runs over rows. */
  readonly softmaxBackward: RangeKernel<SoftmaxBackward>;
}

interface AddBias {
  /** [rows, size] */
  readonly y: Float32s;
  /** [size] */
  readonly bias: ReadonlyFloat32s;
  readonly size: Size;
}

interface SumRows {
  /** [size] */
  readonly out: Float32s;
  /** [rows, size] */
  readonly a: ReadonlyFloat32s;
  readonly rows: Size;
  readonly size: Size;
  /** 1: added to what `out` holds. */
  readonly accumulate: Flag;
}

interface Sum {
  /** [1] */
  readonly out: Float32s;
  /** [count] */
  readonly a: ReadonlyFloat32s;
  readonly count: Size;
}

interface SumSquares {
  /** [1] */
  readonly out: Float64s;
  /** [count] */
  readonly a: ReadonlyFloat32s;
  readonly count: Size;
}

interface Softmax {
  /** [rows, size] */
  readonly y: Float32s;
  /** [rows, size]; may be `y`. */
  readonly a: ReadonlyFloat32s;
  readonly size: Size;
}

interface Argmax {
  /** [rows] */
  readonly out: Int32s;
  /** [rows, size] */
  readonly a: ReadonlyFloat32s;
  readonly size: Size;
}

interface SoftmaxBackward {
  /** [rows, size]: the gradient of the softmax's argument, which is added to. */
  readonly da: Float32s;
  /** [rows, size]: the softmax's value. */
  readonly y: ReadonlyFloat32s;
  /** [rows, size]: the gradient of the value. */
  readonly dy: ReadonlyFloat32s;
  readonly size: Size;
}
