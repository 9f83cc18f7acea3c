import { InputError, UsageError } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';
import { countDistinct } from '../../counts/count-distinct.ts';
import type { Explanation } from '../../counts/explanation.ts';
import { checkWeight } from '../../counts/naive-bayes/class-counts.ts';
import {
  type LinearScores,
  scoreDocument,
  scoreOccurrences,
} from '../../counts/naive-bayes/linear-scores.ts';
import { argmax, normalizeLogs } from '../../counts/naive-bayes/log-probabilities.ts';
import { naiveBayesScores } from '../../counts/naive-bayes/naive-bayes.ts';
import { NgramVocabulary } from '../../counts/ngram-vocabulary.ts';
import { weighRow } from '../../counts/tfidf-transformer.ts';
import { expectClasses } from '../checks.ts';
import {
  addToEvaluation,
  type Classifier,
  type ClassPrediction,
  checkLabels,
  evaluateClassifier,
} from '../classifier.ts';
import { type Evaluation, EvaluationCounts } from '../evaluation.ts';
import { explainScores } from './explain-scores.ts';
import { FeatureSums, type SavedSums, type SelectedFeatures } from './feature-sums.ts';
import {
  type TextClassifierOptions,
  type TextClassifierSettings,
  textClassifierSettings,
} from './text-classifier-options.ts';
import { type ClassTopFeatures, findTopFeatures } from './top-features.ts';

/** Characters that are read between two chances for a break: a millisecond or so. */
const CHARACTERS_AT_ONCE = 8192;

/** The weights and features for predictions, computed when learning pauses. */
interface Trained extends SelectedFeatures {
  readonly scores: LinearScores;
}

/** A document's distinct features and their values. */
interface FeatureRow {
  readonly features: Int32Array;
  readonly values: Float64Array;
}

/** The parts of a classifier that a model file stores beside its options. */
export interface SavedClassifier {
  readonly labels: readonly string[];
  readonly sums: SavedSums;
}

/**
 * Classifies texts by Naive Bayes over counts of their n-grams. Classes are numbered in the order in
 * which their labels are first seen. Learning counts straight into the classes' sums, so that no
 * document is kept.
 */
export class TextClassifier implements Classifier {
  readonly settings: TextClassifierSettings;
  readonly #sums: FeatureSums;
  readonly #labels: string[];
  readonly #labelNumbers: Map<string, number>;
  #trained: Trained | undefined;

  /**
   * Creates an untrained classifier, or one that continues from a saved one.
   * @throws UsageError when an option is out of range
   */
  constructor(options: TextClassifierOptions, saved?: SavedClassifier) {
    this.settings = textClassifierSettings(options);
    this.#sums = new FeatureSums(this.settings, saved?.sums);
    this.#labels = [...(saved?.labels ?? [])];
    this.#labelNumbers = new Map(this.#labels.map((label, number) => [label, number]));
  }

  /** The labels, in the order of all probabilities. */
  get classes(): readonly string[] {
    return this.#labels;
  }

  /** The number of documents it has learned from. */
  get documents(): number {
    return this.#sums.documents;
  }

  /** The number of its features. */
  get features(): number {
    return this.#ready().counts.features;
  }

  /**
   * Learns more documents. One batch or many give the same result.
   * @param texts the documents
   * @param labels each document's class; a label not seen before is a new class
   * @param weights each document's weight; 1 when absent
   * @throws InputError when lengths differ or a weight is negative
   */
  partialFit(
    texts: readonly string[],
    labels: readonly string[],
    weights?: ArrayLike<number>,
  ): this {
    for (const _ of this.learnInPieces(texts, labels, weights));
    return this;
  }

  /**
   * Does the work of `partialFit` in small steps, so that the caller can handle events between them.
   * @yields the number of characters read, after every few thousand and at the end
   * @throws InputError when lengths differ or a weight is negative
   */
  *learnInPieces(
    texts: readonly string[],
    labels: readonly string[],
    weights?: ArrayLike<number>,
  ): Generator<number, void> {
    checkLabels(texts, labels);
    if (weights !== undefined && weights.length !== texts.length) {
      throw new InputError(
        sentence(
          'classifier/texts-and-weights',
        )`There are ${{ texts: texts.length }} texts and ${{ weights: weights.length }} sample weights.`,
      );
    }
    let characters = 0;
    for (let i = 0; i < texts.length; i++) {
      // At every document, because the caller may have predicted since the last yield.
      this.#trained = undefined;
      const weight = weights?.[i] ?? 1;
      checkWeight(weight, i);
      this.#sums.learn(texts[i], this.#numberOf(labels[i]), weight);
      characters += texts[i].length;
      if (characters < CHARACTERS_AT_ONCE) continue;
      yield characters;
      characters = 0;
    }
    yield characters;
  }

  /**
   * Computes the weights now rather than at the first prediction.
   * @throws InputError when there is no document, only one class, or no feature
   */
  finish(): this {
    this.#ready();
    return this;
  }

  /** Predicts the most probable class of each text, with the probabilities of all classes. */
  predictProba(texts: readonly string[]): ClassPrediction[] {
    const trained = this.#ready();
    return texts.map((text) => {
      const joint = new Float64Array(this.#labels.length);
      this.#score(trained, text, joint);
      const logs = normalizeLogs(joint, trained.scores.logPriors);
      return { label: this.#labels[argmax(logs)], probabilities: logs.map(Math.exp) };
    });
  }

  /** Predicts the most probable class of each text. */
  predict(texts: readonly string[]): string[] {
    const trained = this.#ready();
    const joint = new Float64Array(this.#labels.length);
    return texts.map((text) => {
      this.#score(trained, text, joint);
      return this.#labels[argmax(normalizeLogs(joint, trained.scores.logPriors))];
    });
  }

  /** Explains the prediction for one text: each feature's contribution to each class. */
  explain(text: string): Explanation {
    const trained = this.#ready();
    const { source } = this.#sums;
    const row = this.#row(trained, text);
    const names = source.namesIn(text);
    return explainScores({
      model: this.settings.naiveBayes.model,
      scores: trained.scores,
      labels: this.#labels,
      ...row,
      nameOf: (feature) => names.get(trained.kept?.[feature] ?? feature) ?? '',
      unknown: source.unknownIn(
        text,
        (id) => trained.places === undefined || trained.places[id] >= 0,
      ),
    });
  }

  /**
   * Finds the strongest features of each class: those that separate its own training documents most from the
   * other classes. Undefined with hashing, whose features have no names.
   * @param most how many for each class
   */
  topFeatures(most = 10): ClassTopFeatures[] | undefined {
    const { counts, scores, kept } = this.#ready();
    const { source } = this.#sums;
    if (!(source instanceof NgramVocabulary)) return undefined;
    return this.#labels.map((label, c) => ({
      label,
      features: findTopFeatures(counts, scores, c, most).map(({ id, count, pull }) => ({
        feature: source.name(kept?.[id] ?? id),
        count,
        pull,
      })),
    }));
  }

  /**
   * Compares predictions with known labels.
   * @throws InputError when a label is not one of the classifier's classes
   */
  evaluate(texts: readonly string[], labels: readonly string[]): Evaluation {
    return evaluateClassifier(this.finish(), texts, labels);
  }

  /** Begins an evaluation in batches, for files that do not fit in memory. */
  startEvaluation(): EvaluationCounts {
    this.#ready();
    return new EvaluationCounts(this.#labels);
  }

  /**
   * Adds a batch to an evaluation.
   * @throws InputError when a label is not one of the classifier's classes
   */
  addToEvaluation(
    counts: EvaluationCounts,
    texts: readonly string[],
    labels: readonly string[],
  ): void {
    addToEvaluation(this, counts, { texts, labels });
  }

  /**
   * Returns the parts for a model file; see `textClassifierToState`.
   * @throws InputError when there is no document, only one class, or no feature
   */
  save(): SavedClassifier {
    this.#ready();
    return { labels: this.#labels, sums: this.#sums.save() };
  }

  #numberOf(label: string): number {
    let number = this.#labelNumbers.get(label);
    if (number === undefined) {
      number = this.#labels.length;
      this.#labels.push(label);
      this.#labelNumbers.set(label, number);
      this.#sums.addClass();
    }
    return number;
  }

  /** Returns the weights and features for predictions, recomputed after learning. */
  #ready(): Trained {
    if (this.#trained !== undefined) return this.#trained;
    const documents = this.#sums.documents;
    expectClasses(documents, this.#labels);
    const selected = this.#sums.select();
    if (selected.counts.features === 0) {
      throw new InputError(
        sentence(
          'classifier/no-features',
        )`The ${{ documents }} documents have no features: they have no tokens, or ${{ minDf: option('minDf') }}, ${{ maxDf: option('maxDf') }} and the n-gram range left none.`,
      );
    }
    const scores = naiveBayesScores(selected.counts, {
      ...this.settings.naiveBayes,
      classPrior: this.#classPriors(),
    });
    this.#trained = { ...selected, scores };
    return this.#trained;
  }

  #classPriors(): number[] | undefined {
    const { classPrior } = this.settings;
    if (classPrior === undefined) return undefined;
    return this.#labels.map((label) => {
      const prior = classPrior[label];
      if (prior === undefined) {
        throw new UsageError(
          sentence(
            'classifier/no-class-prior',
          )`${{ name: option('classPrior') }} has no entry for "${{ label }}".`,
        );
      }
      return prior;
    });
  }

  /** Returns a document's distinct features and their values, as the model was trained on them. */
  #row(trained: Trained, text: string): FeatureRow {
    const length = this.#find(trained, text);
    const { features, counts: values } = countDistinct(this.#sums.source.found, length);
    const { weighting, tfidf } = this.settings;
    if (weighting === 'binary') values.fill(1);
    if (trained.idf !== undefined) {
      weighRow(features, values, 0, features.length, trained.idf, tfidf);
    }
    return { features, values };
  }

  /** Writes a document's features to `found` of the source and returns their number. */
  #find(trained: Trained, text: string): number {
    const { source } = this.#sums;
    const length = source.find(text);
    const { places } = trained;
    if (places === undefined) return length;
    const { found } = source;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const place = places[found[i]];
      if (place >= 0) found[count++] = place;
    }
    return count;
  }

  #score(trained: Trained, text: string, joint: Float64Array): void {
    if (this.settings.weighting === 'count') {
      const length = this.#find(trained, text);
      scoreOccurrences(trained.scores, this.#sums.source.found, length, joint);
    } else {
      const { features, values } = this.#row(trained, text);
      scoreDocument(trained.scores, features, values, 0, features.length, joint);
    }
  }
}
