/** The quality of the predictions for one class. */
export interface ClassQuality {
  readonly label: string;
  /** The share of the documents predicted as the class that belong to it; 0 where none was predicted. */
  readonly precision: number;
  /** The share of the class's documents that were predicted as it; 0 where there are none. */
  readonly recall: number;
  /** Harmonic mean of precision and recall. */
  readonly f1: number;
  /** The number of documents of the class. */
  readonly support: number;
}

/** A mean over the classes. */
export interface MeanQuality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * The quality of predictions, as in scikit-learn's `classification_report` (a ratio to nothing is 0),
 * `confusion_matrix` and `log_loss`. Like these it leaves out the model's classes that are neither the true nor the
 * predicted class of any document, so that they do not lower the means.
 */
export interface Evaluation {
  readonly documents: number;
  readonly accuracy: number;
  /** One entry for each class that a document has or was predicted as, in the model's order. */
  readonly classes: readonly ClassQuality[];
  /** The mean in which each of `classes` has the same weight. */
  readonly macro: MeanQuality;
  /** The mean in which every class is weighted by its support. */
  readonly weighted: MeanQuality;
  /** Row: true class; column: predicted class; in the order of `classes`. */
  readonly confusion: readonly (readonly number[])[];
  /** Mean of −log P(true class|document), in nats; P is taken as at least 2.2e-16 (as scikit-learn does). */
  readonly logLoss: number;
}

/** Accumulates predictions in batches, for files that do not fit in memory. */
export class EvaluationCounts {
  readonly #labels: readonly string[];
  readonly #confusion: number[][];
  #loss = 0;

  constructor(labels: readonly string[]) {
    this.#labels = labels;
    this.#confusion = labels.map(() => labels.map(() => 0));
  }

  /**
   * Adds one document.
   * @param truth index of its class in the labels
   * @param predicted index of the predicted class
   * @param probability P(true class|document)
   */
  add(truth: number, predicted: number, probability: number): void {
    this.#confusion[truth][predicted]++;
    this.#loss -= Math.log(Math.min(Math.max(probability, Number.EPSILON), 1));
  }

  /** Computes the measures over all documents added. */
  summarize(): Evaluation {
    const all = this.#confusion;
    const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
    const occurring = [...this.#labels.keys()].filter(
      (c) => sum(all[c]) > 0 || all.some((row) => row[c] > 0),
    );
    const confusion = occurring.map((truth) => occurring.map((predicted) => all[truth][predicted]));
    const supports = confusion.map(sum);
    const documents = sum(supports);
    const classes = occurring.map((label, c) => {
      const predicted = sum(confusion.map((row) => row[c]));
      const precision = ratio(confusion[c][c], predicted);
      const recall = ratio(confusion[c][c], supports[c]);
      const f1 = ratio(2 * confusion[c][c], predicted + supports[c]);
      return { label: this.#labels[label], precision, recall, f1, support: supports[c] };
    });
    const correct = sum(confusion.map((row, c) => row[c]));
    return {
      documents,
      accuracy: ratio(correct, documents),
      classes,
      macro: meanQuality(classes, () => 1),
      weighted: meanQuality(classes, (quality) => quality.support),
      confusion,
      logLoss: ratio(this.#loss, documents),
    };
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function meanQuality(
  classes: readonly ClassQuality[],
  weightOf: (quality: ClassQuality) => number,
): MeanQuality {
  const total = classes.reduce((sum, quality) => sum + weightOf(quality), 0);
  const mean = (measure: 'precision' | 'recall' | 'f1'): number =>
    ratio(
      classes.reduce((sum, quality) => sum + weightOf(quality) * quality[measure], 0),
      total,
    );
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}
