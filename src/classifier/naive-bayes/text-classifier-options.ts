import { UsageError } from '../../base/errors.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { option, sentence } from '../../base/sentence.ts';
import type { Analyzer } from '../../counts/analyzer.ts';
import {
  SELECTION_OPTIONS,
  type SelectionOptions,
  type SelectionSettings,
  selectionSettings,
  VOCABULARY_LIMIT,
} from '../../counts/feature-selection.ts';
import { HASHED_FEATURES } from '../../counts/hashed-ngrams.ts';
import {
  NAIVE_BAYES_OPTIONS,
  type NaiveBayesModel,
  type NaiveBayesSettings,
  naiveBayesSettings,
} from '../../counts/naive-bayes/naive-bayes.ts';
import { checkNgramRange, NGRAM_RANGE, type NgramRange } from '../../counts/ngram-settings.ts';

/** The value that a feature has in a document. */
export type FeatureWeighting = 'count' | 'binary' | 'tfidf';

/** The names of the weightings. */
export const FEATURE_WEIGHTINGS: readonly FeatureWeighting[] = ['count', 'binary', 'tfidf'];

/** The form of tf-idf used here: smooth idf, rows of Euclidean length 1. */
const TFIDF = { useIdf: true, smoothIdf: true, sublinearTf: false, norm: 'l2' } as const;

/** Options of a text classifier; only `analyzer` has no default. */
export interface TextClassifierOptions extends SelectionOptions {
  /** Cuts texts into tokens: a text pipeline. */
  readonly analyzer: Analyzer;
  /** Shortest and longest n-gram that is a feature, in tokens; default [1, 1]. */
  readonly ngramRange?: NgramRange;
  /**
   * The value of a feature in a document: its count (`count`, the default), whether it occurs (`binary`, the only
   * choice for the Bernoulli model), or its tf-idf (`tfidf`), which keeps every document's counts in memory.
   */
  readonly weighting?: FeatureWeighting;
  /** The Naive Bayes variant; default `multinomial`. */
  readonly model?: NaiveBayesModel;
  /** Smoothing added to every count, 0 or more; default 1. */
  readonly alpha?: number;
  /** Whether P(class) is learned from the examples (default) or the same for all; not for the complement model. */
  readonly fitPrior?: boolean;
  /** P(class) by label, in place of learned ones; not for the complement model. */
  readonly classPrior?: Readonly<Record<string, number>>;
  /** Complement model only: whether weights are normalized; default false. */
  readonly norm?: boolean;
  /**
   * The most n-grams to hold while learning, which bounds the memory for any amount of text: when a document
   * exceeds the limit, the rarest n-grams so far are dropped. No limit by default.
   */
  readonly vocabularyLimit?: number;
  /** Hashes n-grams into this many features instead of keeping a vocabulary; default off. */
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
 * Checks the options and fills in the defaults.
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
  // Runs the later checks now, so that a mistake is reported before an hour of training.
  if (classPrior !== undefined)
    naiveBayesSettings({ model, classPrior: Object.values(classPrior) });
  return classPrior;
}
