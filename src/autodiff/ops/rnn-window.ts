import { packPanels } from '../../engine/matrix-product.ts';
import { runSequences } from '../run-kernel.ts';
import type { Tape } from '../tape.ts';
import {
  allRows,
  finalState,
  openWindow,
  recordWindow,
  type WindowInput,
  type WindowResult,
  windowOutput,
  windowWork,
} from './window.ts';

/**
 * Runs a whole window of the plain recurrent cell, where p_t = W_ih x_t + b_ih is given. Its equations,
 * forwards and backwards, stand with the cell: `nn/cells/rnn.ts`.
 *
 * @throws UsageError when a shape or a length does not fit
 */
export function rnnWindow(tape: Tape, input: WindowInput): WindowResult {
  const { projected, weight, bias, h0 } = input;
  const window = openWindow(tape, 'rnnWindow', 1, input);
  const { steps, batch, hidden, reverse, lengths, states } = window;
  const { engine } = tape;
  const work = windowWork(window, 1);
  const forward = {
    states,
    projected: projected.offset,
    weights: tape.panels(weight),
    bias: bias?.offset ?? 0,
    lengths,
    steps,
    batch,
    hidden,
    reverse,
  };
  runSequences(engine, 'rnnForward', forward, work);
  const tracked = tape.tracks(projected, weight, bias, h0);
  const output = windowOutput(tape, window, tracked);
  const h = finalState(window, states, tracked);
  if (!tracked) return { output, h };

  recordWindow(tape, window, input, [output, h], ({ delta, dStates, dOutput }) => {
    const backward = {
      dProjected: delta,
      dStates,
      dOutputs: dOutput,
      states,
      weights: packPanels(engine, {
        b: weight.offset,
        inner: hidden,
        columns: hidden,
        transposeB: 0,
      }),
      lengths,
      steps,
      batch,
      hidden,
      reverse,
    };
    runSequences(engine, 'rnnBackward', backward, work);
    return [allRows(window, 1, delta)];
  });
  return { output, h };
}
