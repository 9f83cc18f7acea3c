import { readingOptions } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import {
  FASTTEXT_CLASSIFIER_KIND,
  FastTextClassifier,
  fastTextFromState,
  fastTextToState,
} from '../../classifier/index.ts';
import { formOfPipeline } from '../../text/pipeline.ts';
import type { ModelKind } from '../model-kind.ts';
import { evaluateClasses, explainFeatures, predictClasses } from './any-classifier.ts';
import { withNotes } from './with-notes.ts';

/** The fastText classifier as a kind of model. */
export const FASTTEXT_CLASSIFIER: ModelKind<typeof FASTTEXT_CLASSIFIER_KIND, FastTextClassifier> = {
  kind: FASTTEXT_CLASSIFIER_KIND,
  noun: sentence('models/fasttext-classifier')`a fastText classifier`,
  is: (value) => value instanceof FastTextClassifier,
  open: (state) => readingOptions(() => fastTextFromState(state)),
  toState: (model, notes) => withNotes(fastTextToState(model), notes),
  describe: ({ documents, features, classes, parts }) => ({
    ...{ documents, vocabularySize: parts.words.size, featureCount: features },
    ...{ dimensions: parts.shape.dimensions, labels: classes },
  }),
  formOf: ({ parts }) => formOfPipeline(parts.shape.analyzer),
  quick: ['predict'],
  predict: predictClasses,
  evaluate: (model, data, options) =>
    evaluateClasses({ kind: FASTTEXT_CLASSIFIER_KIND, severalLabels: true }, model, data, options),
  explain: (model, text) => explainFeatures(model.classes, model.explain(text)),
};
