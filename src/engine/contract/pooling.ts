import type {
  Flag,
  Float32s,
  Int32s,
  RangeKernel,
  ReadonlyFloat32s,
  ReadonlyInt32s,
  Size,
} from './arguments.ts';

/** The kernels of pooling.c: one row of each sequence's steps, and rows side by side. */
export interface PoolingKernels {
  /** y_b = max_t x_tb over a sequence's own steps, and the first step that has it. The range runs over the batch. */
  readonly maxOverTime: RangeKernel<MaxOverTime>;
  /** dx_tb += dy_b at the step that had the maximum. The range runs over the batch. */
  readonly maxOverTimeBackward: RangeKernel<MaxOverTimeBackward>;
  /** y_b = Σ_t a_tb x_tb over a sequence's own steps. The range runs over the batch. */
  readonly sumOverTime: RangeKernel<SumOverTime>;
  /** dx_tb += a_tb dy_b for a sequence's own steps. The range runs over the batch. */
  readonly sumOverTimeBackward: RangeKernel<SumOverTimeBackward>;
  /** pulls_tb = x_tb · dy_b for a sequence's own steps, and 0 after its end. The range runs over the batch. */
  readonly pullsOverTime: RangeKernel<PullsOverTime>;
  /** The first `width` numbers of each row of a to those of out, or added to them. The range runs over rows. */
  readonly copyRows: RangeKernel<CopyRows>;
}

/** What the kernels over time take last. */
interface Sequences {
  /** [batch], 1 to `steps`; absent: all sequences are whole. */
  readonly lengths: ReadonlyInt32s;
  readonly steps: Size;
  readonly batch: Size;
  readonly size: Size;
}

interface MaxOverTime extends Sequences {
  /** [batch, size] */
  readonly y: Float32s;
  /** [batch, size]: the steps of the maxima. */
  readonly places: Int32s;
  /** [steps, batch, size] */
  readonly x: ReadonlyFloat32s;
}

interface MaxOverTimeBackward {
  /** [steps, batch, size] */
  readonly dx: Float32s;
  /** [batch, size] */
  readonly dy: ReadonlyFloat32s;
  /** [batch, size] */
  readonly places: ReadonlyInt32s;
  readonly batch: Size;
  readonly size: Size;
}

interface SumOverTime extends Sequences {
  /** [batch, size] */
  readonly y: Float32s;
  /** [steps, batch, size] */
  readonly x: ReadonlyFloat32s;
  /** a [steps, batch] */
  readonly weights: ReadonlyFloat32s;
}

interface SumOverTimeBackward extends Sequences {
  /** [steps, batch, size] */
  readonly dx: Float32s;
  /** [batch, size] */
  readonly dy: ReadonlyFloat32s;
  /** a [steps, batch] */
  readonly weights: ReadonlyFloat32s;
}

interface PullsOverTime extends Sequences {
  /** [steps, batch] */
  readonly pulls: Float32s;
  /** [steps, batch, size] */
  readonly x: ReadonlyFloat32s;
  /** [batch, size] */
  readonly dy: ReadonlyFloat32s;
}

interface CopyRows {
  /** [rows, `outStep`] */
  readonly out: Float32s;
  /** [rows, `aStep`] */
  readonly a: ReadonlyFloat32s;
  readonly width: Size;
  readonly outStep: Size;
  readonly aStep: Size;
  readonly accumulate: Flag;
}
