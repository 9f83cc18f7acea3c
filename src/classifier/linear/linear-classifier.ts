import {
  addToEvaluation,
  type Classifier,
  type ClassPrediction,
  evaluateClassifier,
} from '../classifier.ts';
import { type Evaluation, EvaluationCounts } from '../evaluation.ts';
import { explainLinear, type LinearTextExplanation } from './explain-linear.ts';
import type { LinearClassifierParts } from './linear-classifier-parts.ts';
import type { LinearClassifierSettings } from './linear-options.ts';

/**
 * Classifies texts by a sum over their n-grams: a class's score is its bias and what each n-gram of the text adds to it,
 * once however often it occurs. P(class|text) is the logistic function of the score, over the sum of all classes': of
 * the logistic loss with two classes the model's own probability. Made by `trainLinearClassifier`; it never changes.
 */
export class LinearClassifier implements Classifier {
  readonly parts: LinearClassifierParts;
  /** The last text, counted from 1, that had each feature. */
  readonly #seenIn: Uint32Array;
  #texts = 0;

  constructor(parts: LinearClassifierParts) {
    this.parts = parts;
    this.#seenIn = new Uint32Array(parts.source.size);
  }

  get classes(): readonly string[] {
    return this.parts.classes;
  }

  get settings(): LinearClassifierSettings {
    return this.parts.settings;
  }

  /** The number of documents that it learned from. */
  get documents(): number {
    return this.parts.documents;
  }

  /** The number of its features. */
  get features(): number {
    return this.parts.source.size;
  }

  /** Computes each text's score of every class: [classes] each. */
  decisionFunction(texts: readonly string[]): Float64Array[] {
    return texts.map((text) => this.#score(text));
  }

  predictProba(texts: readonly string[]): ClassPrediction[] {
    return texts.map((text) => {
      const scores = this.#score(text);
      return { label: this.classes[indexOfMost(scores)], probabilities: toProbabilities(scores) };
    });
  }

  /** Predicts the most probable class of each text. */
  predict(texts: readonly string[]): string[] {
    return texts.map((text) => this.classes[indexOfMost(this.#score(text))]);
  }

  /** Explains the prediction for one text: what each of its features adds to each class's score. */
  explain(text: string): LinearTextExplanation {
    return explainLinear(this.parts, text, (scores) => toProbabilities(scores));
  }

  /**
   * Compares predictions with known labels.
   * @throws InputError when a label is not one of the classifier's classes
   */
  evaluate(texts: readonly string[], labels: readonly string[]): Evaluation {
    return evaluateClassifier(this, texts, labels);
  }

  /** Begins an evaluation in batches, for files that do not fit in memory. */
  startEvaluation(): EvaluationCounts {
    return new EvaluationCounts(this.classes);
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

  #score(text: string): Float64Array {
    const { source, weights, classes } = this.parts;
    const { effects, biases } = weights;
    const scores = Float64Array.from(biases);
    const length = source.find(text);
    // Numbers of texts begin anew before they no longer fit.
    if (++this.#texts === 2 ** 32) {
      this.#seenIn.fill(0);
      this.#texts = 1;
    }
    for (let i = 0; i < length; i++) {
      const feature = source.found[i];
      if (this.#seenIn[feature] === this.#texts) continue;
      this.#seenIn[feature] = this.#texts;
      const row = feature * classes.length;
      for (let c = 0; c < scores.length; c++) scores[c] += effects[row + c];
    }
    return scores;
  }
}

function indexOfMost(scores: Float64Array): number {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c] > scores[best]) best = c;
  return best;
}

/** Computes σ(score) of each class, divided by their sum, by logarithms so that none is lost. */
function toProbabilities(scores: Float64Array): Float64Array {
  const logs = scores.map((s) => (s < 0 ? s - Math.log1p(Math.exp(s)) : -Math.log1p(Math.exp(-s))));
  const most = logs.reduce((a, b) => Math.max(a, b));
  const shares = logs.map((log) => Math.exp(log - most));
  const sum = shares.reduce((a, b) => a + b);
  return shares.map((share) => share / sum);
}
