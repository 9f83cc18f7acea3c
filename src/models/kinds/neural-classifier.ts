import type { Pieces } from '../../base/run-with-breaks.ts';
import { sentence } from '../../base/sentence.ts';
import { explainNeuralInPieces } from '../../classifier/neural/explain.ts';
import {
  NEURAL_CLASSIFIER_CHECKPOINT_KIND,
  NEURAL_CLASSIFIER_KIND,
  NeuralClassifier,
  neuralClassifierFromState,
  neuralClassifierToState,
} from '../../classifier/neural/index.ts';
import type { NeuralExplanation } from '../json/predictions.ts';
import type { ModelKind } from '../model-kind.ts';
import { byLabel, evaluateClasses, predictClasses } from './any-classifier.ts';
import { withNotes } from './with-notes.ts';

/** The neural classifier as a kind of model; it opens checkpoints of its training, too. */
export const NEURAL_CLASSIFIER: ModelKind<typeof NEURAL_CLASSIFIER_KIND, NeuralClassifier> = {
  kind: NEURAL_CLASSIFIER_KIND,
  alsoOpens: [NEURAL_CLASSIFIER_CHECKPOINT_KIND],
  noun: sentence('models/neural-classifier')`a neural classifier`,
  is: (value) => value instanceof NeuralClassifier,
  open: async (state, { engine }) => neuralClassifierFromState(await engine(), state),
  toState: (model, notes) => withNotes(neuralClassifierToState(model), notes),
  describe: ({ units, options, parameterCount, documents, classes }) => ({
    ...{ units: units.kind, vocabularySize: units.size, cell: options.encoder },
    ...{ parameters: parameterCount, documents, labels: classes },
  }),
  formOf: ({ units }) => units.form ?? (units.kind === 'jamo' ? 'nfd' : undefined),
  predict: predictClasses,
  evaluate: (model, data, options) =>
    evaluateClasses({ kind: NEURAL_CLASSIFIER_KIND }, model, data, options),
  explain,
};

function* explain(model: NeuralClassifier, text: string): Pieces<NeuralExplanation> {
  const { probabilities, units, ...found } = yield* explainNeuralInPieces(model, text);
  return {
    method: 'neural',
    ...found,
    probabilities: byLabel(model.classes, probabilities),
    labels: model.classes,
    units,
  };
}
