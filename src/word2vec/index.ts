export { type EncodedText, TextEncoding, type TrainingText } from '../corpus/encoded-text.ts';
export { extendVocabulary, type VocabularyExtension } from './extend-vocabulary.ts';
export { windowPairs } from './neighbours.ts';
export {
  computeSoftmaxStep,
  createTwoLayerNetwork,
  descend,
  type SoftmaxExample,
  type SoftmaxStep,
  type TwoLayerNetwork,
} from './softmax-step.ts';
export { trainWord2Vec, trainWord2VecInPlace } from './train-word2vec.ts';
export type { EpochReport, Word2VecOptions } from './training-options.ts';
export { Word2VecModel, type Word2VecParts, word2VecFromState } from './word2vec-model.ts';
export {
  ARCHITECTURES,
  type Architecture,
  WORD2VEC_LOSSES,
  type Word2VecHyperparameters,
  type Word2VecLoss,
  type Word2VecSettings,
} from './word2vec-options.ts';
