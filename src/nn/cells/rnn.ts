import { rnnWindow } from '../../autodiff/operations.ts';
import { runSequences } from '../../autodiff/run-kernel.ts';
import type { Cell } from './cell.ts';
import { createPackedStep, ONE_STEP, placeStates } from './packed-step.ts';
import {
  type CellWeights,
  checkStep,
  gradientsOfProducts,
  projectRows,
  type StepBackwardInput,
  type StepGradients,
} from './plain-step.ts';

/** The signals that can be inspected in the plain cell. */
export type RnnSignal = 'h' | 'preactivation';

/** Everything that one step of the plain recurrent cell computes; all of length `hiddenSize`. */
export interface RnnStep {
  /** a = W_ih x + b_ih + W_hh h + b_hh, before the tanh. */
  readonly preactivation: Float64Array;
  /** The new hidden state. */
  readonly h: Float64Array;
}

/**
 * The plain recurrent cell (Elman 1990):
 *
 *     h_t = tanh(a),   a = W_ih x_t + b_ih + W_hh h_{t−1} + b_hh
 *
 * and backwards, with ∂h_t what reaches the state from the loss and from the step after it:
 *
 *     δ = ∂L/∂a = ∂h_t ⊙ (1 − h_t²)
 *     ∂L/∂x_t = W_ihᵀ δ,   ∂L/∂h_{t−1} = W_hhᵀ δ
 *     ∂L/∂W_ih = Σ_t δ x_tᵀ,   ∂L/∂W_hh = Σ_t δ h_{t−1}ᵀ,   ∂L/∂b_ih = ∂L/∂b_hh = Σ_t δ
 */
export const RNN: Cell<RnnSignal> = {
  gates: ['h'],
  states: ['h'],
  signals: [
    { name: 'h', range: 'squashed' },
    { name: 'preactivation', range: 'unbounded' },
  ],
  window: (tape, { weightHh, biasHh, reverse }, input) =>
    rnnWindow(tape, { ...input, weight: weightHh, bias: biasHh, reverse }),
  packStep: (workspace, { weightHh, biasHh }) => {
    const { engine, pack } = workspace;
    const hidden = weightHh.shape[1];
    const { packed: weights, scales } = pack(weightHh);
    const states = placeStates(workspace, hidden, false);
    const own = { states: states.h, weights, bias: biasHh?.offset ?? 0, hidden };
    const args = { ...ONE_STEP, ...own };
    const work = hidden * hidden;
    return scales === undefined
      ? createPackedStep(args, states, (all) =>
          runSequences(engine, 'rnnForward', all, [all.batch, work]),
        )
      : createPackedStep({ ...args, scales }, states, (all) =>
          runSequences(engine, 'rnnForwardInt8', all, [all.batch, work]),
        );
  },
  step: (weights, x, { h }) => rnnStep(weights, x, h),
  stepBackward: (weights, input: StepBackwardInput<RnnStep>) => rnnStepBackward(weights, input),
};

/**
 * Computes one step of the plain recurrent cell, in double precision.
 * @param x the input, length `inputSize`
 * @param h the state before, length `hiddenSize`; zeros at the start of a sequence
 * @throws UsageError when a length does not fit
 */
export function rnnStep(weights: CellWeights, x: ArrayLike<number>, h: ArrayLike<number>): RnnStep {
  checkStep('rnnStep', { gates: 1, weights, inputs: { x }, states: { h } });
  const n = weights.hiddenSize;
  const fromInput = projectRows(weights.weightIh, weights.biasIh, x, 0, n);
  const fromState = projectRows(weights.weightHh, weights.biasHh, h, 0, n);
  const preactivation = fromInput.map((value, i) => value + fromState[i]);
  return { preactivation, h: preactivation.map(Math.tanh) };
}

/**
 * Computes the gradients of one step of the plain recurrent cell, from that of its new state.
 * @throws UsageError when a length does not fit
 */
export function rnnStepBackward(
  weights: CellWeights,
  { x, state, step, gradient }: StepBackwardInput<RnnStep>,
): StepGradients<RnnSignal> {
  const states = { 'state.h': state.h, 'gradient.h': gradient.h };
  checkStep('rnnStepBackward', { gates: 1, weights, inputs: { x }, states });
  const delta = step.h.map((h, unit) => gradient.h[unit] * (1 - h * h));
  return {
    ...gradientsOfProducts(weights, x, state.h, delta),
    signals: { h: Float64Array.from(gradient.h), preactivation: delta },
  };
}
