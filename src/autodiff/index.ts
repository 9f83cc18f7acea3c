export {
  type CheckedDerivative,
  type GradientCheck,
  type GradientCheckOptions,
  numericGradientCheck,
} from './gradient-check.ts';
export * as operations from './operations.ts';
export type { AttentionOptions } from './ops/attention.ts';
export type { AttentionOverTime } from './ops/attention-over-time.ts';
export type { ConvolutionInput } from './ops/convolve-time.ts';
export type { GruForm, GruWindowInput } from './ops/gru-window.ts';
export type { LayerNormWeights } from './ops/layer-norm.ts';
export type { LstmWindowInput, LstmWindowResult } from './ops/lstm-window.ts';
export type { MultiHeadAttentionInput, Part } from './ops/multi-head-attention.ts';
export type { Rotation } from './ops/rotate-heads.ts';
export type { SigmoidCrossEntropyOptions } from './ops/sigmoid-cross-entropy.ts';
export type { SliceOptions } from './ops/slice.ts';
export type { SoftmaxCrossEntropyOptions } from './ops/softmax-cross-entropy.ts';
export type { SourceAttention, SourceAttentionInput } from './ops/source-attention.ts';
export type { WindowInput, WindowResult } from './ops/window.ts';
export { PackedWeights } from './packed-weights.ts';
export {
  createBuffer,
  createParameter,
  type ParameterOptions,
  zeroGradients,
} from './parameters.ts';
export { Tape, type TapeMode, type TapeOptions } from './tape.ts';
export { Parameter, Tensor } from './tensor.ts';
