import { type CellWeights, checkStep, logistic, projectRows } from './cell-weights.ts';

/** Everything that one step of the LSTM computes; all of length `hiddenSize`. */
export interface LstmStep {
  /** Input gate: whether to write to the cell. */
  readonly i: Float64Array;
  /** Forget gate: 0 erases the cell, 1 keeps it. */
  readonly f: Float64Array;
  /** Gate gate: what to write to the cell. */
  readonly g: Float64Array;
  /** Output gate: how much of the cell to reveal. */
  readonly o: Float64Array;
  /** The new cell state. */
  readonly c: Float64Array;
  /** The new hidden state. */
  readonly h: Float64Array;
}

/**
 * One step of long short-term memory (Hochreiter & Schmidhuber 1997; forget gate: Gers et al. 2000):
 *
 *     (i, f, o, g) = (σ, σ, σ, tanh)(W [h_{t−1}; x_t] + b)
 *     c_t = f ⊙ c_{t−1} + i ⊙ g
 *     h_t = o ⊙ tanh(c_t)
 *
 * The rows of the weights are in PyTorch's order: i, f, g, o.
 * @param x the input, length `inputSize`
 * @param h the hidden state before, length `hiddenSize`
 * @param c the cell state before, length `hiddenSize`
 * @throws UsageError when a length does not fit
 */
export function lstmStep(
  weights: CellWeights,
  x: ArrayLike<number>,
  h: ArrayLike<number>,
  c: ArrayLike<number>,
): LstmStep {
  checkStep('lstmStep', 4, weights, { x, h, c });
  const n = weights.hiddenSize;
  const gate = (block: number, activation: (a: number) => number): Float64Array => {
    const fromInput = projectRows(weights.weightIh, weights.biasIh, x, block * n, n);
    const fromState = projectRows(weights.weightHh, weights.biasHh, h, block * n, n);
    return fromInput.map((value, unit) => activation(value + fromState[unit]));
  };
  const i = gate(0, logistic);
  const f = gate(1, logistic);
  const g = gate(2, Math.tanh);
  const o = gate(3, logistic);
  const following = f.map((forget, unit) => forget * c[unit] + i[unit] * g[unit]);
  return {
    i,
    f,
    g,
    o,
    c: following,
    h: o.map((reveal, unit) => reveal * Math.tanh(following[unit])),
  };
}
