/**
 * What a kernel's argument is: a pointer (a byte offset into the heap) to numbers of a type, or a
 * number itself.
 */
export type ArgumentKind = 'f32*' | 'f64*' | 'i32*' | 'u32*' | 'u8*' | 'i32' | 'f32' | 'f64';

/**
 * The contract between TypeScript and C: every kernel's arguments, in order. Kernels return
 * nothing; what they compute goes to memory. A *range kernel* ends in `begin, end` and its results
 * do not depend on how the range is cut, so `Engine.parallel` may split it over workers.
 */
export const KERNELS = {
  /** out[i] = value, for i in begin … end − 1. */
  fill: ['f32*', 'f32', 'i32', 'i32'],
} as const satisfies Record<string, readonly ArgumentKind[]>;
