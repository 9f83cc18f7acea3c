import type { Flag, Float32s, RangeKernel, ReadonlyFloat32s, Size } from './arguments.ts';

/** The kernel of rotary.c. */
export interface RotaryKernels {
  /**
   * Turns the first `heads` heads of each row, a pair of numbers (i, i + size / 2) by its step's angle, and copies the
   * rest. The range runs over rows, [steps, batch].
   */
  readonly rotate: RangeKernel<Rotate>;
}

interface Rotate {
  /** [steps, batch, heads · size + rest] */
  readonly y: Float32s;
  /** [steps, batch, heads · size + rest] */
  readonly x: ReadonlyFloat32s;
  /** [steps, size / 2]: the cosines of the angles. */
  readonly cosines: ReadonlyFloat32s;
  /** [steps, size / 2]: their sines. */
  readonly sines: ReadonlyFloat32s;
  readonly batch: Size;
  readonly heads: Size;
  /** Numbers in a head; even. */
  readonly size: Size;
  /** Numbers of a row after the heads, which stay as they are. */
  readonly rest: Size;
  /** 1: turned the other way, which takes a gradient back. */
  readonly inverse: Flag;
  /** 1: added to what `y` holds. */
  readonly accumulate: Flag;
}
