import { readingOptions } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import {
  LINEAR_CLASSIFIER_KIND,
  LinearClassifier,
  linearClassifierFromState,
  linearClassifierToState,
} from '../../classifier/index.ts';
import { formOfPipeline } from '../../text/pipeline.ts';
import type { LinearExplanation } from '../json/predictions.ts';
import type { ModelKind } from '../model-kind.ts';
import { byLabel, evaluateClasses, predictClasses } from './any-classifier.ts';
import { withNotes } from './with-notes.ts';

/** The linear classifier as a kind of model. */
export const LINEAR_CLASSIFIER: ModelKind<typeof LINEAR_CLASSIFIER_KIND, LinearClassifier> = {
  kind: LINEAR_CLASSIFIER_KIND,
  noun: sentence('models/linear-classifier')`a linear classifier`,
  is: (value) => value instanceof LinearClassifier,
  open: (state) => readingOptions(() => linearClassifierFromState(state)),
  toState: (model, notes) => withNotes(linearClassifierToState(model), notes),
  describe: ({ documents, features, classes }) => ({
    ...{ documents, featureCount: features, labels: classes },
  }),
  formOf: ({ settings }) => formOfPipeline(settings.analyzer),
  predict: predictClasses,
  evaluate: (model, data, options) => evaluateClasses(LINEAR_CLASSIFIER_KIND, model, data, options),
  explain,
};

function explain(model: LinearClassifier, text: string): LinearExplanation {
  const found = model.explain(text);
  const { classes: labels } = model;
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
