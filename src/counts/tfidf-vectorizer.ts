import { CountVectorizer, type CountVectorizerOptions } from './count-vectorizer.ts';
import type { CsrMatrix } from './csr-matrix.ts';
import { type TfidfOptions, TfidfTransformer } from './tfidf-transformer.ts';

/** `CountVectorizer` and then `TfidfTransformer`. */
export class TfidfVectorizer {
  readonly #counter: CountVectorizer;
  readonly #transformer: TfidfTransformer;

  /** @throws UsageError when an option is out of range */
  constructor(options: CountVectorizerOptions & TfidfOptions) {
    this.#counter = new CountVectorizer(options);
    this.#transformer = new TfidfTransformer(options);
  }

  /** Finds the features of these texts and in how many of them each occurs. */
  fit(texts: readonly string[]): this {
    this.fitTransform(texts);
    return this;
  }

  /** The tf-idf of each text's features. */
  transform(texts: Iterable<string>): CsrMatrix {
    return this.#transformer.transform(this.#counter.transform(texts));
  }

  /** `fit` and `transform` of the same texts. */
  fitTransform(texts: readonly string[]): CsrMatrix {
    return this.#transformer.fitTransform(this.#counter.fitTransform(texts));
  }

  /** The columns' features, in order. */
  featureNames(): string[] {
    return this.#counter.featureNames();
  }

  /** The inverse document frequency of each feature. */
  get idf(): Float64Array {
    return this.#transformer.idf;
  }
}
