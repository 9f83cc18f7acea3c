import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import type { Analyzer } from '../../counts/analyzer.ts';
import { checkNgramRange, NGRAM_RANGE, type NgramRange } from '../../counts/ngram-settings.ts';
import { LONGEST_NGRAM } from '../../vectors/subword-ngrams.ts';
import { CLASS_WEIGHTS, type ClassWeight } from '../class-weight.ts';
import { FASTTEXT_LOSSES, type FastTextLoss } from './parts.ts';

/** Options of a fastText classifier; only `analyzer` has no default. */
export interface FastTextOptions {
  /** Cuts texts into tokens: a text pipeline. */
  readonly analyzer: Analyzer;
  /** Default `softmax`, and `one-vs-all` where a text has several labels. */
  readonly loss?: FastTextLoss;
  /** Numbers in a vector; default 16. */
  readonly dimensions?: number;
  /** The longest n-gram of tokens, in tokens; default 2, of characters 4. */
  readonly wordNgrams?: number;
  /** Shortest and longest n-gram of the characters of `<token>` (fastText's minn and maxn); default none. */
  readonly charNgramRange?: NgramRange;
  /**
   * How many numbers the n-grams' hashes share; default 2,000,000, as in fastText. Memory is taken only for those that a
   * document has.
   */
  readonly bucket?: number;
  /** Tokens seen less often have no row of their own; default 1. */
  readonly minCount?: number;
  /** Passes over the documents; default: what visits 100,000 documents, at least 5 and at most 50. */
  readonly epochs?: number;
  /** The first learning rate; it falls linearly to 0. Default 0.5, of documents of more than 50 tokens more. */
  readonly learningRate?: number;
  /** Default `none`. */
  readonly classWeight?: ClassWeight;
  /**
   * Documents that learn from the same old numbers; default 1, as in fastText. Several workers share a batch where that is
   * worth their waking: of 64 documents of a hundred features and a hundred dimensions, say. Batches of 8 changed
   * the accuracy on NSMC's development data by less than 0.0001.
   */
  readonly batch?: number;
  /** Fixes the first numbers and the order of the documents; default 1. */
  readonly seed?: number;
}

/** Wider vectors help no classifier. */
export const MOST_DIMENSIONS = 2048;

/** What each option takes. */
export const FASTTEXT_OPTIONS: OptionTable<
  FastTextOptions,
  'bucket' | 'minCount' | 'batch' | 'classWeight' | 'seed'
> = {
  analyzer: { kind: 'object', required: true },
  loss: { kind: 'choice', choices: FASTTEXT_LOSSES },
  dimensions: { kind: 'whole', least: 1, most: MOST_DIMENSIONS },
  wordNgrams: { kind: 'whole', least: 1, most: LONGEST_NGRAM, unit: 'tokens' },
  charNgramRange: NGRAM_RANGE,
  bucket: { kind: 'whole', least: 1, most: 2 ** 31 - 1, default: 2_000_000 },
  minCount: { kind: 'whole', least: 1, default: 1 },
  epochs: { kind: 'whole', least: 1, unit: 'passes' },
  learningRate: { kind: 'number', above: 0, unit: 'rate' },
  classWeight: { kind: 'choice', choices: CLASS_WEIGHTS, default: 'none' },
  batch: { kind: 'whole', least: 1, default: 1, unit: 'documents' },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/** What the defaults depend on. */
export interface FastTextDataSize {
  readonly documents: number;
  /** Tokens of all documents. */
  readonly tokens: number;
  /** Whether a document has several labels. */
  readonly severalLabels: boolean;
}

/** Options with every default filled in. */
export interface FastTextSettings {
  readonly analyzer: Analyzer;
  readonly loss: FastTextLoss;
  readonly dimensions: number;
  readonly wordNgrams: number;
  /** Undefined for no n-grams of characters. */
  readonly charNgramRange: NgramRange | undefined;
  readonly bucket: number;
  readonly minCount: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly classWeight: ClassWeight;
  readonly batch: number;
  readonly seed: number;
}

/**
 * Checks the options.
 * @throws UsageError when an option is out of range
 */
export function checkFastTextOptions(options: FastTextOptions): void {
  checkOptions('trainFastText', FASTTEXT_OPTIONS, options);
  if (options.charNgramRange !== undefined) checkNgramRange(options.charNgramRange);
}

/** Visits of documents that all passes make together: few documents are visited more often. */
const VISITS = 100_000;
const FEWEST_EPOCHS = 5;
const MOST_EPOCHS = 50;

/**
 * The first learning rate, of documents of about a sentence or two; of longer ones more, since each of their tokens gets a
 * smaller part of a document's gradient. Chosen with the epochs on development data of rt-polarity, subjectivity, TREC-6,
 * surnames and movie reviews, whose accuracies by these defaults are within 0.006 of the best of 18 pairs each.
 */
const LEARNING_RATE = 0.5;
const MOST_LEARNING_RATE = 2;
/** Tokens of a document from which on it rises, by the square root of the length. */
const LONG_DOCUMENT = 50;

/** Fills in the defaults. */
export function fastTextSettings(
  options: FastTextOptions,
  { documents, tokens, severalLabels }: FastTextDataSize,
): FastTextSettings {
  const table = FASTTEXT_OPTIONS;
  const { analyzer, charNgramRange } = options;
  const epochs = Math.round(VISITS / documents);
  const length = Math.max(1, tokens / documents / LONG_DOCUMENT);
  const learningRate = Math.min(MOST_LEARNING_RATE, LEARNING_RATE * Math.sqrt(length));
  return {
    ...{ analyzer, charNgramRange },
    loss: options.loss ?? (severalLabels ? 'one-vs-all' : 'softmax'),
    dimensions: options.dimensions ?? 16,
    wordNgrams: options.wordNgrams ?? (analyzer.cutsIntoCharacters ? 4 : 2),
    bucket: options.bucket ?? table.bucket.default,
    minCount: options.minCount ?? table.minCount.default,
    epochs: options.epochs ?? Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, epochs)),
    learningRate: options.learningRate ?? Number(learningRate.toPrecision(2)),
    classWeight: options.classWeight ?? table.classWeight.default,
    batch: options.batch ?? table.batch.default,
    seed: options.seed ?? table.seed.default,
  };
}
