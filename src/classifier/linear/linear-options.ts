import { UsageError } from '../../base/errors.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { option, sentence } from '../../base/sentence.ts';
import type { Analyzer } from '../../counts/analyzer.ts';
import { HASHED_FEATURES } from '../../counts/hashed-ngrams.ts';
import { checkNgramRange, NGRAM_RANGE, type NgramRange } from '../../counts/ngram-settings.ts';
import { CLASS_WEIGHTS, type ClassWeight } from '../class-weight.ts';

/** What the weights minimize over the documents: log(1 + e^−m), or max(0, 1 − m)², of each document's margin m. */
export type LinearLoss = 'logistic' | 'squared-hinge';

/** The names of the losses. */
export const LINEAR_LOSSES: readonly LinearLoss[] = ['logistic', 'squared-hinge'];

/** The value of a feature that a document has: its log-count ratio (NB-SVM), or 1. */
export type FeatureScaling = 'naive-bayes' | 'none';

/** The names of the scalings. */
export const FEATURE_SCALINGS: readonly FeatureScaling[] = ['naive-bayes', 'none'];

/** Options of a linear classifier; only `analyzer` has no default. */
export interface LinearClassifierOptions {
  /** Cuts texts into tokens: a text pipeline. */
  readonly analyzer: Analyzer;
  /** Shortest and longest n-gram that is a feature, in tokens; default [1, 3], and [1, 5] of characters. */
  readonly ngramRange?: NgramRange;
  /**
   * Shortest and longest n-gram of characters within words, with `<` before a word and `>` after it, that is a feature
   * beside the n-grams of words (fastText's minn and maxn); default none.
   */
  readonly charNgramRange?: NgramRange;
  /** Default `logistic`, whose probabilities are probabilities. */
  readonly loss?: LinearLoss;
  /** Default `naive-bayes`. */
  readonly scaling?: FeatureScaling;
  /** Smoothing of the log-count ratios; default 1. */
  readonly alpha?: number;
  /**
   * How much of the weights is kept as learned, from 0 to 1; the rest is their mean magnitude, which makes the features
   * count by their ratios alone (β of Wang & Manning 2012). Default 1.
   */
  readonly interpolation?: number;
  /** What a document's loss costs beside the squared weights (C of LIBLINEAR and scikit-learn); default 1. */
  readonly cost?: number;
  /** Default `none`. */
  readonly classWeight?: ClassWeight;
  /** Drops features of fewer documents; default 1, and 2 from 20,000 documents on. */
  readonly minDf?: number;
  /** Hashes n-grams into this many features instead of keeping a vocabulary; default off. */
  readonly hashing?: number;
  /** The most passes over the documents; training ends sooner when the weights stand still. Default 10: up to 60
   * changed no accuracy on development data of rt-polarity and TREC-6. */
  readonly epochs?: number;
  /** Fixes the order in which documents are visited; default 1. */
  readonly seed?: number;
}

/** What each option takes. */
export const LINEAR_CLASSIFIER_OPTIONS: OptionTable<
  LinearClassifierOptions,
  'loss' | 'scaling' | 'alpha' | 'interpolation' | 'cost' | 'classWeight' | 'epochs' | 'seed'
> = {
  analyzer: { kind: 'object', required: true },
  ngramRange: NGRAM_RANGE,
  charNgramRange: NGRAM_RANGE,
  loss: { kind: 'choice', choices: LINEAR_LOSSES, default: 'logistic' },
  scaling: { kind: 'choice', choices: FEATURE_SCALINGS, default: 'naive-bayes' },
  alpha: { kind: 'number', above: 0, default: 1 },
  interpolation: { kind: 'number', least: 0, most: 1, default: 1 },
  cost: { kind: 'number', above: 0, default: 1 },
  classWeight: { kind: 'choice', choices: CLASS_WEIGHTS, default: 'none' },
  minDf: { kind: 'whole', least: 1, unit: 'documents' },
  hashing: HASHED_FEATURES,
  epochs: { kind: 'whole', least: 1, default: 10 },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/** Options with every default filled in that does not depend on the data. */
export interface LinearClassifierSettings {
  readonly analyzer: Analyzer;
  readonly ngramRange: NgramRange;
  /** Undefined for no n-grams of characters. */
  readonly charNgramRange: NgramRange | undefined;
  readonly loss: LinearLoss;
  readonly scaling: FeatureScaling;
  readonly alpha: number;
  readonly interpolation: number;
  readonly cost: number;
  readonly classWeight: ClassWeight;
  /** Undefined for the default, which depends on the number of documents. */
  readonly minDf: number | undefined;
  readonly hashing: number | undefined;
  readonly epochs: number;
  readonly seed: number;
}

/** From how many documents on a feature must be in two of them by default: the single ones are then most of all. */
const MANY_DOCUMENTS = 20_000;

/**
 * Checks the options and fills in the defaults.
 * @throws UsageError when an option is out of range
 */
export function linearClassifierSettings(
  options: LinearClassifierOptions,
): LinearClassifierSettings {
  const table = LINEAR_CLASSIFIER_OPTIONS;
  checkOptions('LinearClassifier', table, options);
  const { analyzer, charNgramRange, minDf, hashing } = options;
  const { ngramRange = analyzer.cutsIntoCharacters ? [1, 5] : [1, 3] } = options;
  if (charNgramRange !== undefined) {
    checkNgramRange(charNgramRange);
    if (analyzer.cutsIntoCharacters) {
      throw new UsageError(
        sentence(
          'classifier/characters-twice',
        )`${{ name: option('charNgramRange') }} adds the characters within words, but the texts are cut into characters already; leave it out, or cut the texts into words.`,
      );
    }
  }
  return {
    ...{ analyzer, ngramRange: checkNgramRange(ngramRange), charNgramRange, minDf, hashing },
    loss: options.loss ?? table.loss.default,
    scaling: options.scaling ?? table.scaling.default,
    alpha: options.alpha ?? table.alpha.default,
    interpolation: options.interpolation ?? table.interpolation.default,
    cost: options.cost ?? table.cost.default,
    classWeight: options.classWeight ?? table.classWeight.default,
    epochs: options.epochs ?? table.epochs.default,
    seed: options.seed ?? table.seed.default,
  };
}

/** The least documents that a feature must be in. */
export function leastDocuments({ minDf }: LinearClassifierSettings, documents: number): number {
  return minDf ?? (documents < MANY_DOCUMENTS ? 1 : 2);
}
