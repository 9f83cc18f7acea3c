import type { GruForm } from '../../../src/autodiff/index.ts';
import {
  CELLS,
  type CellKind,
  type CellStep,
  type CellWeights,
  type PlainState,
  type Signal,
} from '../../../src/nn/cells/index.ts';

/** One sequence to run by plain steps. */
export interface PlainSequence {
  readonly cell: CellKind;
  readonly form: GruForm;
  readonly weights: CellWeights;
  readonly inputs: readonly ArrayLike<number>[];
  readonly initial: PlainState;
}

/** The gradient of the loss with respect to each output, and to the last state. */
export interface Upstream {
  readonly outputs: readonly ArrayLike<number>[];
  readonly final: PlainState;
}

/** What plain steps give for a sequence. */
export interface SequenceGradients {
  readonly inputs: Float64Array[];
  readonly initial: PlainState;
  /** By the weights' keys. */
  readonly weights: Record<string, Float64Array>;
}

/** Runs a sequence forwards: every step, the last being the final state. */
export function runPlain({ cell, form, weights, inputs, initial }: PlainSequence): {
  steps: CellStep<Signal>[];
  final: PlainState;
} {
  let state: PlainState = initial;
  const steps = inputs.map((x) => {
    const step = CELLS[cell].step(weights, x, state, form);
    state = step;
    return step;
  });
  return { steps, final: state };
}

/** Back-propagation through time by plain steps alone. */
export function differentiatePlain(sequence: PlainSequence, upstream: Upstream): SequenceGradients {
  const { cell, form, weights, inputs, initial } = sequence;
  const { steps } = runPlain(sequence);
  const sums: Record<string, Float64Array> = {};
  const inputGradients: Float64Array[] = [];
  let gradient: PlainState = upstream.final;
  for (let t = inputs.length - 1; t >= 0; t--) {
    const h = Float64Array.from(gradient.h, (value, unit) => value + upstream.outputs[t]![unit]!);
    const state = t === 0 ? initial : steps[t - 1]!;
    const given = { x: inputs[t]!, state, step: steps[t]!, gradient: { ...gradient, h } };
    const gradients = CELLS[cell].stepBackward(weights, given, form);
    for (const key of Object.keys(weights).filter((name) => /^(weight|bias)/.test(name))) {
      const share = (gradients as unknown as Record<string, Float64Array>)[key]!;
      const sum = sums[key];
      sums[key] = sum === undefined ? share : sum.map((value, i) => value + share[i]!);
    }
    inputGradients.unshift(gradients.x);
    gradient = gradients;
  }
  return { inputs: inputGradients, initial: gradient, weights: sums };
}
