import { packPanels } from '../../engine/matrix-product.ts';
import { runSequences } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { addBatchSum, addGradient } from './add-gradient.ts';
import {
  allRows,
  createStates,
  finalState,
  openWindow,
  recordWindow,
  type WindowInput,
  type WindowResult,
  windowOutput,
  windowWork,
} from './window.ts';

/** What `lstmWindow` takes. */
export interface LstmWindowInput extends WindowInput {
  /** [batch, hidden]: the cell state to begin with; default zeros. */
  readonly c0?: Tensor | undefined;
  /** [3, hidden]: peephole weights of i and f for the previous cell state, of o for the new one; default absent. */
  readonly peepholes?: Tensor | undefined;
}

/** What `lstmWindow` gives. */
export interface LstmWindowResult extends WindowResult {
  /** [batch, hidden]: the cell state after the last step read. */
  readonly c: Tensor;
}

/**
 * Runs a whole window of the LSTM, where p_t = W_ih x_t + b_ih is given. Its equations, forwards and
 * backwards, stand with the cells: `nn/cells/lstm.ts` and `nn/cells/lstm-peephole.ts`. The rows of p,
 * W_hh and b_hh are in PyTorch's order i, f, g, o.
 *
 * @throws UsageError when a shape or a length does not fit
 */
export function lstmWindow(tape: Tape, input: LstmWindowInput): LstmWindowResult {
  const { projected, weight, bias, h0, c0, peepholes } = input;
  const window = openWindow(tape, 'lstmWindow', 4, input);
  const { steps, batch, hidden, reverse, lengths, states } = window;
  if (peepholes !== undefined) {
    expectShape('lstmWindow', 'peepholes', peepholes.shape, [3, hidden]);
  }
  const cells = createStates(tape, 'lstmWindow', window, c0);
  const { engine } = tape;
  const work = windowWork(window, 4);
  const gates = tape.scratch(steps * batch * 4 * hidden);
  const forward = {
    states,
    cells,
    gates,
    projected: projected.offset,
    weights: tape.panels(weight),
    bias: bias?.offset ?? 0,
    lengths,
    steps,
    batch,
    hidden,
    reverse,
  };
  if (peepholes === undefined) runSequences(engine, 'lstmForward', forward, work);
  else
    runSequences(engine, 'lstmPeepholeForward', { ...forward, peepholes: peepholes.offset }, work);
  const tracked = tape.tracks(projected, weight, bias, h0, c0, peepholes);
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
      weights: packPanels(engine, {
        ...{ b: weight.offset, inner: 4 * hidden, columns: hidden, transposeB: 0 },
      }),
      lengths,
      steps,
      batch,
      hidden,
      reverse,
    };
    if (peepholes === undefined) runSequences(engine, 'lstmBackward', backward, work);
    else {
      const dPeepholes = tape.scratch(batch * 3 * hidden);
      const looks = { peepholes: peepholes.offset, dPeepholes };
      runSequences(engine, 'lstmPeepholeBackward', { ...backward, ...looks }, work);
      addBatchSum(tape, peepholes, dPeepholes, batch);
    }
    if (c0 !== undefined) addGradient(tape, c0, dCells);
    return [allRows(window, 4, delta)];
  });
  return { output, h, c };
}
