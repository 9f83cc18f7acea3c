import type { ModelState } from '../base/model-state.ts';
import { checkOptions } from '../base/options.ts';
import {
  COUNT_VECTORIZER_OPTIONS,
  CountVectorizer,
  type CountVectorizerOptions,
} from './count-vectorizer.ts';
import type { CsrMatrix } from './csr-matrix.ts';
import { TFIDF_OPTIONS, type TfidfOptions, TfidfTransformer } from './tfidf-transformer.ts';
import { TFIDF_VECTORIZER_KIND } from './vectorizer-kinds.ts';

/** Computes the tf-idf of texts: `CountVectorizer` followed by `TfidfTransformer`. */
export class TfidfVectorizer {
  readonly #counter: CountVectorizer;
  readonly #transformer: TfidfTransformer;

  /**
   * Creates an unfitted vectorizer from options, or combines a fitted counter and transformer.
   * @throws UsageError when an option is out of range
   */
  constructor(
    options: (CountVectorizerOptions & TfidfOptions) | readonly [CountVectorizer, TfidfTransformer],
  ) {
    if (isPair(options)) [this.#counter, this.#transformer] = options;
    else {
      checkOptions('TfidfVectorizer', { ...COUNT_VECTORIZER_OPTIONS, ...TFIDF_OPTIONS }, options);
      const { useIdf, smoothIdf, sublinearTf, norm, ...counting } = options;
      this.#counter = new CountVectorizer(counting);
      this.#transformer = new TfidfTransformer({
        ...(useIdf !== undefined && { useIdf }),
        ...(smoothIdf !== undefined && { smoothIdf }),
        ...(sublinearTf !== undefined && { sublinearTf }),
        ...(norm !== undefined && { norm }),
      });
    }
  }

  /** How many features it has: the columns of its rows. */
  get features(): number {
    return this.#counter.features;
  }

  /** How many documents it was fitted on. */
  get documents(): number {
    return this.#counter.documents;
  }

  /**
   * Returns the state for a model file, from which `tfidfVectorizerFromState` restores the vectorizer.
   * @throws UsageError when it was not fitted
   */
  toState(): ModelState {
    const { documents, documentFrequency } = this.#transformer.counts();
    const { metadata, tensors } = this.#counter.toState();
    return {
      kind: TFIDF_VECTORIZER_KIND,
      metadata: { ...metadata, tfidf: { ...this.#transformer.settings, documents } },
      tensors: {
        ...tensors,
        'tfidf.documents': { shape: [documentFrequency.length], data: documentFrequency },
      },
    };
  }

  /** Finds the features of these texts and counts the texts that have each. */
  fit(texts: readonly string[]): this {
    this.fitTransform(texts);
    return this;
  }

  /** Computes the tf-idf of each text's features. */
  transform(texts: Iterable<string>): CsrMatrix {
    return this.#transformer.transform(this.#counter.transform(texts));
  }

  /** Fits these texts and computes their tf-idf. */
  fitTransform(texts: readonly string[]): CsrMatrix {
    return this.#transformer.fitTransform(this.#counter.fitTransform(texts));
  }

  /** Returns the columns' features, in order. */
  featureNames(): string[] {
    return this.#counter.featureNames();
  }

  /** The inverse document frequency of each feature. */
  get idf(): Float64Array {
    return this.#transformer.idf;
  }
}

function isPair(
  value: object | readonly [CountVectorizer, TfidfTransformer],
): value is readonly [CountVectorizer, TfidfTransformer] {
  return Array.isArray(value);
}
