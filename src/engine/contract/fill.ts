import type { Float32, Float32s, RangeKernel } from './arguments.ts';

/** The kernel of fill.c. */
export interface FillKernels {
  /** out[i] = value. */
  readonly fill: RangeKernel<Fill>;
}

interface Fill {
  readonly out: Float32s;
  readonly value: Float32;
}
