import { type Classifier, type ClassPrediction, evaluateClassifier } from '../classifier.ts';
import type { Evaluation } from '../evaluation.ts';
import { explainFastText, type FastTextExplanation } from './explain-fasttext.ts';
import type { FastTextSettings } from './fasttext-options.ts';
import { FastTextForward } from './forward.ts';
import type { FastTextParts } from './parts.ts';

/** What a classifier is made of, and how it was trained. */
export interface FastTextContents {
  readonly parts: FastTextParts;
  /** Undefined for a model that was not trained here. */
  readonly settings?: FastTextSettings;
}

/**
 * Classifies texts by the mean of the vectors of their tokens and n-grams (Joulin et al. 2017, "Bag of Tricks for
 * Efficient Text Classification"). Made by `trainFastText`, or read from a file of fastText's; it never changes.
 */
export class FastTextClassifier implements Classifier {
  readonly parts: FastTextParts;
  /** How it was trained; undefined for a model of another program. */
  readonly settings: FastTextSettings | undefined;
  readonly #forward: FastTextForward;

  constructor({ parts, settings }: FastTextContents) {
    this.parts = parts;
    this.settings = settings;
    this.#forward = new FastTextForward(parts);
  }

  /** The labels, most frequent first. */
  get classes(): readonly string[] {
    return this.parts.labels;
  }

  /** The number of documents that it learned from. */
  get documents(): number {
    return this.parts.documents;
  }

  /** The number of its features: words and n-grams with a vector. */
  get features(): number {
    return this.parts.input.rows;
  }

  /** Whether a text may have several labels: each class has a probability of its own. */
  get hasSeveralLabels(): boolean {
    return this.parts.shape.loss === 'one-vs-all';
  }

  /**
   * Predicts the most probable class of each text, with the probabilities of all classes; of `one-vs-all` they do not add
   * up to 1.
   */
  predictProba(texts: readonly string[]): ClassPrediction[] {
    return texts.map((text) => {
      const probabilities = this.#forward.probabilities(text);
      return { label: this.classes[indexOfMost(probabilities)], probabilities };
    });
  }

  /** Predicts the most probable class of each text. */
  predict(texts: readonly string[]): string[] {
    return this.predictProba(texts).map(({ label }) => label);
  }

  /** Explains the prediction for one text: what each of its features adds to each class's score. */
  explain(text: string): FastTextExplanation {
    return explainFastText(this.parts, this.#forward, text);
  }

  /**
   * Compares predictions with known labels.
   * @throws InputError when a label is not one of the classifier's classes
   */
  evaluate(texts: readonly string[], labels: readonly string[]): Evaluation {
    return evaluateClassifier(this, texts, labels);
  }
}

function indexOfMost(values: Float64Array): number {
  let best = 0;
  for (let c = 1; c < values.length; c++) if (values[c] > values[best]) best = c;
  return best;
}
