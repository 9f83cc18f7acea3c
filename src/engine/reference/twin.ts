import type { KERNELS } from '../kernels.ts';

/** The arguments of a twin: one number for each of the kernel's. */
type Numbers<Kinds extends readonly unknown[]> = { [Index in keyof Kinds]: number };

/**
 * The plain TypeScript twin of every kernel, in double precision. A pointer is an index: of
 * `numbers` for floats, of `integers` for integers.
 */
export type Twins = {
  readonly [Name in keyof typeof KERNELS]: (
    numbers: Float64Array,
    integers: Int32Array,
    ...args: Numbers<(typeof KERNELS)[Name]>
  ) => void;
};
