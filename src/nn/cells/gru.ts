import { gruWindow } from '../../autodiff/operations.ts';
import type { GruForm } from '../../autodiff/ops/gru-window.ts';
import { runSequences } from '../../autodiff/run-kernel.ts';
import type { Cell } from './cell.ts';
import { createPackedStep, ONE_STEP, placeStates } from './packed-step.ts';
import {
  type CellWeights,
  checkStep,
  joinVectors,
  logistic,
  outerProduct,
  projectBack,
  projectRows,
  type StepBackwardInput,
  type StepGradients,
} from './plain-step.ts';

/** The signals that can be inspected in the GRU. */
export type GruSignal = 'h' | 'r' | 'z' | 'candidate';

/** Everything that one step of the GRU computes; all of length `hiddenSize` but the preactivation. */
export interface GruStep {
  /** [3 · hiddenSize]: the sums that the gates' functions are applied to, in the order r, z, n. */
  readonly preactivation: Float64Array;
  /** Reset gate: how much of the state the candidate sees. */
  readonly r: Float64Array;
  /** Update gate: the weight of the candidate (`reset-before`) or of the old state (`reset-after`). */
  readonly z: Float64Array;
  /** The candidate's view of the state: r ⊙ h (`reset-before`) or r ⊙ (W_hn h + b_hn) (`reset-after`). */
  readonly reset: Float64Array;
  /** The candidate n, which the course writes h̃. */
  readonly candidate: Float64Array;
  /** The new hidden state. */
  readonly h: Float64Array;
}

/**
 * The gated recurrent unit (Cho et al. 2014), in two forms. The rows of the weights and biases are in
 * PyTorch's order r, z, n in both, and with p = W_ih x_t + b_ih and h = h_{t−1} both have
 *
 *     r = σ(p_r + W_r h + b_r),   z = σ(p_z + W_z h + b_z)
 *
 * The course's form, `reset-before`:
 *
 *     n = tanh(p_n + W_n (r ⊙ h) + b_n),   h_t = (1 − z) ⊙ h + z ⊙ n
 *
 * and backwards, with ∂h_t what reaches the state from the loss and from the step after it:
 *
 *     δ_n = ∂h_t ⊙ z ⊙ (1 − n²),   δ_z = ∂h_t ⊙ (n − h) ⊙ z(1 − z),   δ_r = (W_nᵀ δ_n) ⊙ h ⊙ r(1 − r)
 *     ∂L/∂h = ∂h_t ⊙ (1 − z) + (W_nᵀ δ_n) ⊙ r + W_rᵀ δ_r + W_zᵀ δ_z,   ∂L/∂W_n = Σ_t δ_n (r ⊙ h)ᵀ
 *
 * PyTorch's and cuDNN's form, `reset-after`:
 *
 *     n = tanh(p_n + r ⊙ (W_n h + b_n)),   h_t = (1 − z) ⊙ n + z ⊙ h
 *
 *     δ_n = ∂h_t ⊙ (1 − z) ⊙ (1 − n²),   δ_z = ∂h_t ⊙ (h − n) ⊙ z(1 − z),   δ_r = δ_n ⊙ (W_n h + b_n) ⊙ r(1 − r)
 *     ∂L/∂h = ∂h_t ⊙ z + W_nᵀ (δ_n ⊙ r) + W_rᵀ δ_r + W_zᵀ δ_z,   ∂L/∂W_n = Σ_t (δ_n ⊙ r) hᵀ,   ∂L/∂b_n = Σ_t δ_n ⊙ r
 *
 * In both ∂L/∂p = (δ_r, δ_z, δ_n), which gives x_t, W_ih and b_ih theirs, and W_r, W_z theirs with h.
 */
export const GRU: Cell<GruSignal> = {
  gates: ['r', 'z', 'n'],
  states: ['h'],
  signals: [
    { name: 'h', range: 'squashed' },
    { name: 'r', range: 'gate' },
    { name: 'z', range: 'gate' },
    { name: 'candidate', range: 'squashed' },
  ],
  forms: ['reset-before', 'reset-after'],
  window: (tape, { weightHh, biasHh, reverse }, input, form) =>
    gruWindow(tape, { ...input, weight: weightHh, bias: biasHh, reverse, form }),
  packStep: (workspace, { weightHh, biasHh }, form) => {
    const { engine, allocate, pack, batch } = workspace;
    const hidden = weightHh.shape[1];
    // The rows of r and z come first, those of n after them.
    const gateRows = pack(weightHh, { rows: 2 * hidden });
    const candidateRows = pack(weightHh, { firstRow: 2 * hidden, rows: hidden });
    const states = placeStates(workspace, hidden, false);
    const args = {
      ...ONE_STEP,
      ...{ states: states.h, gates: allocate(3 * batch * hidden) },
      candidates: allocate(batch * hidden),
      ...{ gateWeights: gateRows.packed, candidateWeights: candidateRows.packed },
      ...{ bias: biasHh?.offset ?? 0, hidden },
      resetAfter: (form === 'reset-after' ? 1 : 0) as 0 | 1,
    };
    const work = 3 * hidden * hidden;
    const { scales } = gateRows;
    if (scales === undefined || candidateRows.scales === undefined) {
      return createPackedStep(args, states, (all) =>
        runSequences(engine, 'gruForward', all, [all.batch, work]),
      );
    }
    const own = { scales, candidateScales: candidateRows.scales };
    return createPackedStep({ ...args, ...own }, states, (all) =>
      runSequences(engine, 'gruForwardInt8', all, [all.batch, work]),
    );
  },
  step: (weights, x, { h }, form) => gruStep(weights, x, h, form),
  stepBackward: (weights, input: StepBackwardInput<GruStep>, form) =>
    gruStepBackward(weights, input, form),
};

/**
 * Computes one step of the GRU, in double precision.
 * @param x the input, length `inputSize`
 * @param h the state before, length `hiddenSize`
 * @throws UsageError when a length does not fit
 */
export function gruStep(
  weights: CellWeights,
  x: ArrayLike<number>,
  h: ArrayLike<number>,
  form: GruForm = 'reset-before',
): GruStep {
  checkStep('gruStep', { gates: 3, weights, inputs: { x }, states: { h } });
  const { weightIh, weightHh, biasIh, biasHh, hiddenSize: n } = weights;
  const before = Float64Array.from(h);
  const preactivation = projectRows(weightIh, biasIh, x, 0, 3 * n);
  const fromState = projectRows(weightHh, biasHh, before, 0, 2 * n);
  for (let row = 0; row < 2 * n; row++) preactivation[row] += fromState[row];
  const r = preactivation.subarray(0, n).map(logistic);
  const z = preactivation.subarray(n, 2 * n).map(logistic);
  // The rows of n meet r ⊙ h, or h and then r.
  const resetAfter = form === 'reset-after';
  const seen = resetAfter ? before : before.map((value, unit) => r[unit] * value);
  const product = projectRows(weightHh, biasHh, seen, 2 * n, n);
  const reset = resetAfter ? product.map((value, unit) => r[unit] * value) : seen;
  const inner = preactivation.subarray(2 * n);
  for (let unit = 0; unit < n; unit++) inner[unit] += resetAfter ? reset[unit] : product[unit];
  const candidate = inner.map(Math.tanh);
  const [kept, written] = resetAfter ? [candidate, before] : [before, candidate];
  const following = z.map((update, unit) => (1 - update) * kept[unit] + update * written[unit]);
  return { preactivation, r, z, reset, candidate, h: following };
}

/**
 * Computes the gradients of one step of the GRU, from that of its new state.
 * @throws UsageError when a length does not fit
 */
export function gruStepBackward(
  weights: CellWeights,
  { x, state, step, gradient }: StepBackwardInput<GruStep>,
  form: GruForm = 'reset-before',
): StepGradients<GruSignal> {
  const states = { 'state.h': state.h, 'gradient.h': gradient.h };
  checkStep('gruStepBackward', { gates: 3, weights, inputs: { x }, states });
  const { weightIh, weightHh, biasIh, biasHh, hiddenSize: n } = weights;
  const { r, z, candidate } = step;
  const before = Float64Array.from(state.h);
  const h = Float64Array.from(gradient.h);
  const resetAfter = form === 'reset-after';
  const update = candidate.map((value, unit) => value - before[unit]);
  const dz = h.map((dh, unit) => (resetAfter ? -dh : dh) * update[unit]);
  const dn = h.map((dh, unit) => dh * (resetAfter ? 1 - z[unit] : z[unit]));
  const deltaN = dn.map((value, unit) => value * (1 - candidate[unit] * candidate[unit]));
  // By what the rows of n gave: W_n h + b_n where the reset comes after, W_n (r ⊙ h) + b_n where before.
  const deltaProduct = resetAfter ? deltaN.map((value, unit) => value * r[unit]) : deltaN;
  const back = projectBack(weightHh, deltaProduct, 2 * n, n);
  const product = resetAfter ? projectRows(weightHh, biasHh, before, 2 * n, n) : undefined;
  const dr =
    product === undefined
      ? back.map((value, unit) => value * before[unit])
      : deltaN.map((value, unit) => value * product[unit]);
  const deltaGates = joinVectors(
    dr.map((value, unit) => value * r[unit] * (1 - r[unit])),
    dz.map((value, unit) => value * z[unit] * (1 - z[unit])),
  );
  const throughGates = projectBack(weightHh, deltaGates, 0, n);
  const delta = joinVectors(deltaGates, deltaN);
  const seen = resetAfter ? before : step.reset;
  return {
    x: projectBack(weightIh, delta, 0, weights.inputSize),
    h: h.map((dh, unit) => {
      const carried = resetAfter ? dh * z[unit] : dh * (1 - z[unit]);
      const fromCandidate = resetAfter ? back[unit] : back[unit] * r[unit];
      return carried + fromCandidate + throughGates[unit];
    }),
    signals: { h, r: dr, z: dz, candidate: dn },
    preactivation: delta,
    weightIh: outerProduct(delta, x),
    weightHh: joinVectors(outerProduct(deltaGates, before), outerProduct(deltaProduct, seen)),
    ...(biasIh !== undefined && { biasIh: delta.slice() }),
    ...(biasHh !== undefined && { biasHh: joinVectors(deltaGates, deltaProduct) }),
  };
}
