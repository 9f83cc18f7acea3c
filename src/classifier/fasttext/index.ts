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
export { type FastTextTraining, trainFastText } from './train-fasttext.ts';
