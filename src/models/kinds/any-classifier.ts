import { InputError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { type SentenceValue, sentence } from '../../base/sentence.ts';
import { type Classifier, checkLabels } from '../../classifier/classifier.ts';
import { EvaluationCounts } from '../../classifier/evaluation.ts';
import type { LinearTextExplanation } from '../../classifier/index.ts';
import type { ClassifierEvaluation, ClassifierKind } from '../json/evaluations.ts';
import type { LinearExplanation, Prediction } from '../json/predictions.ts';
import type { EvaluationOptions, TestData, TextColumns } from '../test-data.ts';
import { RankingCounts } from './several-labels.ts';

/** How many labels an error names. */
const NAMED_LABELS = 20;

/** Predicts the class of each text, with the probabilities of all. */
export function predictClasses(model: Classifier, texts: readonly string[]): Prediction[] {
  return model.predictProba(texts).map(({ label, probabilities }) => ({
    predicted: label,
    probabilities: byLabel(model.classes, probabilities),
  }));
}

/** Names each value by its class. */
export function byLabel<T>(labels: readonly string[], values: ArrayLike<T>): Record<string, T> {
  return Object.fromEntries(labels.map((label, c) => [label, values[c]]));
}

/** Names an explanation by features by its classes. */
export function explainFeatures(
  labels: readonly string[],
  found: LinearTextExplanation,
): LinearExplanation {
  const { predicted, runnerUp, unknown } = found;
  return {
    ...{ method: 'linear', predicted },
    probabilities: byLabel(labels, found.probabilities),
    ...{ runnerUp, labels },
    biases: byLabel(labels, found.biases),
    features: found.features.map(({ feature, contributions }) => ({
      feature,
      contributions: byLabel(labels, contributions),
    })),
    scores: byLabel(labels, found.scores),
    unknown,
  };
}

/** How `evaluateClasses` reads documents. */
interface ClassEvaluation {
  /** The kind of model, which the evaluation names. */
  readonly kind: ClassifierKind;
  /** Whether a text may have several labels; default false: then one with several is an error. */
  readonly severalLabels?: boolean;
}

/**
 * Measures a classifier on labeled documents.
 * @throws InputError when there is no document, or one of a class that the model does not know
 */
export async function evaluateClasses(
  { kind, severalLabels = false }: ClassEvaluation,
  model: Classifier,
  data: TestData,
  { signal }: EvaluationOptions,
): Promise<ClassifierEvaluation> {
  const numbers = new Map(model.classes.map((label, number) => [label, number]));
  const counts = new EvaluationCounts(model.classes);
  const ranking = new RankingCounts(model.classes.length);
  let done = 0;
  let hasSeveral = false;
  for await (const batch of data.labeled({ severalLabels })) {
    throwIfAborted(signal);
    const { texts, labels, input = 'the test data', lines } = batch;
    checkLabels(texts, labels);
    const sets = texts.map((_, i) => batch.labelSets?.[i] ?? [labels[i]]);
    for (const [i, set] of sets.entries()) {
      const stranger = set.find((label) => !numbers.has(label));
      if (stranger === undefined) continue;
      throw new InputError(
        sentence(
          'models/unknown-label',
        )`the label "${{ label: stranger }}" is none of the model's classes: ${{ classes: listLabels(model.classes) }}`,
        { input, ...(lines && { line: lines[i] }) },
      );
    }
    model.predictProba(texts).forEach((prediction, i) => {
      const right = new Set(sets[i].map((label) => numbers.get(label) ?? 0));
      const predicted = numbers.get(prediction.label) ?? 0;
      const [first] = right;
      const truth = right.has(predicted) ? predicted : first;
      counts.add(truth, predicted, prediction.probabilities[truth]);
      ranking.add(prediction, right);
      hasSeveral ||= right.size > 1;
    });
    done += texts.length;
  }
  if (done === 0)
    throw new InputError(
      sentence('models/no-documents')`There are no documents to evaluate on; give some.`,
    );
  const { documents, accuracy, logLoss: loss, ...rest } = counts.summarize();
  return {
    ...{ kind, documents, accuracy, loss, ...rest },
    ...(hasSeveral ? { ranking: ranking.summarize() } : {}),
  };
}

function listLabels(labels: readonly string[]): SentenceValue {
  if (labels.length <= NAMED_LABELS) return labels;
  return sentence(
    'models/labels-in-all',
  )`${{ labels: labels.slice(0, NAMED_LABELS) }}, … (${{ count: labels.length }} in all)`;
}

/** Returns the columns that a classifier was trained on; none where its file names none. */
export function columnsOf({ metadata }: Pick<ModelState, 'metadata'>): TextColumns {
  const { columns } = metadata;
  if (typeof columns !== 'object' || columns === null || Array.isArray(columns)) return {};
  const { text, label } = columns as Record<string, Json>;
  return {
    ...(typeof text === 'string' && { text }),
    ...(typeof label === 'string' && { label }),
  };
}
