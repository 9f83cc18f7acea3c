export { type CharacterLabel, labelEojeol, morphemesOf, type PlacedMorpheme } from './labels.ts';
export { type Eojeol, eojeolsOf, type Morpheme, parseMorphemes } from './morpheme.ts';
export {
  type AnalyzedPair,
  type MorphemeScores,
  normalizeMorpheme,
  scoreMorphemes,
} from './score.ts';
