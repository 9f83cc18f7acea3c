import type { Flag, Float32s, RangeKernel, ReadonlyFloat32s, ReadonlyInt32s } from './arguments.ts';
import type { BackwardWindow, ForwardWindow } from './recurrent-window.ts';

/** The kernels of gru.c; a step's gates lie in the order r, z, n. */
export interface GruKernels {
  /** A whole window of the gated recurrent unit. */
  readonly gruForward: RangeKernel<GruForward>;
  /** The same with W_hh in 8 bits. */
  readonly gruForwardInt8: RangeKernel<GruForwardInt8>;
  /** The gradients of `gruForward`. */
  readonly gruBackward: RangeKernel<GruBackward>;
}

interface GruStates extends ForwardWindow {
  /** [steps, batch, 3 · hidden] */
  readonly gates: Float32s;
  /** [steps, batch, hidden]: r ⊙ h, or with `resetAfter` W_hn h + b_hn. */
  readonly candidates: Float32s;
  /** 1: PyTorch's form, where the reset gate multiplies the product W_hn h + b_hn; 0: the state. */
  readonly resetAfter: Flag;
}

interface GruForward extends GruStates {
  /** The rows of W_hh for r and z, transposed [hidden, 2 · hidden], from `packPanels`. */
  readonly gateWeights: ReadonlyFloat32s;
  /** The rows of W_hh for n, transposed [hidden, hidden], from `packPanels`. */
  readonly candidateWeights: ReadonlyFloat32s;
}

interface GruForwardInt8 extends GruStates {
  /** The rows of W_hh for r and z [2 · hidden, hidden], from `packInt8`. */
  readonly gateWeights: ReadonlyInt32s;
  /** The rows of W_hh for n [hidden, hidden], from `packInt8`. */
  readonly candidateWeights: ReadonlyInt32s;
  /** [2 · hidden]: the scales of the rows for r and z. */
  readonly scales: ReadonlyFloat32s;
  /** [hidden]: the scales of the rows for n. */
  readonly candidateScales: ReadonlyFloat32s;
}

interface GruBackward extends BackwardWindow {
  /** [steps, batch, hidden]: with `resetAfter` the gradient of W_hn h + b_hn, else room to work. */
  readonly dCandidates: Float32s;
  /** As `gruForward` left them. */
  readonly states: ReadonlyFloat32s;
  /** As `gruForward` left them. */
  readonly gates: ReadonlyFloat32s;
  /** As `gruForward` left them. */
  readonly candidates: ReadonlyFloat32s;
  /** The rows of W_hh for r and z [2 · hidden, hidden], from `packPanels`. */
  readonly gateWeights: ReadonlyFloat32s;
  /** The rows of W_hh for n [hidden, hidden], from `packPanels`. */
  readonly candidateWeights: ReadonlyFloat32s;
  /** 1: PyTorch's form, where the reset gate multiplies the product W_hn h + b_hn; 0: the state. */
  readonly resetAfter: Flag;
}
