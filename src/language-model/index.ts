export {
  type AnyLanguageModel,
  type AnyLanguageModelOptions,
  createLanguageModel,
  createUnitReader,
  languageModelFromState,
  type UnitReader,
} from './any-language-model.ts';
export { type Corpus, CorpusBuilder, type CorpusOptions } from './corpus.ts';
export {
  evaluateLanguageModel,
  type LanguageModelEvaluation,
} from './evaluate-language-model.ts';
export { type GenerationOptions, generateText } from './generate-text.ts';
export {
  LANGUAGE_MODEL_KIND,
  LanguageModel,
  type LanguageModelResult,
  type LanguageModelRun,
} from './language-model.ts';
export type { LanguageModelOptions } from './language-model-options.ts';
export { LanguageModelStepper } from './language-model-stepper.ts';
export {
  type CollectedKind,
  type EarlierUnitName,
  LANGUAGE_UNIT_KINDS,
  languageUnitKind,
  UNKNOWN_UNIT,
} from './language-units.ts';
export { languageModelFromNanoGpt, type NanoGptOptions } from './nano-gpt.ts';
export { type CorpusStorage, readLanguageCorpus } from './read-language-corpus.ts';
export { Sampler, type SamplingOptions } from './sampling.ts';
export { languageModelTraining, type TrainingOutcome } from './train-language-model.ts';
export {
  type TextTraining,
  type TrainedLanguageModel,
  trainLanguageModel,
} from './train-on-text.ts';
export type {
  AveragingKind,
  LanguageModelTraining,
  LearningRateKind,
  TrainingReport,
  TrainingSettings,
} from './training-options.ts';
export { TransformerLanguageModel } from './transformer-language-model.ts';
export type { TransformerOptions as TransformerLanguageModelOptions } from './transformer-options.ts';
