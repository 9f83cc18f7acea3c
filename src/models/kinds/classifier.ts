import { InputError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { readingOptions } from '../../base/read-state.ts';
import { type SentenceValue, sentence } from '../../base/sentence.ts';
import {
  TEXT_CLASSIFIER_KIND,
  TextClassifier,
  textClassifierFromState,
  textClassifierToState,
} from '../../classifier/index.ts';
import { formOfPipeline } from '../../text/pipeline.ts';
import type { ClassifierEvaluation } from '../json/evaluations.ts';
import type { Prediction, TextExplanation } from '../json/predictions.ts';
import type { ModelKind } from '../model-kind.ts';
import type { EvaluationOptions, TestData, TextColumns } from '../test-data.ts';
import { withNotes } from './with-notes.ts';

/** The text classifier as a kind of model. */
export const CLASSIFIER: ModelKind<typeof TEXT_CLASSIFIER_KIND, TextClassifier> = {
  kind: TEXT_CLASSIFIER_KIND,
  noun: sentence('models/text-classifier')`a text classifier`,
  is: (value) => value instanceof TextClassifier,
  open: (state) => readingOptions(() => textClassifierFromState(state)),
  toState: (model, notes) => withNotes(textClassifierToState(model), notes),
  describe(model) {
    const topFeatures = model.topFeatures(MOST_TOP_FEATURES);
    return {
      ...{ documents: model.documents, featureCount: model.features, labels: model.classes },
      ...(topFeatures && { topFeatures }),
    };
  },
  formOf: ({ settings }) => formOfPipeline(settings.analyzer),
  predict,
  evaluate,
  explain,
};

/** How many features of each class a description lists. */
const MOST_TOP_FEATURES = 100;

/** How many labels an error names. */
const NAMED_LABELS = 20;

function predict(model: TextClassifier, texts: readonly string[]): Prediction[] {
  return model.predictProba(texts).map(({ label, probabilities }) => ({
    predicted: label,
    probabilities: byLabel(model.classes, probabilities),
  }));
}

function explain(model: TextClassifier, text: string): TextExplanation {
  const found = model.explain(text);
  const { classes: labels } = found;
  return {
    predicted: found.predicted,
    probabilities: byLabel(labels, found.probabilities),
    variant: found.model,
    ...{ runnerUp: found.runnerUp, logOdds: finite(found.logOdds), labels },
    logPriors: byLabel(labels, found.logPriors.map(finite)),
    absent: byLabel(labels, found.absent.map(finite)),
    features: found.features.map(({ feature, value, probabilities, contributions }) => ({
      ...{ feature, value },
      likelihoods: byLabel(labels, probabilities),
      contributions: byLabel(labels, contributions.map(finite)),
    })),
    scores: byLabel(labels, found.scores.map(finite)),
    unknown: found.unknown,
  };
}

function byLabel<T>(labels: readonly string[], values: ArrayLike<T>): Record<string, T> {
  return Object.fromEntries(labels.map((label, c) => [label, values[c]]));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

async function evaluate(
  model: TextClassifier,
  data: TestData,
  { signal }: EvaluationOptions,
): Promise<ClassifierEvaluation> {
  const known = new Set(model.classes);
  const counts = model.startEvaluation();
  let done = 0;
  for await (const { texts, labels, input = 'the test data', lines } of data.labeled()) {
    throwIfAborted(signal);
    const stranger = labels.findIndex((label) => !known.has(label));
    if (stranger >= 0) {
      throw new InputError(
        sentence(
          'models/unknown-label',
        )`the label "${{ label: labels[stranger] }}" is none of the model's classes: ${{ classes: listLabels(model.classes) }}`,
        { input, ...(lines && { line: lines[stranger] }) },
      );
    }
    model.addToEvaluation(counts, texts, labels);
    done += texts.length;
  }
  if (done === 0)
    throw new InputError(
      sentence('models/no-documents')`There are no documents to evaluate on; give some.`,
    );
  const { documents, accuracy, logLoss: loss, ...rest } = counts.summarize();
  return { kind: TEXT_CLASSIFIER_KIND, documents, accuracy, loss, ...rest };
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
