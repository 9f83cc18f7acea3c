import type { Analyzer } from '../counts/analyzer.ts';
import {
  type NaiveBayesModel,
  type NaiveBayesSettings,
  naiveBayesSettings,
} from '../counts/naive-bayes/naive-bayes.ts';
import { checkNgramRange, type NgramRange } from '../counts/ngram-settings.ts';

/** What a feature is worth in a document. */
export type FeatureWeighting = 'count' | 'binary' | 'tfidf';

/** The weightings' names, for checking what users give. */
export const FEATURE_WEIGHTINGS: readonly FeatureWeighting[] = ['count', 'binary', 'tfidf'];

/** Options of a text classifier; only `analyzer` has no default. */
export interface TextClassifierOptions {
  /** Cuts texts into tokens: a tokeniser or a text pipeline. */
  readonly analyzer: Analyzer;
  /** Shortest and longest n-gram that is a feature, in tokens; [1, 1] unless given. */
  readonly ngramRange?: NgramRange;
  /** `count` unless given; the Bernoulli model takes `binary` alone and has it as its default. */
  readonly weighting?: FeatureWeighting;
  /** The Naive Bayes variant; `multinomial` unless given. */
  readonly model?: NaiveBayesModel;
  /** Smoothing added to every count, 0 or more; 1 unless given. */
  readonly alpha?: number;
  /** Whether P(class) is learned from the examples (default) or the same for all. */
  readonly fitPrior?: boolean;
  /** P(class) by label, in place of learned ones. */
  readonly classPrior?: Readonly<Record<string, number>>;
  /** Complement model only: whether weights are normalised; false unless given. */
  readonly norm?: boolean;
  /** Leaves out features in fewer documents: a number of documents, or below 1 a part of all; 1 unless given. */
  readonly minDf?: number;
  /** Leaves out features in more documents: above 1 a number of documents, else a part of all; 1.0 (all) unless given. */
  readonly maxDf?: number;
  /** Keeps only the most frequent features; all unless given. */
  readonly maxFeatures?: number;
  /**
   * The most n-grams held while learning, so that any amount of text trains in the same memory:
   * when there are more, the rarest so far are forgotten. No limit unless given.
   */
  readonly vocabularyLimit?: number;
  /** Hashes n-grams into so many features in place of keeping a vocabulary; off unless given. */
  readonly hashing?: number;
}

/** Options with every default filled in. */
export interface TextClassifierSettings {
  readonly analyzer: Analyzer;
  readonly ngramRange: NgramRange;
  readonly naiveBayes: NaiveBayesSettings;
  readonly classPrior: Readonly<Record<string, number>> | undefined;
}

/**
 * Fills in the defaults and checks what was given.
 * @throws UsageError when an option is out of range or does not go with another
 */
export function textClassifierSettings(options: TextClassifierOptions): TextClassifierSettings {
  const { analyzer, ngramRange = [1, 1], classPrior, model, alpha, fitPrior, norm } = options;
  return {
    analyzer,
    ngramRange: checkNgramRange(ngramRange),
    naiveBayes: naiveBayesSettings({
      ...(model !== undefined && { model }),
      ...(alpha !== undefined && { alpha }),
      ...(fitPrior !== undefined && { fitPrior }),
      ...(norm !== undefined && { norm }),
    }),
    classPrior,
  };
}
