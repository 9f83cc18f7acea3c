import type { GruForm } from '../autodiff/ops/gru-window.ts';
import { type CellWeights, checkStep, logistic, projectRows } from './cell-weights.ts';

/** Everything that one step of the GRU computes; all of length `hiddenSize`. */
export interface GruStep {
  /** Reset gate: how much of the state the candidate sees. */
  readonly r: Float64Array;
  /** Update gate: the weight of the candidate (`reset-before`) or of the old state (`reset-after`). */
  readonly z: Float64Array;
  /** The candidate h̃. */
  readonly candidate: Float64Array;
  /** The new hidden state. */
  readonly h: Float64Array;
}

/**
 * One step of the gated recurrent unit (Cho et al. 2014). The course's form, `reset-before`:
 *
 *     z = σ(W_z [h_{t−1}; x_t]),  r = σ(W_r [h_{t−1}; x_t])
 *     h̃ = tanh(W [r ⊙ h_{t−1}; x_t])
 *     h_t = (1 − z) ⊙ h_{t−1} + z ⊙ h̃
 *
 * PyTorch's form, `reset-after`:
 *
 *     h̃ = tanh(W_x x_t + b_x + r ⊙ (W_h h_{t−1} + b_h))
 *     h_t = (1 − z) ⊙ h̃ + z ⊙ h_{t−1}
 *
 * The rows of the weights are in PyTorch's order in both: r, z, n.
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
  checkStep('gruStep', 3, weights, { x, h, c: undefined });
  const n = weights.hiddenSize;
  const before = Float64Array.from(h);
  const fromInput = (block: number): Float64Array =>
    projectRows(weights.weightIh, weights.biasIh, x, block * n, n);
  const fromState = (block: number, state: ArrayLike<number>): Float64Array =>
    projectRows(weights.weightHh, weights.biasHh, state, block * n, n);
  const gate = (block: number): Float64Array => {
    const product = fromState(block, before);
    return fromInput(block).map((value, unit) => logistic(value + product[unit]));
  };
  const r = gate(0);
  const z = gate(1);
  if (form === 'reset-before') {
    const reset = before.map((value, unit) => r[unit] * value);
    const product = fromState(2, reset);
    const candidate = fromInput(2).map((value, unit) => Math.tanh(value + product[unit]));
    const following = z.map(
      (update, unit) => (1 - update) * before[unit] + update * candidate[unit],
    );
    return { r, z, candidate, h: following };
  }
  const product = fromState(2, before);
  const candidate = fromInput(2).map((value, unit) => Math.tanh(value + r[unit] * product[unit]));
  const following = z.map((update, unit) => (1 - update) * candidate[unit] + update * before[unit]);
  return { r, z, candidate, h: following };
}
