import type { ModelState } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Analyzer } from './analyzer.ts';
import { CsrBuilder } from './csr-builder.ts';
import type { CsrMatrix } from './csr-matrix.ts';
import { HASHED_FEATURES, HashedNgrams } from './hashed-ngrams.ts';
import { NGRAM_RANGE, type NgramRange } from './ngram-settings.ts';
import { normalizeRow, ROW_NORMS, type RowNorm } from './tfidf-transformer.ts';
import { HASHING_VECTORIZER_KIND } from './vectorizer-kinds.ts';

/** Options of `HashingVectorizer`; only `analyzer` has no default. */
export interface HashingVectorizerOptions {
  /** Cuts texts into tokens: a text pipeline. */
  readonly analyzer: Analyzer;
  /** Shortest and longest n-gram, in tokens; default [1, 1]. */
  readonly ngramRange?: NgramRange;
  /** Number of columns; default 2²⁰. */
  readonly features?: number;
  /** Whether counts above 1 become 1; default false. */
  readonly binary?: boolean;
  /**
   * Whether half of the n-grams count as −1, so that n-grams that share a column tend to cancel out;
   * default true. Naive Bayes needs it off.
   */
  readonly alternateSign?: boolean;
  /** The norm by which each row is scaled to length 1: `l2` (default), `l1` or `none`. */
  readonly norm?: RowNorm;
}

/** What each option takes. */
export const HASHING_VECTORIZER_OPTIONS: OptionTable<HashingVectorizerOptions> = {
  analyzer: { kind: 'object', required: true },
  ngramRange: NGRAM_RANGE,
  features: HASHED_FEATURES,
  binary: { kind: 'switch' },
  alternateSign: { kind: 'switch' },
  norm: { kind: 'choice', choices: ROW_NORMS },
};

/**
 * Counts n-grams by their hash, without a vocabulary: there is nothing to fit, the memory is the same for any
 * amount of text, and features have no names. The columns and signs are scikit-learn's.
 */
export class HashingVectorizer {
  readonly #options: HashingVectorizerOptions;
  readonly #ngrams: HashedNgrams;
  readonly #binary: boolean;
  readonly #alternateSign: boolean;
  readonly #norm: RowNorm;

  /** @throws UsageError when an option is out of range */
  constructor(options: HashingVectorizerOptions) {
    checkOptions('HashingVectorizer', HASHING_VECTORIZER_OPTIONS, options);
    const { analyzer, ngramRange = [1, 1], features = 2 ** 20 } = options;
    const { binary = false, alternateSign = true, norm = 'l2' } = options;
    this.#options = options;
    this.#ngrams = new HashedNgrams(analyzer, ngramRange, features);
    this.#binary = binary;
    this.#alternateSign = alternateSign;
    this.#norm = norm;
  }

  /** How many columns its rows have. */
  get features(): number {
    return this.#ngrams.size;
  }

  /** Returns the state for a model file (its options), from which `hashingVectorizerFromState` restores it. */
  toState(): ModelState {
    const { analyzer, ngramRange = [1, 1] } = this.#options;
    return {
      kind: HASHING_VECTORIZER_KIND,
      metadata: {
        analyzer: analyzer.description,
        options: {
          ...{ ngramRange: [...ngramRange], features: this.features, binary: this.#binary },
          ...{ alternateSign: this.#alternateSign, norm: this.#norm },
        },
      },
      tensors: {},
    };
  }

  /** Counts each text's hashed n-grams. */
  transform(texts: Iterable<string>): CsrMatrix {
    const builder = new CsrBuilder();
    for (const text of texts) {
      const sums = this.#sums(text);
      const columns = Uint32Array.from(sums.keys()).sort();
      const values = Float64Array.from(columns, (column) => sums.get(column) ?? 0);
      // Columns in which signs canceled out are present too, as scikit-learn has it.
      if (this.#binary) values.fill(1);
      normalizeRow(values, 0, values.length, this.#norm);
      builder.addRow(columns, values);
    }
    return builder.build(this.#ngrams.size);
  }

  /** Sums the signs of a text's n-grams by column. */
  #sums(text: string): Map<number, number> {
    const ngrams = this.#ngrams;
    const length = ngrams.find(text);
    const sums = new Map<number, number>();
    for (let i = 0; i < length; i++) {
      const sign = this.#alternateSign && ngrams.negative[i] === 1 ? -1 : 1;
      sums.set(ngrams.found[i], (sums.get(ngrams.found[i]) ?? 0) + sign);
    }
    return sums;
  }
}
