import type { Flag, Float32, Float32s, RangeKernel, ReadonlyFloat32s, Size } from './arguments.ts';

/** The kernels of layer-norm.c. */
export interface LayerNormKernels {
  /** y = (x − μ) / √(σ² + ε) ⊙ weight + bias, with each row's own μ and σ². The range runs over rows. */
  readonly layerNorm: RangeKernel<LayerNorm>;
  /** The gradient of `x`. The range runs over rows. */
  readonly layerNormBackward: RangeKernel<LayerNormBackward>;
  /** The gradients of `weight` and `bias`, which are added to. The range runs over columns. */
  readonly layerNormWeightsBackward: RangeKernel<LayerNormWeightsBackward>;
}

/** What every direction reads. */
interface NormalizedRows {
  /** [rows, size] */
  readonly x: ReadonlyFloat32s;
  readonly size: Size;
}

interface LayerNorm extends NormalizedRows {
  /** [rows, size] */
  readonly y: Float32s;
  /** [rows, 2]: each row's μ, and 1 / √(σ² + ε). */
  readonly statistics: Float32s;
  /** [size] */
  readonly weight: ReadonlyFloat32s;
  /** [size]; absent: no bias. */
  readonly bias: ReadonlyFloat32s;
  /** ε */
  readonly epsilon: Float32;
}

interface LayerNormBackward extends NormalizedRows {
  /** [rows, size] */
  readonly dx: Float32s;
  /** [rows, size]: the gradient of `y`. */
  readonly dy: ReadonlyFloat32s;
  /** [rows, 2] */
  readonly statistics: ReadonlyFloat32s;
  /** [size] */
  readonly weight: ReadonlyFloat32s;
  /** 1: added to what `dx` holds. */
  readonly accumulate: Flag;
}

interface LayerNormWeightsBackward extends NormalizedRows {
  /** [size] */
  readonly dWeight: Float32s;
  /** [size]; absent: no bias. */
  readonly dBias: Float32s;
  /** [rows, size]: the gradient of `y`. */
  readonly dy: ReadonlyFloat32s;
  /** [rows, 2] */
  readonly statistics: ReadonlyFloat32s;
  readonly rows: Size;
}
