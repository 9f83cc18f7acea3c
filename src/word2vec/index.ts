export { type EncodedText, TextEncoding, type TrainingText } from '../corpus/encoded-text.ts';
export { buildHuffmanPaths, type HuffmanPaths } from '../counts/huffman.ts';
export { extendVocabulary, type VocabularyExtension } from './extend-vocabulary.ts';
export {
  computeHierarchicalSoftmaxStep,
  type HierarchicalSoftmaxStep,
} from './hierarchical-softmax-step.ts';
export {
  applyLogisticStep,
  type InputUpdate,
  type LogisticOutput,
  type LogisticQuestion,
  type LogisticStep,
} from './logistic-step.ts';
export {
  computeNegativeSamplingStep,
  type NegativeSamplingExample,
} from './negative-sampling-step.ts';
export { windowPairs } from './neighbors.ts';
export { readTrainingText, type TrainingTextOptions } from './read-training-text.ts';
export { computeSoftmaxStep, descend, type SoftmaxStep } from './softmax-step.ts';
export { trainWord2Vec, type Word2VecReading } from './train-on-text.ts';
export { trainWord2VecInPlace, word2VecTraining } from './train-word2vec.ts';
export type { EpochReport, Word2VecOptions } from './training-options.ts';
export {
  createTwoLayerNetwork,
  type SoftmaxExample,
  type TwoLayerNetwork,
} from './two-layer-network.ts';
export {
  WORD2VEC_CHECKPOINT_KIND,
  Word2VecModel,
  type Word2VecParts,
  word2VecFromState,
} from './word2vec-model.ts';
export {
  ARCHITECTURES,
  type Architecture,
  WORD2VEC_LOSSES,
  type Word2VecHyperparameters,
  type Word2VecLoss,
  type Word2VecSettings,
} from './word2vec-options.ts';
