import { lstmWindow } from '../../autodiff/operations.ts';
import { runSequences } from '../../autodiff/run-kernel.ts';
import type { Cell } from './cell.ts';
import { createPackedStep, ONE_STEP, placeStates } from './packed-step.ts';
import {
  type CellWeights,
  checkStep,
  gradientsOfProducts,
  joinVectors,
  logistic,
  projectRows,
  type StepBackwardInput,
  type StepGradients,
} from './plain-step.ts';

/** The signals that can be inspected in the LSTM. */
export type LstmSignal = 'c' | 'h' | 'i' | 'f' | 'g' | 'o';

/** Everything that one step of the LSTM computes; all of length `hiddenSize` but the preactivation. */
export interface LstmStep {
  /** [4 · hiddenSize]: the sums that the gates' functions are applied to, in the order i, f, g, o. */
  readonly preactivation: Float64Array;
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
  /** tanh(c): what there is to reveal. */
  readonly tanhC: Float64Array;
  /** The new hidden state. */
  readonly h: Float64Array;
}

/**
 * Long short-term memory (Hochreiter & Schmidhuber 1997; forget gate: Gers et al. 2000). The rows of
 * the weights and biases are in PyTorch's order i, f, g, o:
 *
 *     (i, f, g, o) = (σ, σ, tanh, σ)(a),   a = W_ih x_t + b_ih + W_hh h_{t−1} + b_hh
 *     c_t = f ⊙ c_{t−1} + i ⊙ g,   h_t = o ⊙ tanh(c_t)
 *
 * and backwards, with ∂h_t and ∂c_t what reaches the states from the loss and from the step after it:
 *
 *     ∂c ← ∂c_t + ∂h_t ⊙ o ⊙ (1 − tanh²(c_t))
 *     δ = ∂L/∂a = (∂c ⊙ g ⊙ i(1 − i), ∂c ⊙ c_{t−1} ⊙ f(1 − f), ∂c ⊙ i ⊙ (1 − g²), ∂h_t ⊙ tanh(c_t) ⊙ o(1 − o))
 *     ∂L/∂x_t = W_ihᵀ δ,   ∂L/∂h_{t−1} = W_hhᵀ δ,   ∂L/∂c_{t−1} = ∂c ⊙ f
 *     ∂L/∂W_ih = Σ_t δ x_tᵀ,   ∂L/∂W_hh = Σ_t δ h_{t−1}ᵀ,   ∂L/∂b_ih = ∂L/∂b_hh = Σ_t δ
 */
export const LSTM: Cell<LstmSignal> = {
  gates: ['i', 'f', 'g', 'o'],
  states: ['h', 'c'],
  signals: [
    { name: 'c', range: 'unbounded' },
    { name: 'h', range: 'squashed' },
    { name: 'i', range: 'gate' },
    { name: 'f', range: 'gate' },
    { name: 'g', range: 'squashed' },
    { name: 'o', range: 'gate' },
  ],
  forgetGate: 'f',
  window: (tape, { weightHh, biasHh, reverse }, input) =>
    lstmWindow(tape, { ...input, weight: weightHh, bias: biasHh, reverse }),
  packStep: (workspace, { weightHh, biasHh }) => {
    const { engine, allocate, pack, batch } = workspace;
    const [rows, hidden] = weightHh.shape;
    const { packed: weights, scales } = pack(weightHh);
    const states = placeStates(workspace, hidden, true);
    const own = { states: states.h, cells: states.c, weights, bias: biasHh?.offset ?? 0, hidden };
    const args = { ...ONE_STEP, ...own, gates: allocate(batch * rows) };
    const work = rows * hidden;
    return scales === undefined
      ? createPackedStep(args, states, (all) =>
          runSequences(engine, 'lstmForward', all, [all.batch, work]),
        )
      : createPackedStep({ ...args, scales }, states, (all) =>
          runSequences(engine, 'lstmForwardInt8', all, [all.batch, work]),
        );
  },
  step: (weights, x, { h, c = [] }) => lstmStep(weights, x, h, c),
  stepBackward: (weights, input: StepBackwardInput<LstmStep>) => lstmStepBackward(weights, input),
};

/**
 * Computes one step of the LSTM, in double precision.
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
  checkStep('lstmStep', { gates: 4, weights, inputs: { x }, states: { h, c } });
  const n = weights.hiddenSize;
  const fromInput = projectRows(weights.weightIh, weights.biasIh, x, 0, 4 * n);
  const fromState = projectRows(weights.weightHh, weights.biasHh, h, 0, 4 * n);
  const preactivation = fromInput.map((value, row) => value + fromState[row]);
  const block = (gate: number): Float64Array => preactivation.subarray(gate * n, (gate + 1) * n);
  const i = block(0).map(logistic);
  const f = block(1).map(logistic);
  const g = block(2).map(Math.tanh);
  const o = block(3).map(logistic);
  const following = f.map((forget, unit) => forget * c[unit] + i[unit] * g[unit]);
  const tanhC = following.map(Math.tanh);
  const revealed = o.map((reveal, unit) => reveal * tanhC[unit]);
  return { preactivation, i, f, g, o, c: following, tanhC, h: revealed };
}

/**
 * Computes the gradients of one step of the LSTM, from those of its new states.
 * @throws UsageError when a length does not fit
 */
export function lstmStepBackward(
  weights: CellWeights,
  { x, state, step, gradient }: StepBackwardInput<LstmStep>,
): StepGradients<LstmSignal> & { readonly c: Float64Array } {
  const n = weights.hiddenSize;
  const { c: before = [] } = state;
  const { c: given = new Float64Array(n) } = gradient;
  checkStep('lstmStepBackward', {
    ...{ gates: 4, weights, inputs: { x } },
    states: {
      'state.h': state.h,
      'state.c': before,
      'gradient.h': gradient.h,
      'gradient.c': given,
    },
  });
  const { i, f, g, o, tanhC } = step;
  const h = Float64Array.from(gradient.h);
  const c = h.map((dh, unit) => given[unit] + dh * o[unit] * (1 - tanhC[unit] * tanhC[unit]));
  const signals = {
    c,
    h,
    i: c.map((dc, unit) => dc * g[unit]),
    f: c.map((dc, unit) => dc * before[unit]),
    g: c.map((dc, unit) => dc * i[unit]),
    o: h.map((dh, unit) => dh * tanhC[unit]),
  };
  const delta = joinVectors(
    signals.i.map((di, unit) => di * i[unit] * (1 - i[unit])),
    signals.f.map((df, unit) => df * f[unit] * (1 - f[unit])),
    signals.g.map((dg, unit) => dg * (1 - g[unit] * g[unit])),
    signals.o.map((d, unit) => d * o[unit] * (1 - o[unit])),
  );
  return {
    ...gradientsOfProducts(weights, x, state.h, delta),
    c: c.map((dc, unit) => dc * f[unit]),
    signals,
  };
}
