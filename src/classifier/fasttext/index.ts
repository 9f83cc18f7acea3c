export { FastTextClassifier, type FastTextContents } from './fasttext-classifier.ts';
export type { FastTextOptions, FastTextSettings } from './fasttext-options.ts';
export {
  FASTTEXT_CLASSIFIER_KIND,
  fastTextFromState,
  fastTextToState,
} from './fasttext-state.ts';
export {
  FASTTEXT_LOSSES,
  type FastTextLoss,
  type FastTextParts,
  type FastTextShape,
  type NgramRows,
  type RowMatrix,
} from './parts.ts';
export {
  type FastTextQuantization,
  quantizeFastText,
} from './quantize-fasttext.ts';
export {
  type FastTextSize,
  quantizeFastTextToSize,
  type SizedFastText,
} from './quantize-to-size.ts';
export { readFastTextClassifier } from './read-fasttext.ts';
export { type FastTextTraining, trainFastText } from './train-fasttext.ts';
export {
  type FastTextTuning,
  type TunedFastText,
  type TuningTrial,
  tuneFastText,
} from './tune-fasttext.ts';
export type { TunedOptions } from './tuning-steps.ts';
export { fastTextFileLength, writeFastTextClassifier } from './write-fasttext.ts';
