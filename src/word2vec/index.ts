export { type EncodedText, TextEncoding } from './encoded-text.ts';
export { type TrainingText, trainWord2Vec } from './train-word2vec.ts';
export {
  ARCHITECTURES,
  type Architecture,
  type EpochReport,
  WORD2VEC_LOSSES,
  type Word2VecLoss,
  type Word2VecOptions,
} from './word2vec-options.ts';
