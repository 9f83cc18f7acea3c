import { InputError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { createRandom } from '../base/random.ts';
import { option, sentence } from '../base/sentence.ts';
import { type Classifier, checkLabels } from './classifier.ts';
import { type Evaluation, EvaluationCounts } from './evaluation.ts';
import type { LabeledTexts } from './labeled-data.ts';

/** How documents are divided. */
export interface CrossValidationOptions {
  /** How many parts; each is predicted by a classifier that learned from the others. Default 10. */
  readonly folds?: number;
  /** Fixes which documents are in which part; default 1. */
  readonly foldSeed?: number;
}

/** What each option takes. */
export const CROSS_VALIDATION_OPTIONS: OptionTable<CrossValidationOptions, 'folds' | 'foldSeed'> = {
  folds: { kind: 'whole', least: 2, default: 10 },
  foldSeed: { kind: 'whole', least: 0, default: 1 },
};

/** What a cross-validation found. */
export interface CrossValidation {
  /** The mean of the folds' accuracies. */
  readonly accuracy: number;
  /** The mean of the folds' macro F1. */
  readonly macroF1: number;
  /** How well the documents of each fold were predicted. */
  readonly folds: readonly Evaluation[];
}

/**
 * Measures how well a training does on documents that it has not seen: divides them into folds, each with its share of
 * every class (scikit-learn's `StratifiedKFold`, shuffled), and predicts each fold by a classifier trained on the others.
 * A class that only the fold has is predicted wrongly, with the probability 0.
 * @param data all documents with their labels
 * @param train trains a classifier on a batch of documents
 * @throws UsageError for an option out of range
 * @throws InputError when there are fewer documents than folds
 */
export async function crossValidate(
  { texts, labels }: LabeledTexts,
  train: (documents: LabeledTexts) => Promise<Classifier>,
  options: CrossValidationOptions = {},
): Promise<CrossValidation> {
  checkOptions('crossValidate', CROSS_VALIDATION_OPTIONS, options);
  checkLabels(texts, labels);
  const { folds: count = CROSS_VALIDATION_OPTIONS.folds.default } = options;
  const { foldSeed = CROSS_VALIDATION_OPTIONS.foldSeed.default } = options;
  if (texts.length < count) {
    throw new InputError(
      sentence(
        'classifier/few-documents-for-folds',
      )`There are ${{ documents: texts.length }} documents; ${{ name: option('folds') }} is ${{ folds: count }}, and each needs one or more.`,
    );
  }
  const foldOf = divide(labels, count, foldSeed);
  const folds: Evaluation[] = [];
  for (let fold = 0; fold < count; fold++) {
    const pick = (wanted: boolean): LabeledTexts => {
      const isPicked = (_: unknown, i: number): boolean => (foldOf[i] === fold) === wanted;
      return { texts: texts.filter(isPicked), labels: labels.filter(isPicked) };
    };
    folds.push(evaluateFold(await train(pick(false)), pick(true)));
  }
  const mean = (measure: (fold: Evaluation) => number): number =>
    folds.reduce((sum, fold) => sum + measure(fold), 0) / count;
  return {
    accuracy: mean(({ accuracy }) => accuracy),
    macroF1: mean(({ macro }) => macro.f1),
    folds,
  };
}

/** Deals the documents, shuffled and class by class, to the folds in turn; returns the fold of each. */
function divide(labels: readonly string[], folds: number, seed: number): Uint32Array {
  const order = Array.from(labels, (_, i) => i);
  createRandom(seed, 'folds').shuffle(order);
  const byClass = new Map<string, number[]>();
  for (const i of order) {
    const same = byClass.get(labels[i]) ?? [];
    same.push(i);
    byClass.set(labels[i], same);
  }
  const foldOf = new Uint32Array(labels.length);
  let dealt = 0;
  for (const same of byClass.values()) for (const i of same) foldOf[i] = dealt++ % folds;
  return foldOf;
}

function evaluateFold(classifier: Classifier, { texts, labels }: LabeledTexts): Evaluation {
  const classes = [...new Set([...classifier.classes, ...labels])];
  const numbers = new Map(classes.map((label, number) => [label, number]));
  const numberOf = (label: string): number => numbers.get(label) ?? 0;
  const counts = new EvaluationCounts(classes);
  classifier.predictProba(texts).forEach(({ label, probabilities }, i) => {
    const truth = numberOf(labels[i]);
    counts.add(truth, numberOf(label), probabilities[truth] ?? 0);
  });
  return counts.summarize();
}
