export type { AttentionMatrix, PlacedUnit, WrittenUnit } from './attention-matrix.ts';
export type { LengthScore } from './by-length.ts';
export { evaluateTranslator, type TranslationTest, type TranslatorScores } from './evaluate.ts';
export {
  type ExplainTranslationOptions,
  explainTranslation,
  type TranslationExplanation,
} from './explain.ts';
export {
  type ForcedTranslation,
  forceTranslations,
  type TransformerLook,
} from './force.ts';
export type {
  TranslatorOptions,
  TranslatorReport,
  TranslatorShape,
  TranslatorTraining,
  TranslatorTrainingSettings,
  TranslatorUnitsOptions,
} from './options.ts';
export type { SearchOptions } from './search-options.ts';
export { translatorFromState, translatorToState } from './state.ts';
export {
  createTranslator,
  holdOutPairs,
  type TranslatorData,
  type TranslatorOutcome,
  trainTranslator,
  translatorTraining,
} from './train.ts';
export { scoreTranslations, type Translation, translateTexts } from './translate.ts';
export {
  TRANSLATOR_CHECKPOINT_KIND,
  TRANSLATOR_KIND,
  Translator,
  type TranslatorParts,
} from './translator.ts';
export { learnTranslatorUnits } from './units.ts';
