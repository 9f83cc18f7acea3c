export {
  type AnalysisOptions,
  type AnalyzedEojeol,
  analyzeMorphemes,
  type EojeolAnalysis,
} from './analyze.ts';
export {
  type AnalyzedSentences,
  type AnalyzedTreebank,
  readAnalyzed,
} from './analyzed-sentences.ts';
export { evaluateMorphology, type MorphologyScores } from './evaluate.ts';
export { type CharacterLabel, labelEojeol, morphemesOf, type PlacedMorpheme } from './labels.ts';
export { type Eojeol, eojeolsOf, type Morpheme, parseMorphemes } from './morpheme.ts';
export {
  MORPHOLOGY_CHECKPOINT_KIND,
  MORPHOLOGY_KIND,
  type MorphologyInventory,
  MorphologyModel,
  type TagSet,
} from './morphology-model.ts';
export { isNounTag } from './nouns.ts';
export type { MorphologyOptions } from './options.ts';
export { parseUserWords } from './parse-user-words.ts';
export {
  type AnalyzedPair,
  type MorphemeScores,
  normalizeMorpheme,
  scoreMorphemes,
} from './score.ts';
export { createMorphemeSearchTokenizer, type MorphemeAnalyzer } from './search-tokenizer.ts';
export { restoreSpaces } from './space.ts';
export { morphologyFromState } from './state.ts';
export type { Treebanks } from './task.ts';
export { createMorphologyModel, trainMorphology } from './train-morphology.ts';
export type { MorphologySettings, MorphologyTraining } from './training-options.ts';
export { UserDictionary, type UserWord } from './user-dictionary.ts';
