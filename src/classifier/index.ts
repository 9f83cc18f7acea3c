export {
  TEXT_CLASSIFIER_KIND,
  textClassifierFromState,
  textClassifierToState,
} from './classifier-state.ts';
export type { ClassQuality, Evaluation, EvaluationCounts, MeanQuality } from './evaluation.ts';
export { type ClassPrediction, TextClassifier } from './text-classifier.ts';
export {
  FEATURE_WEIGHTINGS,
  type FeatureWeighting,
  type TextClassifierOptions,
} from './text-classifier-options.ts';
export type { ClassTopFeatures, TopFeature } from './top-features.ts';
export { type LabeledData, type LabeledTexts, trainClassifier } from './train-classifier.ts';
