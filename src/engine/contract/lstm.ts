import type { Float32s, RangeKernel, ReadonlyFloat32s } from './arguments.ts';
import type { BackwardWindow, ForwardWindow, Int8Window } from './recurrent-window.ts';

/** The kernels of lstm.c; a step's gates lie in the order i, f, g, o. */
export interface LstmKernels {
  /** A whole window of the LSTM. */
  readonly lstmForward: RangeKernel<LstmForward>;
  /** The same with W_hh in 8 bits. */
  readonly lstmForwardInt8: RangeKernel<LstmForwardInt8>;
  /** The gradients of `lstmForward`. */
  readonly lstmBackward: RangeKernel<LstmBackward>;
  /** A whole window of the LSTM whose gates see the cell state. */
  readonly lstmPeepholeForward: RangeKernel<LstmPeepholeForward>;
  /** The same with W_hh in 8 bits. */
  readonly lstmPeepholeForwardInt8: RangeKernel<LstmPeepholeForwardInt8>;
  /** The gradients of `lstmPeepholeForward`. */
  readonly lstmPeepholeBackward: RangeKernel<LstmPeepholeBackward>;
}

interface LstmStates extends ForwardWindow {
  /** [steps + 1, batch, hidden]: the cell states, filled as `states` is. */
  readonly cells: Float32s;
  /** [steps, batch, 4 · hidden] */
  readonly gates: Float32s;
}

interface LstmForward extends LstmStates {
  /** W_hhᵀ [hidden, 4 · hidden], from `packPanels`. */
  readonly weights: ReadonlyFloat32s;
}

interface LstmForwardInt8 extends LstmStates, Int8Window {}

interface LstmBackward extends BackwardWindow {
  /** [batch, hidden]: the gradient of the final cell state, and afterwards that of the initial one. */
  readonly dCells: Float32s;
  /** As `lstmForward` left them. */
  readonly cells: ReadonlyFloat32s;
  /** As `lstmForward` left them. */
  readonly gates: ReadonlyFloat32s;
  /** W_hh [4 · hidden, hidden], from `packPanels`. */
  readonly weights: ReadonlyFloat32s;
}

interface LstmPeepholeForward extends LstmForward {
  /** [3, hidden]: what i and f see of the cell state before, and o of the new one. */
  readonly peepholes: ReadonlyFloat32s;
}

interface LstmPeepholeForwardInt8 extends LstmForwardInt8 {
  /** [3, hidden]: what i and f see of the cell state before, and o of the new one. */
  readonly peepholes: ReadonlyFloat32s;
}

interface LstmPeepholeBackward extends LstmBackward {
  /** [3, hidden] */
  readonly peepholes: ReadonlyFloat32s;
  /** [batch, 3, hidden]: each sequence's gradient of the peepholes. */
  readonly dPeepholes: Float32s;
}
