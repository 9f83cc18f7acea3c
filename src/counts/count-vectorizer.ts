import { InputError, UsageError } from '../base/errors.ts';
import { growFloat64 } from '../base/growing-arrays.ts';
import type { ModelState } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { option, sentence } from '../base/sentence.ts';
import { compareCodePoints } from '../text/vocabulary/compare.ts';
import type { Analyzer } from './analyzer.ts';
import { CsrBuilder } from './csr-builder.ts';
import { type CsrMatrix, checkFittedColumns, selectColumns } from './csr-matrix.ts';
import { DistinctFeatures } from './distinct-features.ts';
import {
  mostFrequent,
  placesOf,
  SELECTION_OPTIONS,
  type SelectionOptions,
  type SelectionSettings,
  selectFeatures,
  selectionSettings,
  VOCABULARY_LIMIT,
} from './feature-selection.ts';
import { NGRAM_RANGE, type NgramRange } from './ngram-settings.ts';
import { NgramVocabulary } from './ngram-vocabulary.ts';
import { COUNT_VECTORIZER_KIND } from './vectorizer-kinds.ts';

/** The order of the columns: the order in which features first occur in the texts, or by code point. */
export type VocabularyOrder = 'first-seen' | 'sorted';

/** Options of `CountVectorizer`; only `analyzer` has no default. */
export interface CountVectorizerOptions extends SelectionOptions {
  /** Cuts texts into tokens: a text pipeline. */
  readonly analyzer: Analyzer;
  /** Shortest and longest n-gram, in tokens; default [1, 1]. */
  readonly ngramRange?: NgramRange;
  /** Whether counts above 1 become 1; default false. */
  readonly binary?: boolean;
  /** The order of the columns: `first-seen` (default), or `sorted` by code point, as scikit-learn has it. */
  readonly vocabularyOrder?: VocabularyOrder;
  /**
   * The most n-grams to hold while fitting, which bounds the memory for any amount of text: when a document
   * exceeds the limit, the rarest n-grams so far are dropped. No limit by default.
   */
  readonly vocabularyLimit?: number;
}

/** The counts of a fitted vectorizer, which a model file stores beside its options. */
export interface FittedCounts {
  readonly vocabulary: NgramVocabulary;
  readonly documents: number;
  /** In how many documents each n-gram occurs. */
  readonly documentFrequency: Uint32Array;
  /** How often each n-gram occurs. */
  readonly frequency: Float64Array;
}

/** What each option takes. */
export const COUNT_VECTORIZER_OPTIONS: OptionTable<CountVectorizerOptions> = {
  ...SELECTION_OPTIONS,
  analyzer: { kind: 'object', required: true },
  ngramRange: NGRAM_RANGE,
  binary: { kind: 'switch' },
  vocabularyOrder: { kind: 'choice', choices: ['first-seen', 'sorted'] },
  vocabularyLimit: VOCABULARY_LIMIT,
};

/** The features that a fit has chosen. */
interface FittedFeatures {
  /** The n-gram number of each column. */
  readonly ids: Uint32Array;
  /** The column of each n-gram number, or −1. */
  readonly places: Int32Array;
}

/**
 * Counts the n-grams of texts (bag of words): one row per text, one column per feature. A sentence's row is
 * the sum of its words' one-hot rows.
 */
export class CountVectorizer {
  readonly #options: CountVectorizerOptions;
  readonly #selection: SelectionSettings;
  #vocabulary: NgramVocabulary;
  #distinct: DistinctFeatures = new DistinctFeatures();
  #frequency: Float64Array = new Float64Array(256);
  #documents = 0;
  #fitted: FittedFeatures | undefined;

  /**
   * Creates an unfitted vectorizer, or one that continues from saved counts.
   * @throws UsageError when an option is out of range
   */
  constructor(options: CountVectorizerOptions, saved?: FittedCounts) {
    checkOptions('CountVectorizer', COUNT_VECTORIZER_OPTIONS, options);
    this.#options = options;
    this.#selection = selectionSettings(options);
    this.#vocabulary = saved?.vocabulary ?? this.#emptyVocabulary();
    if (saved === undefined) return;
    this.#distinct = new DistinctFeatures(saved.documentFrequency);
    this.#frequency = saved.frequency;
    this.#documents = saved.documents;
  }

  /** How many features it has: the columns of its rows. */
  get features(): number {
    return this.#features().ids.length;
  }

  /** How many documents it was fitted on. */
  get documents(): number {
    return this.#documents;
  }

  /**
   * Returns the state for a model file, from which `countVectorizerFromState` restores the vectorizer. It holds all
   * n-grams, also those that are not features, so that `partialFit` can continue.
   * @throws UsageError when it was not fitted
   */
  toState(): ModelState {
    this.#features();
    const { size } = this.#vocabulary;
    const { analyzer, ngramRange = [1, 1], binary = false, vocabularyOrder } = this.#options;
    const { minDf, maxDf, maxFeatures } = this.#selection;
    const { vocabularyLimit = Infinity } = this.#options;
    return {
      kind: COUNT_VECTORIZER_KIND,
      metadata: {
        analyzer: analyzer.description,
        options: {
          ...{ ngramRange: [...ngramRange], binary, minDf, maxDf },
          vocabularyOrder: vocabularyOrder ?? 'first-seen',
          ...(maxFeatures !== Infinity && { maxFeatures }),
          ...(vocabularyLimit !== Infinity && { vocabularyLimit }),
        },
        documents: this.#documents,
      },
      tensors: {
        ...this.#vocabulary.toTensors(),
        'ngrams.documents': { shape: [size], data: this.#distinct.frequency.slice(0, size) },
        'ngrams.counts': { shape: [size], data: this.#frequency.slice(0, size) },
      },
    };
  }

  /** Fits the vectorizer to these texts, forgetting earlier ones. */
  fit(texts: Iterable<string>): this {
    this.#vocabulary = this.#emptyVocabulary();
    this.#distinct = new DistinctFeatures();
    this.#frequency = new Float64Array(256);
    this.#documents = 0;
    return this.partialFit(texts);
  }

  /** Fits more texts. One batch or many give the same result. */
  partialFit(texts: Iterable<string>): this {
    const { binary = false, vocabularyLimit = Infinity } = this.#options;
    for (const text of texts) {
      const length = this.#vocabulary.learn(text);
      const { found, size } = this.#vocabulary;
      this.#frequency = growFloat64(this.#frequency, size);
      if (!binary) for (let i = 0; i < length; i++) this.#frequency[found[i]]++;
      const distinct = this.#distinct.reduce(found, length, size);
      if (binary) for (let i = 0; i < distinct; i++) this.#frequency[found[i]]++;
      this.#documents++;
      if (size > vocabularyLimit) this.#forgetRarest(vocabularyLimit);
    }
    this.#fitted = undefined;
    return this;
  }

  /** Counts each text's features; n-grams that are not features are left out. */
  transform(texts: Iterable<string>): CsrMatrix {
    const { ids, places } = this.#features();
    const builder = new CsrBuilder();
    for (const text of texts) {
      const length = this.#vocabulary.find(text);
      builder.addCounts(this.#vocabulary.found, length);
    }
    const counts = selectColumns(builder.build(places.length), places, ids.length);
    return this.#options.binary ? { ...counts, values: counts.values.fill(1) } : counts;
  }

  /** Fits these texts and counts their features. */
  fitTransform(texts: readonly string[]): CsrMatrix {
    return this.fit(texts).transform(texts);
  }

  /** Returns the name of each column's feature: words joined by spaces, characters without. */
  featureNames(): string[] {
    return Array.from(this.#features().ids, (id) => this.#vocabulary.name(id));
  }

  /** Lists the features of each row, in column order. */
  inverseTransform(rows: CsrMatrix): string[][] {
    const { ids } = this.#features();
    checkFittedColumns(rows, ids.length);
    return Array.from({ length: rows.rows }, (_, row) =>
      Array.from(
        rows.columnIndices.subarray(rows.rowPointers[row], rows.rowPointers[row + 1]),
        (column) => this.#vocabulary.name(ids[column]),
      ),
    );
  }

  #emptyVocabulary(): NgramVocabulary {
    return new NgramVocabulary(this.#options.analyzer, this.#options.ngramRange ?? [1, 1]);
  }

  #features(): FittedFeatures {
    if (this.#fitted !== undefined) return this.#fitted;
    const { size } = this.#vocabulary;
    if (this.#documents === 0) {
      throw new UsageError(
        sentence(
          'counts/vectorizer-unfitted',
        )`This CountVectorizer has read no texts yet; call fit first.`,
      );
    }
    const eligible = this.#vocabulary.eligible();
    const kept = selectFeatures(
      {
        size,
        documents: this.#documents,
        documentFrequency: this.#distinct.frequency,
        frequency: () => this.#frequency,
        ...(eligible && { eligible }),
      },
      this.#selection,
    );
    const ids = kept ?? Uint32Array.from({ length: size }, (_, id) => id);
    if (ids.length === 0) {
      throw new InputError(
        sentence(
          'counts/no-features',
        )`No features are left: the texts have no tokens, or ${{ minDf: option('minDf') }}, ${{ maxDf: option('maxDf') }} and the n-gram range leave none.`,
      );
    }
    if (this.#options.vocabularyOrder === 'sorted') this.#sortByName(ids);
    this.#fitted = { ids, places: placesOf(ids, size) };
    return this.#fitted;
  }

  #sortByName(ids: Uint32Array): void {
    const names = new Map(Array.from(ids, (id) => [id, this.#vocabulary.name(id)]));
    ids.sort((a, b) => compareCodePoints(names.get(a) ?? '', names.get(b) ?? ''));
  }

  #forgetRarest(limit: number): void {
    const frequency = this.#frequency.subarray(0, this.#vocabulary.size);
    const { vocabulary, kept } = this.#vocabulary.only(mostFrequent(frequency, limit));
    this.#vocabulary = vocabulary;
    this.#frequency = Float64Array.from(kept, (id) => frequency[id]);
    this.#distinct.keep(kept);
  }
}
