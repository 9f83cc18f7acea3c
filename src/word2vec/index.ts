export { type EncodedText, TextEncoding, type TrainingText } from './encoded-text.ts';
export { windowPairs } from './neighbours.ts';
export {
  computeSoftmaxStep,
  createTwoLayerNetwork,
  descend,
  type SoftmaxExample,
  type SoftmaxStep,
  type TwoLayerNetwork,
} from './softmax-step.ts';
export { trainWord2Vec } from './train-word2vec.ts';
export {
  ARCHITECTURES,
  type Architecture,
  type EpochReport,
  WORD2VEC_LOSSES,
  type Word2VecLoss,
  type Word2VecOptions,
} from './word2vec-options.ts';
