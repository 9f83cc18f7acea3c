import { InputError, UsageError } from '../base/errors.ts';
import type { Explanation } from '../counts/explanation.ts';
import type { FeatureSource } from '../counts/feature-source.ts';
import {
  addClass,
  type ClassCounts,
  checkWeight,
  createClassCounts,
  growFeatures,
} from '../counts/naive-bayes/class-counts.ts';
import { type LinearScores, scoreDocument } from '../counts/naive-bayes/linear-scores.ts';
import { argmax, normalizeLogs } from '../counts/naive-bayes/log-probabilities.ts';
import { naiveBayesScores } from '../counts/naive-bayes/naive-bayes.ts';
import { NgramVocabulary } from '../counts/ngram-vocabulary.ts';
import { type Evaluation, EvaluationCounts } from './evaluation.ts';
import { explainScores } from './explain-scores.ts';
import {
  type TextClassifierOptions,
  type TextClassifierSettings,
  textClassifierSettings,
} from './text-classifier-options.ts';

/** A document's distinct features and what each is worth. */
interface FeatureRow {
  readonly features: Int32Array;
  readonly values: Float64Array;
}

/** P(class|document) of one document. */
export interface ClassPrediction {
  /** The most probable class. */
  readonly label: string;
  /** P(class|document) for each class, in the order of the classifier's `classes`. */
  readonly probabilities: Float64Array;
}

/**
 * Sorts texts into classes: tokens, n-gram counts, Naive Bayes. Classes are numbered in the order in
 * which their labels are first seen. Learning counts straight into the classes' sums, so that no
 * document is kept.
 */
export class TextClassifier {
  readonly settings: TextClassifierSettings;
  readonly #source: FeatureSource;
  readonly #labels: string[] = [];
  readonly #labelNumbers: Map<string, number> = new Map();
  readonly #counts: ClassCounts = createClassCounts(0, 0);
  #documents = 0;
  #scores: LinearScores | undefined;

  /** @throws UsageError when an option is out of range */
  constructor(options: TextClassifierOptions) {
    this.settings = textClassifierSettings(options);
    this.#source = new NgramVocabulary(this.settings.analyzer, this.settings.ngramRange);
  }

  /** The labels, in the order of all probabilities. */
  get classes(): readonly string[] {
    return this.#labels;
  }

  /** How many documents it has learned from. */
  get documents(): number {
    return this.#documents;
  }

  /** How many features it has. */
  get features(): number {
    return this.#ready().features;
  }

  /**
   * Learns more documents; all in one batch or in many, the result is the same.
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
    if (texts.length !== labels.length) {
      throw new InputError(`There are ${texts.length} texts and ${labels.length} labels.`);
    }
    if (weights !== undefined && weights.length !== texts.length) {
      throw new InputError(`There are ${texts.length} texts and ${weights.length} sample weights.`);
    }
    for (let i = 0; i < texts.length; i++) {
      const weight = weights?.[i] ?? 1;
      checkWeight(weight, i);
      this.#learn(texts[i], this.#numberOf(labels[i]), weight);
    }
    this.#scores = undefined;
    return this;
  }

  /**
   * Works out the weights now rather than at the first prediction.
   * @throws InputError when there is no document, only one class, or no feature
   */
  finish(): this {
    this.#ready();
    return this;
  }

  /** The most probable class of each text, with all the classes' probabilities. */
  predictProba(texts: readonly string[]): ClassPrediction[] {
    const model = this.#ready();
    return texts.map((text) => {
      const joint = new Float64Array(model.classes);
      this.#score(model, text, joint);
      const probabilities = normalizeLogs(joint, model.logPriors);
      const label = this.#labels[argmax(probabilities)];
      return { label, probabilities: probabilities.map(Math.exp) };
    });
  }

  /** The most probable class of each text. */
  predict(texts: readonly string[]): string[] {
    const model = this.#ready();
    const joint = new Float64Array(model.classes);
    return texts.map((text) => {
      this.#score(model, text, joint);
      return this.#labels[argmax(normalizeLogs(joint, model.logPriors))];
    });
  }

  /** Each feature's contribution to each class of one text. */
  explain(text: string): Explanation {
    const model = this.#ready();
    const { features, values } = this.#row(text);
    return explainScores({
      model: this.settings.naiveBayes.model,
      scores: model,
      labels: this.#labels,
      features,
      values,
      names: this.#source.namesIn(text),
      unknown: this.#source.unknownIn(text),
    });
  }

  /**
   * Compares predictions with known labels.
   * @throws InputError when a label is none of the classifier's classes
   */
  evaluate(texts: readonly string[], labels: readonly string[]): Evaluation {
    const counts = this.startEvaluation();
    this.addToEvaluation(counts, texts, labels);
    return counts.summarize();
  }

  /** Begins an evaluation in batches, for files too large to hold. */
  startEvaluation(): EvaluationCounts {
    this.#ready();
    return new EvaluationCounts(this.#labels);
  }

  /**
   * Adds a batch to an evaluation.
   * @throws InputError when a label is none of the classifier's classes
   */
  addToEvaluation(
    counts: EvaluationCounts,
    texts: readonly string[],
    labels: readonly string[],
  ): void {
    if (texts.length !== labels.length) {
      throw new InputError(`There are ${texts.length} texts and ${labels.length} labels.`);
    }
    this.predictProba(texts).forEach(({ label, probabilities }, i) => {
      const truth = this.#labelNumbers.get(labels[i]);
      if (truth === undefined) {
        throw new InputError(
          `The label "${labels[i]}" of text ${i + 1} is none of the model's classes: ` +
            `${this.#labels.slice(0, 20).join(', ')}.`,
        );
      }
      counts.add(truth, this.#labelNumbers.get(label) ?? 0, probabilities[truth]);
    });
  }

  #numberOf(label: string): number {
    let number = this.#labelNumbers.get(label);
    if (number === undefined) {
      number = this.#labels.length;
      this.#labels.push(label);
      this.#labelNumbers.set(label, number);
      addClass(this.#counts);
    }
    return number;
  }

  #learn(text: string, label: number, weight: number): void {
    const source = this.#source;
    const length = source.learn(text);
    growFeatures(this.#counts, source.size);
    const sums = this.#counts.featureSums[label];
    const found = source.found;
    for (let i = 0; i < length; i++) sums[found[i]] += weight;
    this.#counts.examples[label] += weight;
    this.#documents++;
  }

  /** The weights, worked out again after learning. */
  #ready(): LinearScores {
    if (this.#scores !== undefined) return this.#scores;
    if (this.#documents === 0) {
      throw new InputError('The classifier has learned from no document; give it some first.');
    }
    if (this.#labels.length < 2) {
      throw new InputError(
        `All ${this.#documents} documents have the label "${this.#labels[0]}"; a classifier needs at least two classes.`,
      );
    }
    if (this.#counts.features === 0) {
      throw new InputError(
        'No features: the documents have no tokens, or minDf, maxDf and maxFeatures left none.',
      );
    }
    this.#scores = naiveBayesScores(this.#counts, {
      ...this.settings.naiveBayes,
      classPrior: this.#classPriors(),
    });
    return this.#scores;
  }

  #classPriors(): number[] | undefined {
    const { classPrior } = this.settings;
    if (classPrior === undefined) return undefined;
    return this.#labels.map((label) => {
      const prior = classPrior[label];
      if (prior === undefined) throw new UsageError(`classPrior has no entry for "${label}".`);
      return prior;
    });
  }

  #row(text: string): FeatureRow {
    const length = this.#source.find(text);
    const counted = new Map<number, number>();
    for (let i = 0; i < length; i++) {
      const feature = this.#source.found[i];
      counted.set(feature, (counted.get(feature) ?? 0) + 1);
    }
    return {
      features: Int32Array.from(counted.keys()),
      values: Float64Array.from(counted.values()),
    };
  }

  #score(model: LinearScores, text: string, joint: Float64Array): void {
    const { features, values } = this.#row(text);
    scoreDocument(model, features, values, 0, features.length, joint);
  }
}
