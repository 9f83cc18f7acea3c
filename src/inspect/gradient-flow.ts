import { reshape } from '../autodiff/operations.ts';
import { zeroGradients } from '../autodiff/parameters.ts';
import type { Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import { runAtOnce } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import { CELLS } from '../nn/cells/index.ts';
import type { Recurrent, RecurrentState } from '../nn/recurrent.ts';
import { clipByNorm, gradientNorm } from '../training/clipping.ts';

/** A sequence to differentiate through, step by step. */
export interface GradientFlowInput {
  /** T: how many steps there are. */
  readonly steps: number;
  /** How many sequences run side by side; the norms are means over them. */
  readonly batch: number;
  /** Runs step t, counted from 0, from the state before it. */
  readonly step: (t: number, state: RecurrentState) => { output: Tensor; state: RecurrentState };
  /** The loss of the last step's output, as one number: a mean over the sequences. */
  readonly loss: (output: Tensor) => Tensor;
  /** Whose gradient is measured and clipped. */
  readonly parameters: readonly Parameter[];
  /**
   * Steps in a chunk of truncated back-propagation; the last chunk ends with the last step.
   * Default: all steps (full back-propagation).
   */
  readonly chunkLength?: number;
  /** Largest norm of the parameters' gradient that clipping leaves; default: no clipping. */
  readonly clip?: number;
}

/** How much of the last step's loss arrives at each step before it. */
export interface GradientFlow {
  /** The loss of the last step, mean over the sequences. */
  readonly loss: number;
  /**
   * ‖∂loss_T/∂h_t‖ for t = 0 (the initial state) to T, over all layers, mean over the sequences:
   * how a change of the hidden state that step t hands on would change the loss. Zero before the
   * last chunk.
   */
  readonly hidden: readonly number[];
  /** ‖∂loss_T/∂c_t‖ likewise, of cells that have a cell state. */
  readonly cell?: readonly number[];
  /** Of hidden and cell state together; the same as `hidden` where there is no cell state. */
  readonly state: readonly number[];
  /** The first t that the gradient arrives at: 0, or one past where the last chunk begins. */
  readonly reaches: number;
  /** Norm of the parameters' gradient, all together. */
  readonly parameterNorm: number;
  /** The same after clipping to `clip`; the same number when nothing was clipped. */
  readonly clippedNorm: number;
}

/**
 * Differentiates the loss of the last step with respect to the state after every step before it:
 * what vanishes or explodes (Bengio et al. 1994), and where truncation cuts it off. It ends the step:
 * the tape is reset, and the parameters' gradients, those from before too, are zero.
 * @param recurrent the layers that run in `input.step`; not bidirectional
 * @throws UsageError when there are no steps, or the layers are bidirectional
 */
export function measureGradientFlow(
  tape: Tape,
  recurrent: Recurrent,
  input: GradientFlowInput,
): GradientFlow {
  return runAtOnce(gradientFlowInPieces(tape, recurrent, input));
}

/**
 * Does the work of `measureGradientFlow` a step at a time, for those who must hear of events meanwhile.
 * @yields after each step, and after each operation of the backward pass
 */
export function* gradientFlowInPieces(
  tape: Tape,
  recurrent: Recurrent,
  input: GradientFlowInput,
): Generator<void, GradientFlow> {
  const { steps, batch, chunkLength = steps, clip } = input;
  if (!(steps >= 1 && chunkLength >= 1)) {
    throw new UsageError(
      sentence(
        'inspect/no-steps',
      )`measureGradientFlow: ${{ steps }} steps in chunks of ${{ chunkLength }} given; expected 1 or more of each.`,
    );
  }
  if (recurrent.options.bidirectional) {
    throw new UsageError(
      sentence(
        'inspect/bidirectional',
      )`measureGradientFlow: bidirectional layers do not hand their state from step to step.`,
    );
  }
  const cut = Math.max(0, steps - chunkLength);
  const { engine } = tape;
  zeroGradients(engine, input.parameters);
  const { states, output } = yield* runSteps(tape, recurrent, input, cut);
  const top = reshape(tape, output, output.shape);
  const loss = input.loss(top);
  const lossValue = tape.numbers(loss)[0];
  yield* tape.backwardInPieces(loss);

  const reaches = cut === 0 ? 0 : cut + 1;
  const hidden = new Array<number>(steps + 1).fill(0);
  const cell = new Array<number>(steps + 1).fill(0);
  const state = new Array<number>(steps + 1).fill(0);
  for (let t = reaches; t < steps; t++) {
    const { h, c } = states[t];
    hidden[t] = meanNorm(tape, h, batch);
    cell[t] = meanNorm(tape, c, batch);
    state[t] = meanNorm(tape, [...h, ...c], batch);
  }
  // The last output is the last hidden state of the top layer: all that the loss sees of the last state.
  hidden[steps] = meanNorm(tape, [top], batch);
  state[steps] = hidden[steps];

  const parameterNorm = gradientNorm(engine, input.parameters);
  if (clip !== undefined) clipByNorm(engine, input.parameters, clip);
  const clippedNorm = gradientNorm(engine, input.parameters);
  zeroGradients(engine, input.parameters);
  tape.reset();
  return {
    loss: lossValue,
    hidden,
    ...(hasCellState(recurrent) && { cell }),
    state,
    reaches,
    parameterNorm,
    clippedNorm,
  };
}

function hasCellState({ options }: Recurrent): boolean {
  return CELLS[options.cell].states.includes('c');
}

/** Runs all steps; keeps the states between them under gradients of their own. */
function* runSteps(
  tape: Tape,
  recurrent: Recurrent,
  { steps, batch, step }: GradientFlowInput,
  cut: number,
): Generator<void, { states: RecurrentState[]; output: Tensor }> {
  const { hiddenSize } = recurrent.options;
  const zeros = (): Tensor[] =>
    Array.from({ length: recurrent.states }, () => {
      const leaf = tape.create([batch, hiddenSize], true);
      tape.numbers(leaf).fill(0);
      return leaf;
    });
  const states: RecurrentState[] = [{ h: zeros(), c: hasCellState(recurrent) ? zeros() : [] }];
  let output: Tensor | undefined;
  for (let t = 0; t < steps; t++) {
    const result = step(t, states[t]);
    // Where the last chunk begins, the state goes on as numbers without a past. Elsewhere a second
    // name for the same numbers collects only what comes back from the next step.
    const carry = (tensor: Tensor): Tensor =>
      t + 1 === cut
        ? tape.constant(tensor.shape, tape.numbers(tensor).slice())
        : reshape(tape, tensor, tensor.shape);
    states.push({ h: result.state.h.map(carry), c: result.state.c.map(carry) });
    output = result.output;
    yield;
  }
  return { states, output: output as Tensor };
}

/**
 * Computes the mean over the rows (sequences) of the norm over all tensors' gradients in that row. The loss
 * is a mean over the sequences; each sequence's own loss has `batch` times its share of the gradient.
 */
function meanNorm(tape: Tape, tensors: readonly Tensor[], batch: number): number {
  const squares = new Float64Array(batch);
  for (const tensor of tensors) {
    const gradient = tape.gradientNumbers(tensor);
    const width = tensor.length / batch;
    for (let i = 0; i < gradient.length; i++) {
      squares[Math.floor(i / width)] += gradient[i] * gradient[i];
    }
  }
  return squares.reduce((sum, square) => sum + Math.sqrt(square), 0);
}
