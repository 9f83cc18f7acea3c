/**
 * The types that a kernel's arguments are made of. Each is a number to TypeScript; its name decides the
 * C type in the generated header. A pointer is a byte offset into the heap; 0 is the null pointer: the
 * array is absent, where the contract says that it may be.
 */

/** `float *`: an array of 32-bit floats that the kernel writes. */
export type Float32s = number;
/** `const float *`: an array of 32-bit floats that the kernel only reads. */
export type ReadonlyFloat32s = number;
/** `double *`: an array of 64-bit floats that the kernel writes. */
export type Float64s = number;
/** `int32_t *`: an array of integers that the kernel writes. */
export type Int32s = number;
/** `const int32_t *`: an array of integers that the kernel only reads. */
export type ReadonlyInt32s = number;
/** `uint32_t *`: an array of unsigned integers that the kernel writes. */
export type Uint32s = number;
/** `const uint32_t *`: an array of unsigned integers that the kernel only reads. */
export type ReadonlyUint32s = number;

/** `int32_t`: how many there are of something. */
export type Size = number;
/** `int32_t`: 0 or 1. */
export type Flag = 0 | 1;
/** `int32_t`: any integer. */
export type Int32 = number;
/** `float` */
export type Float32 = number;
/** `double` */
export type Float64 = number;

/**
 * A kernel over a range of indices: in C, `begin` and `end` follow its arguments. Its results do not
 * depend on how the range is cut, so `Engine.parallel` may split it over workers.
 */
export type RangeKernel<Arguments> = (args: Arguments, begin: number, end: number) => void;

/** A kernel that does all of its work at once. */
export type WholeKernel<Arguments> = (args: Arguments) => void;
