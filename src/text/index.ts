export type { BpeModel } from './bpe/bpe-model.ts';
export { bpeFromState, bpeToState } from './bpe/bpe-state.ts';
export { type BpeTokenizer, createBpeTokenizer } from './bpe/bpe-tokenizer.ts';
export { addPieces, type BpeTrainingOptions, trainBpe } from './bpe/train-bpe.ts';
export { createStemmer, STEMMER_LANGUAGES } from './create-stemmer.ts';
export { createEnglishStemmer } from './english/stemmer.ts';
export { composeHangul, decomposeHangul, type JamoForm } from './hangul.ts';
export type { KoreanAnalysis, KoreanPart } from './korean/analysis.ts';
export { conjugate } from './korean/conjugate.ts';
export {
  createKoreanStemmer,
  type KoreanStemmer,
  type KoreanStemmerOptions,
} from './korean/stemmer.ts';
export type { NormalizedText } from './normalization/normalized-text.ts';
export {
  createNormalizer,
  LETTER_CASES,
  type Normalizer,
  type NormalizerOptions,
  UNICODE_FORMS,
} from './normalization/normalizer.ts';
export type { UnicodeForm } from './normalization/text-steps.ts';
export {
  createTextPipeline,
  createTextPipelineFrom,
  type TextPipeline,
  type TextPipelineOptions,
} from './pipeline.ts';
export {
  createStemSearchTokenizer,
  type LunrToken,
  type OramaTokenizer,
  type SearchTokenizer,
  toLunrStep,
  toOramaTokenizer,
} from './search-tokenizer.ts';
export { type SentenceOptions, splitSentences } from './sentences/split-sentences.ts';
export type { Stemmer } from './stemmer.ts';
export type { Token, Tokenizer, TokenizerDescription } from './tokenizer.ts';
export { UNICODE_VERSION } from './unicode/break-tables.ts';
export { type BpeUnits, createBpeUnits } from './units/bpe-units.ts';
export { createCodePointTokenizer } from './units/code-point-tokenizer.ts';
export { type CollectingOptions, UnitCollector } from './units/collect-units.ts';
export { createTokenizer } from './units/create-tokenizer.ts';
export { cutLongText } from './units/cut-long-text.ts';
export { createGraphemeTokenizer } from './units/grapheme-tokenizer.ts';
export { createJamoTokenizer, type JamoTokenizerOptions } from './units/jamo-tokenizer.ts';
export {
  createRegexpTokenizer,
  type RegexpTokenizerOptions,
  SCIKIT_LEARN_PATTERN,
} from './units/regexp-tokenizer.ts';
export {
  DOCUMENT_END,
  SPECIAL_ROLES,
  type SpecialNumbers,
  type SpecialRole,
  type SpecialTokens,
  USUAL_SPECIAL_TOKENS,
} from './units/special-tokens.ts';
export { createTextStream, type TextStream } from './units/text-stream.ts';
export type { TextUnits } from './units/text-units.ts';
export {
  findUnitKind,
  UNIT_KIND_NAMES,
  UNIT_KINDS,
  type UnitKind,
  type UnitKindFacts,
} from './units/unit-kinds.ts';
export type { UnitTokenizer } from './units/unit-tokenizer.ts';
export {
  type AnyUnits,
  type UnitsState,
  unitsFromState,
  unitsToState,
} from './units/units-state.ts';
export { createVocabularyUnits, type VocabularyUnits } from './units/vocabulary-units.ts';
export {
  createWhitespaceTokenizer,
  type WhitespaceTokenizerOptions,
} from './units/whitespace-tokenizer.ts';
export { createWordTokenizer, type WordTokenizerOptions } from './units/word-tokenizer.ts';
export { buildVocabulary, type VocabularyOptions } from './vocabulary/build-vocabulary.ts';
export { createVocabulary, type Vocabulary } from './vocabulary/vocabulary.ts';
export { vocabularyFromState, vocabularyToState } from './vocabulary/vocabulary-state.ts';
export { vocabularyFromText, vocabularyToText } from './vocabulary/vocabulary-text.ts';
export { WordCounter, type WordCounterOptions } from './vocabulary/word-counter.ts';
