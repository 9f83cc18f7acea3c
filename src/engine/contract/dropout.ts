import type { Flag, Float32, Float32s, Int32, RangeKernel, ReadonlyFloat32s } from './arguments.ts';

/** The kernel of dropout.c. */
export interface DropoutKernels {
  /**
   * y = x / (1 − rate) where a hash of (seed, i) keeps element i, else 0; or y += …. With the same seed the
   * backward pass drops the same elements. The range runs over elements.
   */
  readonly dropout: RangeKernel<Dropout>;
}

interface Dropout {
  readonly y: Float32s;
  readonly x: ReadonlyFloat32s;
  /** The share of elements that are dropped, below 1. */
  readonly rate: Float32;
  readonly seed: Int32;
  /** 1: added to what `y` holds. */
  readonly accumulate: Flag;
}
