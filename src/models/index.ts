export type {
  ModelDescription,
  ModelDetails,
  TensorDescription,
} from './json/descriptions.ts';
export type {
  AnalogyAnswers,
  AnalogyEvaluation,
  ClassifierEvaluation,
  ModelEvaluation,
  PairEvaluation,
  TextEvaluation,
  VectorEvaluation,
} from './json/evaluations.ts';
export type { FeatureEffect, Prediction, TextExplanation } from './json/predictions.ts';
export { type AnyModelHandle, handleOf, ModelHandle } from './model-handle.ts';
export { ABILITIES, type Ability, type ModelKind, type PredictOptions } from './model-kind.ts';
export { type AnyModel, MODEL_KINDS, type ModelKindName, type Models } from './model-kinds.ts';
export {
  type ModelSource,
  type OpenKindOptions,
  type OpenOptions,
  openModel,
} from './open-model.ts';
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
  testDataOf,
} from './test-data.ts';
