import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { option, sentence } from '../base/sentence.ts';
import type { Analyzer } from '../counts/analyzer.ts';
import {
  SELECTION_OPTIONS,
  type SelectionOptions,
  type SelectionSettings,
  selectionSettings,
  VOCABULARY_LIMIT,
} from '../counts/feature-selection.ts';
import { HASHED_FEATURES } from '../counts/hashed-ngrams.ts';
import {
  NAIVE_BAYES_OPTIONS,
  type NaiveBayesModel,
  type NaiveBayesSettings,
  naiveBayesSettings,
} from '../counts/naive-bayes/naive-bayes.ts';
import { checkNgramRange, NGRAM_RANGE, type NgramRange } from '../counts/ngram-settings.ts';

/** What a feature is worth in a document. */
export type FeatureWeighting = 'count' | 'binary' | 'tfidf';

/** The weightings' names, for checking what users give. */
export const FEATURE_WEIGHTINGS: readonly FeatureWeighting[] = ['count', 'binary', 'tfidf'];

/** What tf-idf is taken as here: smooth idf, rows of Euclidean length 1. */
const TFIDF = { useIdf: true, smoothIdf: true, sublinearTf: false, norm: 'l2' } as const;

/** Options of a text classifier; only `analyzer` has no default. */
export interface TextClassifierOptions extends SelectionOptions {
  /** Cuts texts into tokens: a text pipeline. */
  readonly analyzer: Analyzer;
  /** Shortest and longest n-gram that is a feature, in tokens; [1, 1] unless given. */
  readonly ngramRange?: NgramRange;
  /**
   * How often a document has a feature (`count`, the default), whether it has it (`binary`: the only
   * one, and the default, of the Bernoulli model), or its tf-idf, which keeps every document's counts in memory.
   */
  readonly weighting?: FeatureWeighting;
  /** The Naive Bayes variant; `multinomial` unless given. */
  readonly model?: NaiveBayesModel;
  /** Smoothing added to every count, 0 or more; 1 unless given. */
  readonly alpha?: number;
  /** Whether P(class) is learned from the examples (default) or the same for all; not for the complement model. */
  readonly fitPrior?: boolean;
  /** P(class) by label, in place of learned ones; not for the complement model. */
  readonly classPrior?: Readonly<Record<string, number>>;
  /** Complement model only: whether weights are normalised; false unless given. */
  readonly norm?: boolean;
  /**
   * The most n-grams held while learning, so that any amount of text trains in the same memory:
   * when a document takes them beyond it, the rarer ones so far are forgotten. No limit unless given.
   */
  readonly vocabularyLimit?: number;
  /** Hashes n-grams into so many features in place of keeping a vocabulary; off unless given. */
  readonly hashing?: number;
}

/** What each option takes. */
export const TEXT_CLASSIFIER_OPTIONS: OptionTable<TextClassifierOptions, 'model' | 'alpha'> = {
  ...SELECTION_OPTIONS,
  analyzer: { kind: 'object', required: true },
  ngramRange: NGRAM_RANGE,
  weighting: { kind: 'choice', choices: FEATURE_WEIGHTINGS },
  model: NAIVE_BAYES_OPTIONS.model,
  alpha: NAIVE_BAYES_OPTIONS.alpha,
  fitPrior: NAIVE_BAYES_OPTIONS.fitPrior,
  classPrior: { kind: 'object' },
  norm: NAIVE_BAYES_OPTIONS.norm,
  vocabularyLimit: VOCABULARY_LIMIT,
  hashing: HASHED_FEATURES,
};

/** Options with every default filled in. */
export interface TextClassifierSettings {
  readonly analyzer: Analyzer;
  readonly ngramRange: NgramRange;
  readonly weighting: FeatureWeighting;
  readonly naiveBayes: NaiveBayesSettings;
  readonly classPrior: Readonly<Record<string, number>> | undefined;
  readonly selection: SelectionSettings;
  readonly tfidf: typeof TFIDF;
  /** Infinity for no limit. */
  readonly vocabularyLimit: number;
  readonly hashing: number | undefined;
}

/**
 * Fills in the defaults and checks what was given.
 * @throws UsageError when an option is out of range or does not go with another
 */
export function textClassifierSettings(options: TextClassifierOptions): TextClassifierSettings {
  checkOptions('TextClassifier', TEXT_CLASSIFIER_OPTIONS, options);
  const { analyzer, ngramRange = [1, 1], classPrior, hashing } = options;
  const { model = 'multinomial', vocabularyLimit = Infinity } = options;
  const { weighting = model === 'bernoulli' ? 'binary' : 'count' } = options;
  if (model === 'bernoulli' && weighting !== 'binary') {
    throw new UsageError(
      sentence(
        'classifier/bernoulli-weighting',
      )`The Bernoulli model asks only whether a document has a feature: its ${{ name: option('weighting') }} is binary, not ${{ weighting }}.`,
    );
  }
  if (vocabularyLimit !== Infinity && (weighting === 'tfidf' || hashing !== undefined)) {
    throw new UsageError(
      sentence(
        'classifier/vocabulary-limit',
      )`${{ name: option('vocabularyLimit') }} goes neither with tfidf, which keeps every document, nor with ${{ hashing: option('hashing') }}, which needs no vocabulary.`,
    );
  }
  return {
    analyzer,
    ngramRange: checkNgramRange(ngramRange),
    weighting,
    naiveBayes: naiveBayesSettings({
      model,
      ...(options.alpha !== undefined && { alpha: options.alpha }),
      ...(options.fitPrior !== undefined && { fitPrior: options.fitPrior }),
      ...(options.norm !== undefined && { norm: options.norm }),
    }),
    classPrior: checkClassPrior(classPrior, model),
    selection: selectionSettings(options),
    tfidf: TFIDF,
    vocabularyLimit,
    hashing,
  };
}

function checkClassPrior(
  classPrior: Readonly<Record<string, number>> | undefined,
  model: NaiveBayesModel,
): Readonly<Record<string, number>> | undefined {
  // The same checks that the numbers get later, so that a mistake is told before an hour of training.
  if (classPrior !== undefined)
    naiveBayesSettings({ model, classPrior: Object.values(classPrior) });
  return classPrior;
}
