import { packPanels } from '../../engine/matrix-product.ts';
import { runRows } from '../run-kernel.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { addGradient } from './add-gradient.ts';
import {
  allRows,
  createStates,
  finalState,
  openWindow,
  recordWindow,
  type WindowInput,
  type WindowResult,
  windowOutput,
} from './window.ts';

/** What `lstmWindow` takes. */
export interface LstmWindowInput extends WindowInput {
  /** [batch, hidden]: the cell state to begin with; default zeros. */
  readonly c0?: Tensor | undefined;
}

/** What `lstmWindow` gives. */
export interface LstmWindowResult extends WindowResult {
  /** [batch, hidden]: the cell state after the last step read. */
  readonly c: Tensor;
}

/**
 * Runs a whole window of the LSTM, where p_t = W_ih x_t + b_ih is given. Its equations, forwards and
 * backwards, stand with the cell: `nn/cells/lstm.ts`. The rows of p, W_hh and b_hh are in PyTorch's
 * order i, f, g, o.
 *
 * @throws UsageError when a shape or a length does not fit
 */
export function lstmWindow(tape: Tape, input: LstmWindowInput): LstmWindowResult {
  const { projected, weight, bias, h0, c0 } = input;
  const window = openWindow(tape, 'lstmWindow', 4, input);
  const { steps, batch, hidden, reverse, lengths, states } = window;
  const cells = createStates(tape, 'lstmWindow', window, c0);
  const { engine } = tape;
  const sizes = { lengths, steps, batch, hidden, reverse };
  const gates = tape.scratch(steps * batch * 4 * hidden);
  const forward = {
    states,
    cells,
    gates,
    projected: projected.offset,
    weights: packPanels(engine, weight.offset, hidden, 4 * hidden, 1),
    bias: bias?.offset ?? 0,
    ...sizes,
  };
  runRows(engine, 'lstmForward', forward, batch);
  const tracked = tape.tracks(projected, weight, bias, h0, c0);
  const output = windowOutput(tape, window, tracked);
  const h = finalState(window, states, tracked);
  const c = finalState(window, cells, tracked);
  if (!tracked) return { output, h, c };

  recordWindow(tape, window, input, [output, h, c], ({ delta, dStates, dOutput }) => {
    const dCells = tape.gradientOf(c);
    const backward = {
      dProjected: delta,
      dStates,
      dCells,
      dOutputs: dOutput,
      cells,
      gates,
      weights: packPanels(engine, weight.offset, 4 * hidden, hidden, 0),
      ...sizes,
    };
    runRows(engine, 'lstmBackward', backward, batch);
    if (c0 !== undefined) addGradient(tape, c0, dCells);
    return [allRows(window, 4, delta)];
  });
  return { output, h, c };
}
