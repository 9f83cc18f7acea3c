export type { BpeModel } from './bpe/bpe-model.ts';
export { bpeFromState, bpeToState } from './bpe/bpe-state.ts';
export { type BpeTokenizer, createBpeTokenizer } from './bpe/bpe-tokenizer.ts';
export { addPieces, type BpeTrainingOptions, trainBpe } from './bpe/train-bpe.ts';
export { createStemmer, STEMMER_LANGUAGES } from './create-stemmer.ts';
export { createTokenizer, TOKENIZER_KINDS } from './create-tokenizer.ts';
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
export { type SentenceOptions, splitSentences } from './sentences/split-sentences.ts';
export type { Stemmer } from './stemmer.ts';
export type { Token, Tokenizer, TokenizerDescription } from './tokenizer.ts';
export { createCharacterTokenizer } from './tokenizers/character-tokenizer.ts';
export { createJamoTokenizer, type JamoTokenizerOptions } from './tokenizers/jamo-tokenizer.ts';
export {
  createRegexpTokenizer,
  type RegexpTokenizerOptions,
  SCIKIT_LEARN_PATTERN,
} from './tokenizers/regexp-tokenizer.ts';
export { createWhitespaceTokenizer } from './tokenizers/whitespace-tokenizer.ts';
export { createWordTokenizer, type WordTokenizerOptions } from './tokenizers/word-tokenizer.ts';
export { UNICODE_VERSION } from './unicode/break-tables.ts';
export { buildVocabulary, type VocabularyOptions } from './vocabulary/build-vocabulary.ts';
export {
  createVocabulary,
  type SpecialTokens,
  USUAL_SPECIAL_TOKENS,
  type Vocabulary,
} from './vocabulary/vocabulary.ts';
export { vocabularyFromState, vocabularyToState } from './vocabulary/vocabulary-state.ts';
export { vocabularyFromText, vocabularyToText } from './vocabulary/vocabulary-text.ts';
export { WordCounter, type WordCounterOptions } from './vocabulary/word-counter.ts';
