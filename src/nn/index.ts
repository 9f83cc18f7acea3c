export type { CellWeights } from './cell-weights.ts';
export { Embedding, type EmbeddingOptions } from './embedding.ts';
export { type GruStep, gruStep } from './gru-step.ts';
export { Linear, type LinearOptions } from './linear.ts';
export { type LstmStep, lstmStep } from './lstm-step.ts';
export { loadState, type Module, stateOf } from './module.ts';
export {
  type CellKind,
  Recurrent,
  type RecurrentOptions,
  type RecurrentResult,
  type RecurrentRun,
  type RecurrentState,
} from './recurrent.ts';
export { RecurrentStepper } from './recurrent-stepper.ts';
export { type RnnStep, rnnStep } from './rnn-step.ts';
