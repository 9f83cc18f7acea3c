import type { RangeKernel, ReadonlyFloat32s } from './arguments.ts';
import type { BackwardWindow, ForwardWindow, Int8Window } from './recurrent-window.ts';

/** The kernels of rnn.c. */
export interface RnnKernels {
  /** A whole window of the plain recurrent cell. */
  readonly rnnForward: RangeKernel<RnnForward>;
  /** The same with W_hh in 8 bits. */
  readonly rnnForwardInt8: RangeKernel<RnnForwardInt8>;
  /** The gradients of `rnnForward`. */
  readonly rnnBackward: RangeKernel<RnnBackward>;
}

interface RnnForward extends ForwardWindow {
  /** W_hhᵀ [hidden, hidden], from `packPanels`. */
  readonly weights: ReadonlyFloat32s;
}

/** W_hh in 8 bits, [hidden, hidden]. */
interface RnnForwardInt8 extends ForwardWindow, Int8Window {}

interface RnnBackward extends BackwardWindow {
  /** As `rnnForward` left them. */
  readonly states: ReadonlyFloat32s;
  /** W_hh [hidden, hidden], from `packPanels`. */
  readonly weights: ReadonlyFloat32s;
}
