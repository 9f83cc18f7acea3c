import { lstmWindow } from '../../autodiff/operations.ts';
import { runSequences } from '../../autodiff/run-kernel.ts';
import type { Parameter } from '../../autodiff/tensor.ts';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { Cell, CellParameters } from './cell.ts';
import { LSTM, type LstmSignal, type LstmStep } from './lstm.ts';
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

/** The weights of an LSTM with peepholes. */
export interface PeepholeWeights extends CellWeights {
  /** [3, hiddenSize]: the peepholes p_i, p_f and p_o, one number a unit each. */
  readonly weightCh: ArrayLike<number>;
}

/** The gradients of one of its steps. */
export interface PeepholeGradients extends StepGradients<LstmSignal> {
  readonly c: Float64Array;
  /** [3, hiddenSize]: this step's share of ∂L/∂p_i, ∂L/∂p_f and ∂L/∂p_o. */
  readonly weightCh: Float64Array;
}

interface PeepholeParameters extends CellParameters {
  readonly weightCh: Parameter;
}

/**
 * The LSTM with peepholes: its gates look into the cell (Gers & Schmidhuber 2000, "Recurrent nets that time
 * and count"), each gate of a unit into that unit's cell alone (Gers, Schraudolph & Schmidhuber 2002). With
 * the sums a of the LSTM, rows in the order i, f, g, o:
 *
 *     i = σ(a_i + p_i ⊙ c_{t−1}),   f = σ(a_f + p_f ⊙ c_{t−1}),   g = tanh(a_g),   c_t = f ⊙ c_{t−1} + i ⊙ g
 *     o = σ(a_o + p_o ⊙ c_t),   h_t = o ⊙ tanh(c_t)
 *
 * and backwards, with ∂h_t and ∂c_t what reaches the states from the loss and from the step after it:
 *
 *     δ_o = ∂h_t ⊙ tanh(c_t) ⊙ o(1 − o),   ∂c ← ∂c_t + ∂h_t ⊙ o ⊙ (1 − tanh²(c_t)) + δ_o ⊙ p_o
 *     δ_i = ∂c ⊙ g ⊙ i(1 − i),   δ_f = ∂c ⊙ c_{t−1} ⊙ f(1 − f),   δ_g = ∂c ⊙ i ⊙ (1 − g²)
 *     ∂L/∂c_{t−1} = ∂c ⊙ f + δ_i ⊙ p_i + δ_f ⊙ p_f
 *     ∂L/∂p_i = Σ_t δ_i ⊙ c_{t−1},   ∂L/∂p_f = Σ_t δ_f ⊙ c_{t−1},   ∂L/∂p_o = Σ_t δ_o ⊙ c_t
 *
 * The rest is as in the LSTM. Peepholes begin like the other weights, uniform in ±1/√hiddenSize; PyTorch
 * has no such cell, so their name in a model file, `weight_ch`, is Malmoi's own.
 */
export const LSTM_PEEPHOLE: Cell<LstmSignal> = {
  ...LSTM,
  ownParameters: [{ key: 'weightCh', name: 'weight_ch', shape: (hidden) => [3, hidden] }],
  window: (tape, { weightHh, biasHh, weightCh, reverse }: PeepholeParameters, input) =>
    lstmWindow(tape, { ...input, weight: weightHh, bias: biasHh, peepholes: weightCh, reverse }),
  packStep: (workspace, { weightHh, biasHh, weightCh }: PeepholeParameters) => {
    const { engine, allocate, pack, batch } = workspace;
    const [rows, hidden] = weightHh.shape;
    const { packed: weights, scales } = pack(weightHh);
    const states = placeStates(workspace, hidden, true);
    const own = { weights, peepholes: weightCh.offset, bias: biasHh?.offset ?? 0, hidden };
    const room = { states: states.h, cells: states.c, gates: allocate(batch * rows) };
    const args = { ...ONE_STEP, ...room, ...own };
    const work = rows * hidden;
    return scales === undefined
      ? createPackedStep(args, states, (all) =>
          runSequences(engine, 'lstmPeepholeForward', all, [all.batch, work]),
        )
      : createPackedStep({ ...args, scales }, states, (all) =>
          runSequences(engine, 'lstmPeepholeForwardInt8', all, [all.batch, work]),
        );
  },
  step: (weights: PeepholeWeights, x, { h, c = [] }) => lstmPeepholeStep(weights, x, h, c),
  stepBackward: (weights: PeepholeWeights, input: StepBackwardInput<LstmStep>) =>
    lstmPeepholeStepBackward(weights, input),
};

/**
 * Computes one step of the LSTM with peepholes, in double precision.
 * @param x the input, length `inputSize`
 * @param h the hidden state before, length `hiddenSize`
 * @param c the cell state before, length `hiddenSize`
 * @throws UsageError when a length does not fit
 */
export function lstmPeepholeStep(
  weights: PeepholeWeights,
  x: ArrayLike<number>,
  h: ArrayLike<number>,
  c: ArrayLike<number>,
): LstmStep {
  checkStep('lstmPeepholeStep', { gates: 4, weights, inputs: { x }, states: { h, c } });
  const n = weights.hiddenSize;
  const [toI, toF, toO] = peepholesOf('lstmPeepholeStep', weights);
  const fromInput = projectRows(weights.weightIh, weights.biasIh, x, 0, 4 * n);
  const fromState = projectRows(weights.weightHh, weights.biasHh, h, 0, 4 * n);
  const preactivation = fromInput.map((value, row) => value + fromState[row]);
  const look = (gate: number, peephole: Float64Array, cell: ArrayLike<number>): Float64Array => {
    const sums = preactivation.subarray(gate * n, (gate + 1) * n);
    for (let unit = 0; unit < n; unit++) sums[unit] += peephole[unit] * cell[unit];
    return sums.map(logistic);
  };
  const i = look(0, toI, c);
  const f = look(1, toF, c);
  const g = preactivation.subarray(2 * n, 3 * n).map(Math.tanh);
  const following = f.map((forget, unit) => forget * c[unit] + i[unit] * g[unit]);
  const o = look(3, toO, following);
  const tanhC = following.map(Math.tanh);
  const revealed = o.map((reveal, unit) => reveal * tanhC[unit]);
  return { preactivation, i, f, g, o, c: following, tanhC, h: revealed };
}

/**
 * Computes the gradients of one step of the LSTM with peepholes, from those of its new states.
 * @throws UsageError when a length does not fit
 */
export function lstmPeepholeStepBackward(
  weights: PeepholeWeights,
  { x, state, step, gradient }: StepBackwardInput<LstmStep>,
): PeepholeGradients {
  const n = weights.hiddenSize;
  const { c: before = [] } = state;
  const { c: given = new Float64Array(n) } = gradient;
  checkStep('lstmPeepholeStepBackward', {
    ...{ gates: 4, weights, inputs: { x } },
    states: {
      'state.h': state.h,
      'state.c': before,
      'gradient.h': gradient.h,
      'gradient.c': given,
    },
  });
  const [toI, toF, toO] = peepholesOf('lstmPeepholeStepBackward', weights);
  const { i, f, g, o, tanhC } = step;
  const h = Float64Array.from(gradient.h);
  const dO = h.map((dh, unit) => dh * tanhC[unit]);
  const deltaO = dO.map((d, unit) => d * o[unit] * (1 - o[unit]));
  const c = h.map((dh, unit) => {
    const revealed = dh * o[unit] * (1 - tanhC[unit] * tanhC[unit]);
    return given[unit] + revealed + deltaO[unit] * toO[unit];
  });
  const signals = {
    ...{ c, h, o: dO },
    i: c.map((dc, unit) => dc * g[unit]),
    f: c.map((dc, unit) => dc * before[unit]),
    g: c.map((dc, unit) => dc * i[unit]),
  };
  const deltaI = signals.i.map((di, unit) => di * i[unit] * (1 - i[unit]));
  const deltaF = signals.f.map((df, unit) => df * f[unit] * (1 - f[unit]));
  const deltaG = signals.g.map((dg, unit) => dg * (1 - g[unit] * g[unit]));
  return {
    ...gradientsOfProducts(weights, x, state.h, joinVectors(deltaI, deltaF, deltaG, deltaO)),
    c: c.map((dc, unit) => dc * f[unit] + deltaI[unit] * toI[unit] + deltaF[unit] * toF[unit]),
    signals,
    weightCh: joinVectors(
      deltaI.map((delta, unit) => delta * before[unit]),
      deltaF.map((delta, unit) => delta * before[unit]),
      deltaO.map((delta, unit) => delta * step.c[unit]),
    ),
  };
}

/** p_i, p_f and p_o. */
function peepholesOf(
  step: string,
  { weightCh, hiddenSize }: PeepholeWeights,
): readonly [Float64Array, Float64Array, Float64Array] {
  if (weightCh?.length !== 3 * hiddenSize) {
    throw new UsageError(
      sentence(
        'nn/peephole-size',
      )`${{ step }}: weightCh has ${{ numbers: weightCh?.length ?? sentence('nn/no-numbers')`no` }} numbers; expected ${{ expected: 3 * hiddenSize }} for hidden size ${{ hiddenSize }}.`,
    );
  }
  const all = Float64Array.from(weightCh);
  const part = (gate: number): Float64Array =>
    all.slice(gate * hiddenSize, (gate + 1) * hiddenSize);
  return [part(0), part(1), part(2)];
}
