import type {
  Flag,
  Float32,
  Float32s,
  Float64,
  RangeKernel,
  ReadonlyFloat32s,
} from './arguments.ts';

/**
 * The kernels of optimizers.c: PyTorch's updates, whose formulas stand with the rules in
 * src/training/optimizers. The range runs over elements.
 */
export interface OptimizersKernels {
  readonly sgd: RangeKernel<Sgd>;
  readonly adagrad: RangeKernel<Adagrad>;
  readonly rmsprop: RangeKernel<Rmsprop>;
  /** p ← p · keep comes first. */
  readonly adam: RangeKernel<Adam>;
}

/** What every update takes last. */
interface Update {
  /** The parameter. */
  readonly value: Float32s;
  readonly gradient: ReadonlyFloat32s;
  /** The learning rate. */
  readonly rate: Float32;
  readonly weightDecay: Float32;
}

interface Sgd extends Update {
  /** The momentum buffer; absent without momentum. */
  readonly buffer: Float32s;
  readonly momentum: Float32;
  readonly dampening: Float32;
  readonly nesterov: Flag;
}

interface Adagrad extends Update {
  /** The sums of squares. */
  readonly sum: Float32s;
  readonly epsilon: Float32;
}

interface Rmsprop extends Update {
  /** The running mean of squares. */
  readonly squares: Float32s;
  /** The running mean of gradients; absent unless centered. */
  readonly average: Float32s;
  /** The momentum buffer; absent without momentum. */
  readonly buffer: Float32s;
  readonly alpha: Float64;
  readonly epsilon: Float32;
  readonly momentum: Float32;
}

interface Adam extends Update {
  /** The running mean of gradients. */
  readonly m: Float32s;
  /** The running mean of squares. */
  readonly v: Float32s;
  readonly beta1: Float64;
  readonly beta2: Float64;
  readonly epsilon: Float32;
  /** What the parameter is multiplied by first: AdamW's decoupled weight decay, else 1. */
  readonly keep: Float32;
}
