import { InputError, UsageError } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';
import { CsrBuilder } from '../../counts/csr-builder.ts';
import { selectColumns } from '../../counts/csr-matrix.ts';
import { DistinctFeatures } from '../../counts/distinct-features.ts';
import { mostFrequent, placesOf, selectFeatures } from '../../counts/feature-selection.ts';
import type { FeatureSource } from '../../counts/feature-source.ts';
import {
  addClass,
  addExamples,
  type ClassCounts,
  createClassCounts,
  growFeatures,
  keepFeatures,
  totalFrequency,
} from '../../counts/naive-bayes/class-counts.ts';
import { NgramVocabulary } from '../../counts/ngram-vocabulary.ts';
import { TfidfTransformer } from '../../counts/tfidf-transformer.ts';
import { createFeatureSource } from '../feature-source.ts';
import type { TextClassifierSettings } from './text-classifier-options.ts';

/** The learned features and sums that scoring uses. */
export interface SelectedFeatures {
  /** The number that the source gives each feature; undefined where every number is a feature. */
  readonly kept: Uint32Array | undefined;
  /** The inverse: for each number of the source, its feature or −1. */
  readonly places: Int32Array | undefined;
  /** The classes' sums over the features alone. */
  readonly counts: ClassCounts;
  /** Weights of the features, for tf-idf. */
  readonly idf: Float64Array | undefined;
}

/** tf-idf as it was when the classifier was saved. */
export interface FrozenTfidf {
  readonly idf: Float64Array;
  readonly counts: ClassCounts;
}

/** The sums as a model file stores them. */
export interface SavedSums {
  readonly source: FeatureSource;
  readonly counts: ClassCounts;
  readonly documents: number;
  /** Where documents are counted: in how many each number of the source occurs. */
  readonly documentFrequency: Uint32Array | undefined;
  /** With tf-idf: the weights and the classes' sums of weighted features. */
  readonly tfidf: FrozenTfidf | undefined;
}

/** The most classes that have an array with a place for every feature from their first document on. */
const DENSE_CLASSES = 256;

/** Cells of the table of classes and features up to which nobody is asked about the labels: 128 MiB. */
const UNQUESTIONED_CELLS = 2 ** 24;

/** Learns a classifier's features and sums them over the documents of each class. */
export class FeatureSums {
  /**
   * Weighted sums over all that the source numbers, prefixes of n-grams too. While learning, classes after the first
   * 256 have theirs in `#sparse`.
   */
  counts: ClassCounts = createClassCounts(0, 0);
  /**
   * For each class without an array, the sums of the features that it has: labels may be as many as the documents, and
   * their arrays would grow with the square of the text.
   */
  readonly #sparse: Map<number, number>[] = [];
  /** The number of documents learned. */
  documents = 0;
  readonly #settings: TextClassifierSettings;
  #source: FeatureSource;
  /** Present where documents are counted, or repetitions within a document are not. */
  readonly #distinct: DistinctFeatures | undefined;
  /** tf-idf only: every document's counts, since the idf is known when all have been read. */
  readonly #rows: CsrBuilder | undefined;
  readonly #rowLabels: number[] = [];
  readonly #rowWeights: number[] = [];
  readonly #frozen: FrozenTfidf | undefined;

  /** Creates empty sums, or sums that continue from saved ones. */
  constructor(settings: TextClassifierSettings, saved?: SavedSums) {
    this.#settings = settings;
    this.#source = saved?.source ?? createFeatureSource(settings);
    if (settings.weighting === 'tfidf') this.#rows = new CsrBuilder();
    if (settings.weighting === 'binary' || settings.selection.usesDocuments) {
      this.#distinct = new DistinctFeatures(saved?.documentFrequency);
    }
    if (saved === undefined) return;
    this.counts = saved.counts;
    this.documents = saved.documents;
    this.#frozen = saved.tfidf;
  }

  /** The vocabulary or hashing that numbers the features of texts. */
  get source(): FeatureSource {
    return this.#source;
  }

  /** Adds a class without documents. */
  addClass(): void {
    if (this.counts.examples.length < DENSE_CLASSES) addClass(this.counts);
    else {
      this.counts.examples.push(0);
      this.#sparse.push(new Map());
    }
  }

  /**
   * Learns one document.
   * @throws UsageError for a classifier with tf-idf that was loaded from a file
   */
  learn(text: string, label: number, weight: number): void {
    if (this.#frozen !== undefined) {
      throw new UsageError(
        sentence(
          'classifier/saved-tfidf',
        )`A saved classifier with tf-idf cannot go on learning: its file does not keep the documents. Train anew, or use the ${{ name: option('weighting') }} count or binary.`,
      );
    }
    const source = this.#source;
    let length = source.learn(text);
    const { found, size } = source;
    growFeatures(this.counts, size);
    if (this.#settings.weighting === 'binary') length = this.#reduce(found, length);
    const { featureSums } = this.counts;
    if (label < featureSums.length) {
      const sums = featureSums[label];
      for (let i = 0; i < length; i++) sums[found[i]] += weight;
    } else {
      const sums = this.#sparse[label - featureSums.length];
      for (let i = 0; i < length; i++) sums.set(found[i], (sums.get(found[i]) ?? 0) + weight);
    }
    this.counts.examples[label] += weight;
    this.documents++;
    if (this.#rows !== undefined) {
      this.#rows.addCounts(found, length);
      this.#rowLabels.push(label);
      this.#rowWeights.push(weight);
    }
    if (this.#settings.weighting !== 'binary') this.#reduce(found, length);
    if (size > this.#settings.vocabularyLimit) this.#forgetRarest();
  }

  /**
   * Selects the features by the settings, with their sums.
   * @throws InputError when the labels are nearly as many as the documents, and their table would be large
   */
  select(): SelectedFeatures {
    this.#fillTable();
    const source = this.#source;
    const documentFrequency = this.#documentFrequency();
    const eligible = source instanceof NgramVocabulary ? source.eligible() : undefined;
    const kept = selectFeatures(
      {
        size: source.size,
        documents: this.documents,
        frequency: () => totalFrequency(this.counts),
        ...(documentFrequency && { documentFrequency }),
        ...(eligible && { eligible }),
      },
      this.#settings.selection,
    );
    const places = kept && placesOf(kept, source.size);
    if (this.#frozen !== undefined) return { kept, places, ...this.#frozen };
    if (this.#rows !== undefined) return { kept, places, ...this.#weighRows(places, kept?.length) };
    const counts = kept === undefined ? this.counts : keepFeatures(this.counts, kept);
    return { kept, places, counts, idf: undefined };
  }

  /** Returns all that was learned of the documents, before any feature is left out. */
  all(): Omit<SavedSums, 'tfidf'> {
    this.#fillTable();
    const { source, counts, documents } = this;
    return { source, counts, documents, documentFrequency: this.#documentFrequency() };
  }

  /** Returns the parts for a model file: the selected features, with the prefixes that they need. */
  save(): SavedSums {
    const { kept, counts, idf } = this.select();
    const tfidf = idf && { idf, counts };
    const source = this.#source;
    const documentFrequency = this.#documentFrequency();
    if (kept === undefined || !(source instanceof NgramVocabulary)) {
      return { source, counts: this.counts, documents: this.documents, documentFrequency, tfidf };
    }
    const wanted = new Uint8Array(source.size);
    for (const id of kept) wanted[id] = 1;
    const subset = source.only(wanted);
    return {
      source: subset.vocabulary,
      counts: keepFeatures(this.counts, subset.kept),
      documents: this.documents,
      documentFrequency:
        documentFrequency && Uint32Array.from(subset.kept, (id) => documentFrequency[id]),
      tfidf,
    };
  }

  /** Gives every class an array of its sums. */
  #fillTable(): void {
    if (this.#sparse.length === 0) return;
    const { examples, features, featureSums } = this.counts;
    const classes = examples.length;
    if (2 * classes > this.documents && classes * features > UNQUESTIONED_CELLS) {
      throw new InputError(
        sentence(
          'classifier/labels-like-ids',
        )`There are ${{ classes }} different labels in ${{ documents: this.documents }} documents, nearly one each; is this the column of the label?`,
      );
    }
    for (const sparse of this.#sparse) {
      const sums = new Float64Array(features);
      for (const [feature, sum] of sparse) sums[feature] = sum;
      featureSums.push(sums);
    }
    this.#sparse.length = 0;
  }

  #documentFrequency(): Uint32Array | undefined {
    return this.#distinct?.frequency.subarray(0, this.#source.size);
  }

  #reduce(found: Int32Array, length: number): number {
    return this.#distinct?.reduce(found, length, this.#source.size) ?? length;
  }

  #weighRows(places: Int32Array | undefined, features = this.#source.size): FrozenTfidf {
    const all = (this.#rows ?? new CsrBuilder()).build(this.#source.size);
    const rows = places === undefined ? all : selectColumns(all, places, features);
    const transformer = new TfidfTransformer(this.#settings.tfidf);
    const counts = createClassCounts(this.counts.examples.length, features);
    addExamples(counts, transformer.fitTransform(rows), this.#rowLabels, this.#rowWeights);
    return { counts, idf: transformer.idf };
  }

  #forgetRarest(): void {
    if (!(this.#source instanceof NgramVocabulary)) return;
    this.#fillTable();
    const wanted = mostFrequent(totalFrequency(this.counts), this.#settings.vocabularyLimit);
    const { vocabulary, kept } = this.#source.only(wanted);
    this.#source = vocabulary;
    this.counts = keepFeatures(this.counts, kept);
    this.#distinct?.keep(kept);
  }
}
