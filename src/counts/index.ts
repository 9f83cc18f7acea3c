export type { Analyzer } from './analyzer.ts';
export { type CsrMatrix, checkCsrMatrix, csrFromDense, denseRow, toDense } from './csr-matrix.ts';
export type { Explanation, FeatureContribution } from './explanation.ts';
export {
  NAIVE_BAYES_MODELS,
  NaiveBayes,
  type NaiveBayesModel,
  type NaiveBayesOptions,
} from './naive-bayes/naive-bayes.ts';
export type { NgramRange } from './ngram-settings.ts';
