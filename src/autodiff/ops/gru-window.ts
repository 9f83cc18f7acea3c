import { packPanels } from '../../engine/matrix-product.ts';
import { runSequences } from '../run-kernel.ts';
import type { Tape } from '../tape.ts';
import {
  finalState,
  openWindow,
  recordWindow,
  statesBefore,
  type WindowInput,
  type WindowResult,
  windowOutput,
  windowWork,
} from './window.ts';

/**
 * Which GRU is meant.
 * - `reset-before`: the course's and the paper's (Cho et al. 2014): the reset gate multiplies the
 *   state before the matrix product, and z is the weight of the candidate.
 * - `reset-after`: PyTorch's and cuDNN's: the reset gate multiplies the product, and z is the weight
 *   of the state before.
 */
export type GruForm = 'reset-before' | 'reset-after';

/** What `gruWindow` takes. */
export interface GruWindowInput extends WindowInput {
  /** Default `reset-before`, the course's. */
  readonly form?: GruForm | undefined;
}

/**
 * Runs a whole window of the gated recurrent unit, where p_t = W_ih x_t + b_ih is given. Its equations
 * in both forms, forwards and backwards, stand with the cell: `nn/cells/gru.ts`. The rows of p, W_hh
 * and b_hh are in PyTorch's order r, z, n.
 *
 * @throws UsageError when a shape or a length does not fit
 */
export function gruWindow(tape: Tape, input: GruWindowInput): WindowResult {
  const { projected, weight, bias, h0, form = 'reset-before' } = input;
  const window = openWindow(tape, 'gruWindow', 3, input);
  const { steps, batch, hidden, reverse, lengths, states } = window;
  const { engine } = tape;
  const work = windowWork(window, 3);
  const resetAfter: 0 | 1 = form === 'reset-after' ? 1 : 0;
  const gates = tape.scratch(steps * batch * 3 * hidden);
  const candidates = tape.scratch(steps * batch * hidden);
  // The rows of r and z come first, those of n after them.
  const candidateRows = weight.offset + 4 * 2 * hidden * hidden;
  const forward = {
    states,
    gates,
    candidates,
    projected: projected.offset,
    gateWeights: tape.panels(weight, { first: 0, count: 2 * hidden }),
    candidateWeights: tape.panels(weight, { first: 2 * hidden, count: hidden }),
    bias: bias?.offset ?? 0,
    lengths,
    steps,
    batch,
    hidden,
    reverse,
    resetAfter,
  };
  runSequences(engine, 'gruForward', forward, work);
  const tracked = tape.tracks(projected, weight, bias, h0);
  const output = windowOutput(tape, window, tracked);
  const h = finalState(window, states, tracked);
  if (!tracked) return { output, h };

  recordWindow(tape, window, input, [output, h], ({ delta, dStates, dOutput }) => {
    const dCandidates = tape.scratch(steps * batch * hidden);
    const backward = {
      dProjected: delta,
      dCandidates,
      dStates,
      dOutputs: dOutput,
      states,
      gates,
      candidates,
      gateWeights: packPanels(engine, {
        ...{ b: weight.offset, inner: 2 * hidden, columns: hidden, transposeB: 0 },
      }),
      candidateWeights: packPanels(engine, {
        ...{ b: candidateRows, inner: hidden, columns: hidden, transposeB: 0 },
      }),
      lengths,
      steps,
      batch,
      hidden,
      reverse,
      resetAfter,
    };
    runSequences(engine, 'gruBackward', backward, work);
    const [step, seen] = [3 * hidden, statesBefore(window)];
    const candidateDelta = resetAfter
      ? { delta: dCandidates, step: hidden, seen }
      : { delta: delta + 4 * 2 * hidden, step, seen: candidates };
    return [
      { begin: 0, count: 2 * hidden, delta, step, seen },
      { begin: 2 * hidden, count: hidden, ...candidateDelta },
    ];
  });
  return { output, h };
}
