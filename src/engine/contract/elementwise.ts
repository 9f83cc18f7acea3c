import type { Flag, Float32, Float32s, RangeKernel, ReadonlyFloat32s } from './arguments.ts';

/** The kernels of elementwise.c: functions of each element on its own. The range runs over elements. */
export interface ElementwiseKernels {
  /** out = a + b. */
  readonly add: RangeKernel<Binary>;
  /** out = a − b. */
  readonly subtract: RangeKernel<Binary>;
  /** out = a ⊙ b. */
  readonly multiply: RangeKernel<Binary>;
  /** out = factor · a. */
  readonly scale: RangeKernel<Scaled>;
  /** out += factor · a. */
  readonly addScaled: RangeKernel<Scaled>;
  /** out += a ⊙ b. */
  readonly addProduct: RangeKernel<Binary>;
  /** out += a / b. */
  readonly addQuotient: RangeKernel<Binary>;
  /** out = eᵃ. */
  readonly exp: RangeKernel<Unary>;
  /** out = ln a. */
  readonly log: RangeKernel<Unary>;
  /** out = tanh a. */
  readonly tanh: RangeKernel<Unary>;
  /** out = σ(a) = 1 / (1 + e⁻ᵃ). */
  readonly sigmoid: RangeKernel<Unary>;
  /** out = max(a, 0). */
  readonly relu: RangeKernel<Unary>;
  /** out = a Φ(a), with Φ the normal distribution's cumulative function. */
  readonly gelu: RangeKernel<Unary>;
  /** da = dy (Φ(a) + a φ(a)), or da += …, with φ the normal density. */
  readonly geluBackward: RangeKernel<GeluBackward>;
  /** da += dy (1 − y²), where y = tanh a. */
  readonly tanhBackward: RangeKernel<UnaryBackward>;
  /** da += dy y (1 − y), where y = σ(a). */
  readonly sigmoidBackward: RangeKernel<UnaryBackward>;
  /** da += dy where y > 0, where y = relu a. */
  readonly reluBackward: RangeKernel<UnaryBackward>;
}

interface Unary {
  readonly out: Float32s;
  readonly a: ReadonlyFloat32s;
}

interface Binary {
  readonly out: Float32s;
  readonly a: ReadonlyFloat32s;
  readonly b: ReadonlyFloat32s;
}

interface Scaled {
  readonly out: Float32s;
  readonly a: ReadonlyFloat32s;
  readonly factor: Float32;
}

interface UnaryBackward {
  /** The gradient of the argument, which is added to. */
  readonly da: Float32s;
  /** The function's value. */
  readonly y: ReadonlyFloat32s;
  /** The gradient of the value. */
  readonly dy: ReadonlyFloat32s;
}

interface GeluBackward {
  /** The gradient of the argument. */
  readonly da: Float32s;
  readonly a: ReadonlyFloat32s;
  /** The gradient of the value. */
  readonly dy: ReadonlyFloat32s;
  /** 1: added to what `da` holds. */
  readonly accumulate: Flag;
}
