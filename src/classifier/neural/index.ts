export { explainNeural, type LeadExplanation, type UnitEffect } from './explain.ts';
export {
  NeuralClassifier,
  type NeuralClassifierParts,
  type PredictionBatch,
} from './neural-classifier.ts';
export {
  NEURAL_ENCODERS,
  type NeuralClassifierOptions,
  type NeuralEncoder,
  type NeuralPooling,
} from './options.ts';
export {
  NEURAL_CLASSIFIER_CHECKPOINT_KIND,
  NEURAL_CLASSIFIER_KIND,
  neuralClassifierFromState,
  neuralClassifierToState,
} from './state.ts';
export {
  type NeuralTraining,
  type TrainedNeuralClassifier,
  trainNeuralClassifier,
  type UnitVectors,
} from './train.ts';
export type {
  NeuralSchedule,
  NeuralTrainingRun,
  NeuralTrainingSettings,
} from './training-options.ts';
