import { readingOptions } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import {
  LINEAR_CLASSIFIER_KIND,
  LinearClassifier,
  linearClassifierFromState,
  linearClassifierToState,
} from '../../classifier/index.ts';
import { formOfPipeline } from '../../text/pipeline.ts';
import type { ModelKind } from '../model-kind.ts';
import { evaluateClasses, explainFeatures, predictClasses } from './any-classifier.ts';
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
  quick: ['predict'],
  predict: predictClasses,
  evaluate: (model, data, options) =>
    evaluateClasses({ kind: LINEAR_CLASSIFIER_KIND }, model, data, options),
  explain: (model, text) => explainFeatures(model.classes, model.explain(text)),
};
