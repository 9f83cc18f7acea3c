import type { ListSpec } from '../../base/option-table.ts';
import type { Cell } from './cell.ts';
import { GRU, type GruSignal } from './gru.ts';
import { LSTM, type LstmSignal } from './lstm.ts';
import { LSTM_PEEPHOLE } from './lstm-peephole.ts';
import { RNN, type RnnSignal } from './rnn.ts';

export type { Cell, CellParameters, CellSignal, CellStep, SignalRange, StateName } from './cell.ts';
export { type GruStep, gruStep, gruStepBackward } from './gru.ts';
export { type LstmStep, lstmStep, lstmStepBackward } from './lstm.ts';
export {
  lstmPeepholeStep,
  lstmPeepholeStepBackward,
  type PeepholeGradients,
  type PeepholeWeights,
} from './lstm-peephole.ts';
export type { CellWeights, PlainState, StepBackwardInput, StepGradients } from './plain-step.ts';
export { type RnnStep, rnnStep, rnnStepBackward } from './rnn.ts';

/** The kinds of recurrent cell. */
export type CellKind = 'rnn' | 'lstm' | 'gru' | 'lstm-peephole';

/** The signals that can be inspected in any cell. */
export type Signal = RnnSignal | LstmSignal | GruSignal;

/** Every kind of recurrent cell: what differs from cell to cell stands here and nowhere else. */
export const CELLS: Readonly<Record<CellKind, Cell<Signal>>> = {
  rnn: RNN,
  lstm: LSTM,
  gru: GRU,
  'lstm-peephole': LSTM_PEEPHOLE,
};

/** The kinds in the order in which they are listed. */
export const CELL_KINDS: readonly CellKind[] = Object.keys(CELLS) as CellKind[];

/** The cells that are compared where no others are asked for. */
export const COMPARED_CELLS: readonly CellKind[] = ['rnn', 'lstm', 'gru'];

/** The range and the default of an option that says which cells are compared. */
export const COMPARED_CELLS_OPTION: ListSpec & { readonly default: readonly CellKind[] } = {
  kind: 'list',
  of: 'text',
  choices: CELL_KINDS,
  default: COMPARED_CELLS,
};
