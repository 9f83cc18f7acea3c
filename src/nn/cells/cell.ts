import type { GruForm } from '../../autodiff/ops/gru-window.ts';
import type { Engine, Tape } from '../../autodiff/tape.ts';
import type { Parameter, Tensor } from '../../autodiff/tensor.ts';
import type { PackedMatrix, RowRange } from '../packed-matrix.ts';
import type { CellWeights, PlainState, StepBackwardInput, StepGradients } from './plain-step.ts';

/** A state that a cell hands from step to step: the hidden state, or the cell state beside it. */
export type StateName = 'h' | 'c';

/** The range of a signal's values: `gate` 0 to 1, `squashed` −1 to 1, `unbounded` any number. */
export type SignalRange = 'gate' | 'squashed' | 'unbounded';

/** Something that a cell computes at every step and that can be looked at. */
export interface CellSignal<Name extends string = string> {
  readonly name: Name;
  readonly range: SignalRange;
}

/** One layer's weights in one direction. A cell's own parameters stand beside these, under their keys. */
export interface CellParameters {
  readonly weightIh: Parameter;
  readonly weightHh: Parameter;
  readonly biasIh: Parameter | undefined;
  readonly biasHh: Parameter | undefined;
  readonly reverse: boolean;
}

/** A parameter that a cell has beside PyTorch's two weights and two biases. */
export interface OwnParameter {
  /** Its name among `CellParameters` and `CellWeights`: `weightCh`. */
  readonly key: string;
  /** Its name in a model file, before the layer's number: `weight_ch`. */
  readonly name: string;
  readonly shape: (hiddenSize: number) => number[];
}

/** The inputs of a cell's window, beside its weights. */
export interface CellWindow {
  /** [steps, batch, gates · hidden]: W_ih x + b_ih of all steps. */
  readonly projected: Tensor;
  /** [batch, hidden]: the states to begin with; default zeros. */
  readonly h0?: Tensor | undefined;
  readonly c0?: Tensor | undefined;
  /** Length of each sequence, 1 to steps; default all steps. */
  readonly lengths?: ArrayLike<number> | undefined;
}

/** The results of a cell's window. */
export interface CellWindowResult {
  /** [steps, batch, hidden]: the hidden states; zeros after a sequence's end. */
  readonly output: Tensor;
  /** [batch, hidden]: the states after the last step read. */
  readonly h: Tensor;
  readonly c?: Tensor;
}

/** Where the step of generation keeps its numbers: room that stays until the stepper is disposed of. */
export interface StepWorkspace {
  readonly engine: Engine;
  /** Makes room for numbers, zeros at first; gives its offset in bytes. */
  readonly allocate: (length: number) => number;
  /** Packs W_hh, or some of its rows: floats, or with scales codes of 8 bits. */
  readonly pack: (weight: Parameter, rows?: RowRange) => PackedMatrix;
  /** The most sequences side by side. */
  readonly batch: number;
  /** Where the states lie; default: in room of the step's own. */
  readonly states?: StepStates | undefined;
}

/** Where the states of a step lie, [2, batch, hidden] each: two places that take turns. */
export interface StepStates {
  readonly h: number;
  /** 0 for a cell without cell states. */
  readonly c: number;
}

/** One step of one layer, its weights packed once. */
export interface PackedStep {
  readonly states: StepStates;
  /**
   * Runs the step. It reads the states from place `turn` and writes them to the other, as a window of one step that is
   * read backwards when `turn` is 1.
   * @param projected where W_ih x + b_ih lies: [batch, gates · hidden]
   * @returns where the new hidden states lie: [batch, hidden]
   */
  readonly run: (projected: number, turn: 0 | 1, batch: number) => number;
}

/** The results of a plain step: the new state, and every value on the way to it by its signal's name. */
export type CellStep<Signal extends string = string> = Readonly<
  Partial<Record<Signal, Float64Array>>
> & { readonly h: Float64Array; readonly c?: Float64Array };

/**
 * A kind of recurrent cell: all that the rest of Malmoi knows of it. `Recurrent`, the stepper of
 * generation, language models, inspection and the command line read the table `CELLS` of these.
 */
export interface Cell<Signal extends string = string> {
  /** The blocks of `hiddenSize` rows in the weights, in the order of the rows, which is PyTorch's. */
  readonly gates: readonly string[];
  /** The states that a step hands to the next. */
  readonly states: readonly StateName[];
  /** The signals that can be inspected: the memory first, then the values that it was computed from. */
  readonly signals: readonly CellSignal<Signal>[];
  /** The forms of the equation to choose from, the default first; absent where there is one. */
  readonly forms?: readonly GruForm[];
  /** The gate whose bias `forgetBias` sets; absent in cells without one. */
  readonly forgetGate?: string;
  /** Parameters beside PyTorch's. */
  readonly ownParameters?: readonly OwnParameter[];
  /** Runs over a whole window of a batch, on the tape. */
  window(
    tape: Tape,
    parameters: CellParameters,
    input: CellWindow,
    form: GruForm,
  ): CellWindowResult;
  /** Makes one layer's step of generation, its weights packed once. */
  packStep(workspace: StepWorkspace, parameters: CellParameters, form: GruForm): PackedStep;
  /** Computes one step in double precision, with every intermediate value. */
  step(
    weights: CellWeights,
    x: ArrayLike<number>,
    state: PlainState,
    form: GruForm,
  ): CellStep<Signal>;
  /** Computes the gradients of one step, from those of its new state. */
  stepBackward(
    weights: CellWeights,
    input: StepBackwardInput<CellStep<Signal>>,
    form: GruForm,
  ): StepGradients;
}
