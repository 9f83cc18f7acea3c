export type { Analyzer } from './analyzer.ts';
export { type CellBlock, cooccurrenceMatrix } from './co-occurrence/cell-block.ts';
export {
  CooccurrenceCounter,
  type CooccurrenceOptions,
} from './co-occurrence/co-occurrence-counter.ts';
export {
  type CooccurrenceFile,
  type CooccurrenceHeader,
  decodeCooccurrences,
  encodeCooccurrences,
} from './co-occurrence/co-occurrence-file.ts';
export type { DistanceWeighting } from './co-occurrence/distance-weights.ts';
export {
  CountVectorizer,
  type CountVectorizerOptions,
  type VocabularyOrder,
} from './count-vectorizer.ts';
export type { CountedNgrams, NgramCount } from './counted-ngrams.ts';
export { type CsrMatrix, checkCsrMatrix, csrFromDense, denseRow, toDense } from './csr-matrix.ts';
export type { Explanation, FeatureContribution } from './explanation.ts';
export type { SelectionOptions } from './feature-selection.ts';
export { HashingVectorizer, type HashingVectorizerOptions } from './hashing-vectorizer.ts';
export {
  type FitOptions,
  NAIVE_BAYES_MODELS,
  NaiveBayes,
  type NaiveBayesModel,
  type NaiveBayesOptions,
} from './naive-bayes/naive-bayes.ts';
export type { NgramCountOptions } from './ngram-count-options.ts';
export type { NgramRange } from './ngram-settings.ts';
export { oneHot } from './one-hot.ts';
export { learnPhrases, type ReadSentences } from './phrases/learn-phrases.ts';
export type { PhraseOptions, PhraseSettings } from './phrases/phrase-options.ts';
export {
  type PairCounts,
  PHRASE_SCORINGS,
  type PhraseScoring,
  scorePhrase,
} from './phrases/phrase-score.ts';
export { type Phrase, Phrases, phrasesFromState } from './phrases/phrases.ts';
export { type RowNorm, type TfidfOptions, TfidfTransformer } from './tfidf-transformer.ts';
export { TfidfVectorizer } from './tfidf-vectorizer.ts';
export {
  countVectorizerFromState,
  hashingVectorizerFromState,
  tfidfVectorizerFromState,
} from './vectorizer-state.ts';
