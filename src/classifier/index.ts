export type { ClassWeight } from './class-weight.ts';
export type { Classifier, ClassPrediction } from './classifier.ts';
export {
  type CrossValidation,
  type CrossValidationOptions,
  crossValidate,
} from './cross-validation.ts';
export type { ClassQuality, Evaluation, EvaluationCounts, MeanQuality } from './evaluation.ts';
export * from './fasttext/index.ts';
export type { LabeledData, LabeledTexts } from './labeled-data.ts';
export type { LinearFeatureContribution, LinearTextExplanation } from './linear/explain-linear.ts';
export { LinearClassifier } from './linear/linear-classifier.ts';
export type {
  FeatureScaling,
  LinearClassifierOptions,
  LinearLoss,
} from './linear/linear-options.ts';
export {
  LINEAR_CLASSIFIER_KIND,
  linearClassifierFromState,
  linearClassifierToState,
} from './linear/linear-state.ts';
export { trainLinearClassifier } from './linear/train-linear.ts';
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
