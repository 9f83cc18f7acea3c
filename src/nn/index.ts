export { AttentionPooling, type AttentionPoolingOptions } from './attention-pooling.ts';
export { type AttentionLook, attentionShares, type WatchAttention } from './attention-shares.ts';
export * from './cells/index.ts';
export { Convolution, type ConvolutionOptions } from './convolution.ts';
export { Crf, type CrfOptions } from './crf.ts';
export {
  type ChainPath,
  type ChainScores,
  logPartition,
  marginals,
  nBest,
  viterbi,
} from './crf-decoding.ts';
export { Embedding, type EmbeddingOptions } from './embedding.ts';
export { transformerSpread } from './initialize.ts';
export { type Int8Weights, int8WeightsOf } from './int8-weights.ts';
export { LayerNorm, type LayerNormOptions } from './layer-norm.ts';
export { Linear, type LinearOptions } from './linear.ts';
export { loadState, type Module, stateOf } from './module.ts';
export {
  type AttentionRun,
  CrossAttention,
  type MultiHeadAttentionOptions,
  SelfAttention,
} from './multi-head-attention.ts';
export type { PackedMatrix } from './packed-matrix.ts';
export { PictureConvolution, type PictureConvolutionOptions } from './picture-convolution.ts';
export {
  POSITION_KINDS,
  type PositionKind,
  Positions,
  type PositionsOptions,
} from './positions.ts';
export {
  cellWeightsOf,
  Recurrent,
  type RecurrentOptions,
  type RecurrentResult,
  type RecurrentRun,
  type RecurrentState,
} from './recurrent.ts';
export { RecurrentStepper } from './recurrent-stepper.ts';
export { Transformer, type TransformerOptions } from './transformer.ts';
export {
  type FeedForwardActivation,
  type NormPlace,
  TransformerBlock,
  type TransformerBlockOptions,
  type TransformerRun,
} from './transformer-block.ts';
export { TransformerStepper, type TransformerStepperOptions } from './transformer-stepper.ts';
