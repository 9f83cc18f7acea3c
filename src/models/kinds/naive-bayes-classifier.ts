import { readingOptions } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import {
  TEXT_CLASSIFIER_KIND,
  TextClassifier,
  textClassifierFromState,
  textClassifierToState,
} from '../../classifier/index.ts';
import { formOfPipeline } from '../../text/pipeline.ts';
import type { NaiveBayesExplanation } from '../json/predictions.ts';
import type { ModelKind } from '../model-kind.ts';
import { byLabel, evaluateClasses, predictClasses } from './any-classifier.ts';
import { withNotes } from './with-notes.ts';

/** The Naive Bayes classifier as a kind of model. */
export const NAIVE_BAYES_CLASSIFIER: ModelKind<typeof TEXT_CLASSIFIER_KIND, TextClassifier> = {
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
  quick: ['predict'],
  predict: predictClasses,
  evaluate: (model, data, options) =>
    evaluateClasses({ kind: TEXT_CLASSIFIER_KIND }, model.finish(), data, options),
  explain,
};

/** How many features of each class a description lists. */
const MOST_TOP_FEATURES = 100;

function explain(model: TextClassifier, text: string): NaiveBayesExplanation {
  const found = model.explain(text);
  const { classes: labels } = found;
  return {
    method: 'naive-bayes',
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

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
