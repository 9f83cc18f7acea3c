export { AttentionPooling, type AttentionPoolingOptions } from './attention-pooling.ts';
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
export { type Int8Weights, int8WeightsOf } from './int8-weights.ts';
export { Linear, type LinearOptions } from './linear.ts';
export { loadState, type Module, stateOf } from './module.ts';
export type { PackedMatrix } from './packed-matrix.ts';
export {
  cellWeightsOf,
  Recurrent,
  type RecurrentOptions,
  type RecurrentResult,
  type RecurrentRun,
  type RecurrentState,
} from './recurrent.ts';
export { RecurrentStepper } from './recurrent-stepper.ts';
