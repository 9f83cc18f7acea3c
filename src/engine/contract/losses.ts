import type {
  Float32,
  Float32s,
  Int32,
  RangeKernel,
  ReadonlyFloat32s,
  ReadonlyInt32s,
  Size,
} from './arguments.ts';

/** The kernels of losses.c. */
export interface LossesKernels {
  /**
   * p = softmax(x) and loss = −(1 − ε) w[t] ln p[t] − ε/classes Σⱼ w[j] ln p[j] of each row, 0 where the target t is
   * `ignored`. The range runs over rows.
   */
  readonly softmaxCrossEntropy: RangeKernel<SoftmaxCrossEntropy>;
  /**
   * dx += scale · ((1 − ε) w[t] (p − 1ₜ) + ε/classes (p Σⱼ w[j] − w)) of each row, nothing where t is `ignored`. The
   * range runs over rows.
   */
  readonly softmaxCrossEntropyBackward: RangeKernel<SoftmaxCrossEntropyBackward>;
  /**
   * loss = max(x, 0) − x t + ln(1 + e^−|x|), which is −t ln σ(x) − (1 − t) ln(1 − σ(x)). The range runs over
   * elements.
   */
  readonly sigmoidCrossEntropy: RangeKernel<SigmoidCrossEntropy>;
  /** dx += scale · (σ(x) − t). The range runs over elements. */
  readonly sigmoidCrossEntropyBackward: RangeKernel<SigmoidCrossEntropyBackward>;
}

/** What both directions of the cross-entropy of classes read. */
interface Classes {
  /** [rows]: each row's class. */
  readonly targets: ReadonlyInt32s;
  /** w [classes]; absent: 1. */
  readonly weights: ReadonlyFloat32s;
  readonly classes: Size;
  /** The target whose rows do not count. */
  readonly ignored: Int32;
  /** ε: the share of each target that is spread over all classes. */
  readonly smoothing: Float32;
}

interface SoftmaxCrossEntropy extends Classes {
  /** [rows] */
  readonly losses: Float32s;
  /** p [rows, classes] */
  readonly probabilities: Float32s;
  /** x [rows, classes] */
  readonly logits: ReadonlyFloat32s;
}

interface SoftmaxCrossEntropyBackward extends Classes {
  /** dx [rows, classes], which is added to. */
  readonly dLogits: Float32s;
  /** p [rows, classes] */
  readonly probabilities: ReadonlyFloat32s;
  readonly scale: Float32;
}

interface SigmoidCrossEntropy {
  readonly losses: Float32s;
  /** x */
  readonly logits: ReadonlyFloat32s;
  /** t, from 0 to 1. */
  readonly targets: ReadonlyFloat32s;
}

interface SigmoidCrossEntropyBackward {
  /** dx, which is added to. */
  readonly dLogits: Float32s;
  /** x */
  readonly logits: ReadonlyFloat32s;
  /** t, from 0 to 1. */
  readonly targets: ReadonlyFloat32s;
  readonly scale: Float32;
}
