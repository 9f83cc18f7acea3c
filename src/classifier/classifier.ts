import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { type Evaluation, EvaluationCounts } from './evaluation.ts';

/** P(class|document) of one document. */
export interface ClassPrediction {
  /** The most probable class. */
  readonly label: string;
  /** P(class|document) for each class, in the order of the classifier's `classes`. */
  readonly probabilities: Float64Array;
}

/** What every classifier of texts can do, however it was trained: all that evaluations and the models floor ask. */
export interface Classifier {
  /** The labels, in the order of all probabilities. */
  readonly classes: readonly string[];
  /** Predicts the most probable class of each text, with the probabilities of all classes. */
  predictProba(texts: readonly string[]): ClassPrediction[];
}

/**
 * Compares a classifier's predictions with known labels.
 * @throws InputError when a label is not one of the classifier's classes
 */
export function evaluateClassifier(
  classifier: Classifier,
  texts: readonly string[],
  labels: readonly string[],
): Evaluation {
  const counts = new EvaluationCounts(classifier.classes);
  addToEvaluation(classifier, counts, { texts, labels });
  return counts.summarize();
}

/**
 * Adds a batch of documents to an evaluation of a classifier.
 * @throws InputError when a label is not one of the classifier's classes
 */
export function addToEvaluation(
  classifier: Classifier,
  counts: EvaluationCounts,
  { texts, labels }: { readonly texts: readonly string[]; readonly labels: readonly string[] },
): void {
  checkLabels(texts, labels);
  const { classes } = classifier;
  const numbers = new Map(classes.map((label, number) => [label, number]));
  classifier.predictProba(texts).forEach(({ label, probabilities }, i) => {
    const truth = numbers.get(labels[i]);
    if (truth === undefined) {
      throw new InputError(
        sentence(
          'classifier/unknown-label',
        )`The label "${{ label: labels[i] }}" of text ${{ text: i + 1 }} is none of the model's classes: ${{ classes: classes.slice(0, 20) }}.`,
      );
    }
    counts.add(truth, numbers.get(label) ?? 0, probabilities[truth]);
  });
}

/**
 * Checks that every text has a label.
 * @throws InputError when there are more of one than of the other
 */
export function checkLabels(texts: readonly string[], labels: readonly string[]): void {
  if (texts.length !== labels.length) {
    throw new InputError(
      sentence(
        'classifier/texts-and-labels',
      )`There are ${{ texts: texts.length }} texts and ${{ labels: labels.length }} labels.`,
    );
  }
}
