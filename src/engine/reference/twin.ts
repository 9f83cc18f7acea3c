import type { KernelName, Kernels } from '../contract/kernels.ts';

/**
 * The plain TypeScript twin of every kernel, in double precision, with the kernel's own arguments. A
 * pointer is an index: of `numbers` for floats, of `integers` for integers.
 */
export type Twins = {
  readonly [Name in KernelName]: (
    numbers: Float64Array,
    integers: Int32Array,
    ...call: Parameters<Kernels[Name]>
  ) => void;
};
