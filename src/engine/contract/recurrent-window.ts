import type { Flag, Float32s, ReadonlyFloat32s, ReadonlyInt32s, Size } from './arguments.ts';

/** What the kernels of a recurrent cell's whole window take last. Their range runs over the batch. */
interface RecurrentWindow {
  /** [batch]; absent: all sequences are whole. A sequence keeps its state beyond its length. */
  readonly lengths: ReadonlyInt32s;
  readonly steps: Size;
  readonly batch: Size;
  readonly hidden: Size;
  /** 1: each sequence is read from its last step to its first. */
  readonly reverse: Flag;
}

/** What every cell's window takes forward. */
export interface ForwardWindow extends RecurrentWindow {
  /**
   * [steps + 1, batch, hidden]: the state before each step and after the last. The caller fills the first of
   * them (with `reverse` the last), the kernel the others.
   */
  readonly states: Float32s;
  /** [steps, batch, gates · hidden]: W_ih x + b_ih of all steps. */
  readonly projected: ReadonlyFloat32s;
  /** b_hh [gates · hidden]; absent: 0. */
  readonly bias: ReadonlyFloat32s;
}

/** What every cell's window takes backward. */
export interface BackwardWindow extends RecurrentWindow {
  /** [steps, batch, gates · hidden]: the gradient of `projected`. */
  readonly dProjected: Float32s;
  /** [batch, hidden]: the gradient of the final state, and afterwards that of the initial one. */
  readonly dStates: Float32s;
  /** [steps, batch, hidden]: the gradients of the outputs, which count within the lengths. */
  readonly dOutputs: ReadonlyFloat32s;
}

/** The state's weights of a window in 8 bits. */
export interface Int8Window {
  /** W_hh [gates · hidden, hidden], from `packInt8`. */
  readonly weights: ReadonlyInt32s;
  /** [gates · hidden]: the scales of its rows. */
  readonly scales: ReadonlyFloat32s;
}
