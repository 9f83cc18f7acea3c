export type { Classifier, ClassPrediction } from './classifier.ts';
export type { ClassQuality, Evaluation, EvaluationCounts, MeanQuality } from './evaluation.ts';
export type { LabeledData, LabeledTexts } from './labeled-data.ts';
export {
  TEXT_CLASSIFIER_KIND,
  textClassifierFromState,
  textClassifierToState,
} from './naive-bayes/classifier-state.ts';
export { TextClassifier } from './naive-bayes/text-classifier.ts';
export {
  FEATURE_WEIGHTINGS,
  type FeatureWeighting,
  type TextClassifierOptions,
} from './naive-bayes/text-classifier-options.ts';
export type { ClassTopFeatures, TopFeature } from './naive-bayes/top-features.ts';
export { trainClassifier } from './naive-bayes/train-classifier.ts';
