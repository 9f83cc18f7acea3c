import { type CellWeights, checkStep, projectRows } from './cell-weights.ts';

/** Everything that one step of the plain recurrent cell computes; all of length `hiddenSize`. */
export interface RnnStep {
  /** W_hh h + W_xh x + b, before the tanh. */
  readonly preactivation: Float64Array;
  /** The new hidden state. */
  readonly h: Float64Array;
}

/**
 * One step of the plain recurrent cell (Elman 1990):
 *
 *     h_t = tanh(W_hh h_{t−1} + W_xh x_t + b)
 *
 * @param x the input, length `inputSize`
 * @param h the state before, length `hiddenSize`; zeros at the start of a sequence
 * @throws UsageError when a length does not fit
 */
export function rnnStep(weights: CellWeights, x: ArrayLike<number>, h: ArrayLike<number>): RnnStep {
  checkStep('rnnStep', 1, weights, { x, h, c: undefined });
  const n = weights.hiddenSize;
  const fromInput = projectRows(weights.weightIh, weights.biasIh, x, 0, n);
  const fromState = projectRows(weights.weightHh, weights.biasHh, h, 0, n);
  const preactivation = fromInput.map((value, i) => value + fromState[i]);
  return { preactivation, h: preactivation.map(Math.tanh) };
}
