export { type CallOptions, callModel, joinsOthers } from './call-model.ts';
export type * from './json/answers.ts';
export {
  answerSchema,
  type CallAnswer,
  type CallEvent,
  type CallName,
  MODEL_CALLS,
  type ModelCall,
  type ModelCalls,
} from './json/calls.ts';
export type * from './json/classifier-training.ts';
export type {
  ModelDescription,
  ModelDetails,
  TensorDescription,
} from './json/descriptions.ts';
export type { ErrorResult } from './json/error.ts';
export type {
  AnalogyAnswers,
  AnalogyEvaluation,
  CaptionerEvaluation,
  ClassifierEvaluation,
  ClassifierKind,
  LabelRanking,
  ModelEvaluation,
  MorphologyEvaluation,
  PairEvaluation,
  TableEvaluation,
  TaggerEvaluation,
  TextEvaluation,
  TranslatorEvaluation,
  VectorEvaluation,
} from './json/evaluations.ts';
export { JSON_OUTPUTS } from './json/index.ts';
export type * from './json/language-model-trainings.ts';
export type * from './json/morphology-training.ts';
export type { PrecisionReduced } from './json/precision.ts';
export type {
  ExplanationLine,
  FeatureEffect,
  LinearEffect,
  LinearExplanation,
  NaiveBayesExplanation,
  NeuralExplanation,
  Prediction,
  PredictionLine,
  RowExplanationLine,
  RowPredictionLine,
  TaggerExplanation,
  TextExplanation,
} from './json/predictions.ts';
export {
  MODEL_LIST,
  type ModelList,
  SERVED_MODEL,
  SERVER_STATE,
  type ServedModelEntry,
  type ServedModelResult,
  type ServerState,
} from './json/serving.ts';
export type * from './json/studies.ts';
export type * from './json/tagger-training.ts';
export type * from './json/texts.ts';
export type * from './json/traces.ts';
export type * from './json/training-report.ts';
export type {
  TranslationConnectivityLine,
  TranslationExplanationLine,
} from './json/translations.ts';
export type * from './json/translator-training.ts';
export type * from './json/vector-trainings.ts';
export { JSON_VERSION } from './json/version.ts';
export type * from './json/written.ts';
export type * from './json/written-files.ts';
export { type AnyModelHandle, handleOf, ModelHandle } from './model-handle.ts';
export {
  ABILITIES,
  ABILITY_VERBS,
  type Ability,
  type ModelKind,
  type PredictOptions,
} from './model-kind.ts';
export { type AnyModel, MODEL_KINDS, type ModelKindName, type Models } from './model-kinds.ts';
export {
  type ModelSource,
  type OpenKindOptions,
  type OpenOptions,
  openModel,
} from './open-model.ts';
export { type ReducedTensors, reducedTensors, reducePrecision } from './reduce-precision.ts';
export {
  type ModelBytes,
  modelToBytes,
  modelToState,
  type SaveOptions,
  saveModel,
} from './save-model.ts';
export {
  type EvaluationOptions,
  type LabeledDocuments,
  type NamedText,
  type TestData,
  type TestTextOptions,
  testDataFromText,
  testDataOf,
  testDataOfRows,
} from './test-data.ts';
