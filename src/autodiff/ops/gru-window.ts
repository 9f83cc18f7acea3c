import { multiplyMatrices, packPanels } from '../../engine/matrix-product.ts';
import { runRows } from '../run-kernel.ts';
import type { Tape } from '../tape.ts';
import { addGradient } from './add-gradient.ts';
import {
  finalState,
  gradientTarget,
  openWindow,
  statesBefore,
  type Window,
  type WindowInput,
  type WindowResult,
  windowOutput,
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
 * A whole window of the gated recurrent unit (Cho et al. 2014), where p_t = W_ih x_t + b_ih is
 * given; the rows of p, W_hh and b_hh are in PyTorch's order r, z, n. In both forms
 *
 *     r = σ(p_r + W_r h + b_r),   z = σ(p_z + W_z h + b_z)        with h = h_{t−1}
 *
 * and then, `reset-before`:
 *
 *     n = tanh(p_n + W_n (r ⊙ h) + b_n),   h_t = (1 − z) ⊙ h + z ⊙ n
 *
 * or `reset-after`:
 *
 *     n = tanh(p_n + r ⊙ (W_n h + b_n)),   h_t = (1 − z) ⊙ n + z ⊙ h
 *
 * @throws UsageError when a shape or a length does not fit
 */
export function gruWindow(tape: Tape, input: GruWindowInput): WindowResult {
  const { projected, weight, bias, h0, form = 'reset-before' } = input;
  const window = openWindow(tape, 'gruWindow', 3, input);
  const { steps, batch, hidden, reverse, lengths, states } = window;
  const { engine } = tape;
  const resetAfter = form === 'reset-after' ? 1 : 0;
  const sizes = [lengths, steps, batch, hidden, reverse, resetAfter];
  const gates = tape.scratch(steps * batch * 3 * hidden);
  const candidates = tape.scratch(steps * batch * hidden);
  // The rows of r and z come first, those of n after them.
  const candidateRows = weight.offset + 4 * 2 * hidden * hidden;
  const given = [
    states,
    gates,
    candidates,
    projected.offset,
    packPanels(engine, weight.offset, hidden, 2 * hidden, 1),
    packPanels(engine, candidateRows, hidden, hidden, 1),
    bias?.offset ?? 0,
    ...sizes,
  ];
  runRows(engine, 'gruForward', given, batch);
  const tracked = tape.tracks(projected, weight, bias, h0);
  const output = windowOutput(tape, window, tracked);
  const h = finalState(window, states, tracked);
  if (!tracked) return { output, h };

  tape.record([output, h], () => {
    const dStates = tape.gradientOf(h);
    const dOutput = tape.gradientOf(output);
    const delta = gradientTarget(tape, projected);
    const dCandidates = tape.scratch(steps * batch * hidden);
    const args = [
      delta.offset,
      dCandidates,
      dStates,
      dOutput,
      states,
      gates,
      candidates,
      packPanels(engine, weight.offset, 2 * hidden, hidden, 0),
      packPanels(engine, candidateRows, hidden, hidden, 0),
      ...sizes,
    ];
    runRows(engine, 'gruBackward', args, batch);
    delta.add();
    if (!resetAfter) copyCandidateDelta(tape, window, delta.offset, dCandidates);
    const seen = resetAfter ? statesBefore(window) : candidates;
    addGruWeightGradients(tape, window, { delta: delta.offset, dCandidates, seen }, input);
    if (h0 !== undefined) addGradient(tape, h0, dStates);
  });
  return { output, h };
}

/** The columns of n of δ [steps, batch, 3 · hidden], side by side. */
function copyCandidateDelta(tape: Tape, window: Window, delta: number, to: number): void {
  const { steps, batch, hidden } = window;
  const rows = steps * batch;
  const from = tape.engine.heap.numbers(delta, rows * 3 * hidden);
  const into = tape.engine.heap.numbers(to, rows * hidden);
  for (let i = 0; i < rows; i++) {
    const begin = (3 * i + 2) * hidden;
    into.set(from.subarray(begin, begin + hidden), i * hidden);
  }
}

/**
 * ∂L/∂W: the rows of r and z have met h; those of n have met `seen`, which is r ⊙ h or h.
 * @param given `delta` [steps, batch, 3 · hidden], of which the columns of n are not used, and
 *   `dCandidates` and `seen` [steps, batch, hidden]
 */
function addGruWeightGradients(
  tape: Tape,
  window: Window,
  given: { readonly delta: number; readonly dCandidates: number; readonly seen: number },
  { weight, bias }: GruWindowInput,
): void {
  const { hidden } = window;
  const inner = window.steps * window.batch;
  const { engine } = tape;
  const rows = 3 * hidden;
  if (weight.needsGradient) {
    const target = gradientTarget(tape, weight);
    const gateProduct = { a: given.delta, b: statesBefore(window), rows, columns: hidden, inner };
    multiplyMatrices(engine, { c: target.offset, ...gateProduct, transposeA: 1 });
    // The product's rows of n are not what is wanted: here they are.
    const c = target.offset + 4 * 2 * hidden * hidden;
    const product = { a: given.dCandidates, b: given.seen, rows: hidden, columns: hidden, inner };
    multiplyMatrices(engine, { c, ...product, transposeA: 1 });
    target.add();
  }
  if (bias?.needsGradient) {
    const target = gradientTarget(tape, bias);
    engine.kernels.sumRows(target.offset, given.delta, inner, rows, 0, 0, rows);
    const c = target.offset + 4 * 2 * hidden;
    engine.kernels.sumRows(c, given.dCandidates, inner, hidden, 0, 0, hidden);
    target.add();
  }
}
