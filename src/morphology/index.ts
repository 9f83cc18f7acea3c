export { type AnalyzedEojeol, analyzeMorphemes } from './analyze.ts';
export { type CharacterLabel, labelEojeol, morphemesOf, type PlacedMorpheme } from './labels.ts';
export { type Eojeol, eojeolsOf, type Morpheme, parseMorphemes } from './morpheme.ts';
export { type MorphologyInventory, MorphologyModel } from './morphology-model.ts';
export type { MorphologyOptions } from './options.ts';
export {
  type AnalyzedPair,
  type MorphemeScores,
  normalizeMorpheme,
  scoreMorphemes,
} from './score.ts';
export { morphologyFromState } from './state.ts';
export type { AnalyzedSentences } from './task.ts';
export { createMorphologyModel, trainMorphology } from './train-morphology.ts';
export type { MorphologySettings, MorphologyTraining } from './training-options.ts';
