export { CONTEXT_DIRECTIONS, type ContextModel, openContextModel } from './character-context.ts';
export {
  type ColumnScore,
  evaluateTagger,
  type SpanScore,
  type TaggerScores,
} from './evaluate.ts';
export {
  type ColumnExplanation,
  explainTags,
  type LabeledPath,
  type LabelProbability,
} from './explain.ts';
export type {
  TaggerOptions,
  TaggerReport,
  TaggerTraining,
  TaggerTrainingSettings,
} from './options.ts';
export { taggerFromState, taggerToState } from './state.ts';
export { tagSentences } from './tag.ts';
export {
  TAGGER_CHECKPOINT_KIND,
  TAGGER_KIND,
  Tagger,
  type TaggerHead,
  type TaggerParts,
} from './tagger.ts';
export {
  createTagger,
  holdOutSentences,
  type TaggerBeginning,
  type TaggerData,
  type TaggerOutcome,
  type TaggerVectors,
  taggerTraining,
  trainTagger,
} from './train-tagger.ts';
