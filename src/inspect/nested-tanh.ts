import { add, scale, tanh } from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import { Tape } from '../autodiff/tape.ts';
import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import { createEngine } from '../engine/create-engine.ts';

/** Numbers of the nested example; the defaults are the course's. */
export interface NestedTanhOptions {
  /** x_1, x_2, …; default −0.5 three times, where 2x + 1 = 0. */
  readonly inputs?: readonly number[];
  /** h_0; default 0. */
  readonly initialState?: number;
  /** w_hh; default 3. */
  readonly stateWeight?: number;
  /** w_xh; default 2. */
  readonly inputWeight?: number;
  /** b; default 1. */
  readonly bias?: number;
}

/** What each option takes. */
export const NESTED_TANH_OPTIONS: OptionTable<NestedTanhOptions, keyof NestedTanhOptions> = {
  inputs: { kind: 'list', of: 'number', default: [-0.5, -0.5, -0.5] },
  initialState: { kind: 'number', default: 0 },
  stateWeight: { kind: 'number', default: 3 },
  inputWeight: { kind: 'number', default: 2 },
  bias: { kind: 'number', default: 1 },
};

/** One layer of the nest. */
export interface NestedTanhStep {
  readonly x: number;
  /** w_xh x_t + w_hh h_{t−1} + b */
  readonly preactivation: number;
  readonly h: number;
  /** ∂h_t/∂h_{t−1} = w_hh (1 − h_t²): what the gradient is multiplied by on its way back. */
  readonly factor: number;
}

/** The nested example with its derivative, found three ways. */
export interface NestedTanh {
  readonly steps: readonly NestedTanhStep[];
  /** ∂h_T/∂h_0 as the product of the steps' factors. */
  readonly byFormula: number;
  /** The same by the tape's backward pass, in double precision. */
  readonly byTape: number;
  /** The same by central differences, (h_T(h_0 + ε) − h_T(h_0 − ε)) / 2ε with ε = 10⁻⁵. */
  readonly byDifference: number;
}

/**
 * Computes the course's nested example, h_t = tanh(w_xh x_t + w_hh h_{t−1} + b) with w_xh = 2, w_hh = 3,
 * b = 1, and how much of a change in h_0 is left in the last h:
 *
 *     ∂h_T/∂h_0 = Π_t w_hh (1 − h_t²)
 *
 * Each step multiplies by up to w_hh, so the product explodes while the states are near 0, and
 * vanishes as soon as they saturate.
 * @throws UsageError without inputs
 */
export async function differentiateNestedTanh(
  options: NestedTanhOptions = {},
): Promise<NestedTanh> {
  checkOptions('differentiateNestedTanh', NESTED_TANH_OPTIONS, options);
  const example = withDefaults(NESTED_TANH_OPTIONS, options);
  if (example.inputs.length === 0) {
    throw new UsageError(
      sentence(
        'inspect/no-inputs',
      )`The nested tanh example needs one input or more; none was given.`,
    );
  }
  const steps = unfold(example);
  const last = (initialState: number): number =>
    unfold({ ...example, initialState })[steps.length - 1].h;
  const step = 1e-5;
  return {
    steps,
    byFormula: steps.reduce((product, { factor }) => product * factor, 1),
    byTape: await differentiateByTape(example),
    byDifference:
      (last(example.initialState + step) - last(example.initialState - step)) / (2 * step),
  };
}

function unfold(example: Required<NestedTanhOptions>): NestedTanhStep[] {
  const { stateWeight, inputWeight, bias } = example;
  let h = example.initialState;
  return example.inputs.map((x) => {
    const preactivation = inputWeight * x + stateWeight * h + bias;
    h = Math.tanh(preactivation);
    return { x, preactivation, h, factor: stateWeight * (1 - h * h) };
  });
}

async function differentiateByTape(example: Required<NestedTanhOptions>): Promise<number> {
  const { initialState, stateWeight, inputWeight, bias } = example;
  const engine = await createEngine({ engine: 'reference' });
  try {
    const tape = new Tape(engine);
    const first = createParameter(engine, 'h_0', [1]);
    tape.numbers(first)[0] = initialState;
    let h = scale(tape, first, 1);
    for (const x of example.inputs) {
      const fromInput = tape.constant([1], [inputWeight * x + bias]);
      h = tanh(tape, add(tape, scale(tape, h, stateWeight), fromInput));
    }
    tape.backward(h);
    return tape.gradientNumbers(first)[0];
  } finally {
    engine.dispose();
  }
}
