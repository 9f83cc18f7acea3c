import { sentence } from '../../base/sentence.ts';
import { multiplyMatrices } from '../../engine/matrix-product.ts';
import { runColumns } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import { Tensor } from '../tensor.ts';
import { addGradient } from './add-gradient.ts';
import { placeLengths } from './sequence-lengths.ts';

/** The inputs of the whole-window operations: a batch of sequences, time first. */
export interface WindowInput {
  /** [steps, batch, gates · hidden]: W_ih x + b_ih of all steps, as one product (`linear`). */
  readonly projected: Tensor;
  /** W_hh: [gates · hidden, hidden] */
  readonly weight: Tensor;
  /** b_hh: [gates · hidden]; default: no bias. */
  readonly bias?: Tensor | undefined;
  /** [batch, hidden]: the state to begin with; default zeros. */
  readonly h0?: Tensor | undefined;
  /** Length of each sequence, 1 to steps; default all steps. */
  readonly lengths?: ArrayLike<number> | undefined;
  /** Reads each sequence from its last step to its first; default false. */
  readonly reverse?: boolean | undefined;
}

/** The results of the whole-window operations. */
export interface WindowResult {
  /** [steps, batch, hidden]: the states; zeros after a sequence's end. */
  readonly output: Tensor;
  /** [batch, hidden]: the state after the last step read. */
  readonly h: Tensor;
}

/** A window's sizes, and where its states lie. */
export interface Window {
  readonly steps: number;
  readonly batch: number;
  readonly hidden: number;
  readonly reverse: 0 | 1;
  /** Where the lengths lie, as integers; 0 when all sequences are whole. */
  readonly lengths: number;
  /** [steps + 1, batch, hidden]: the states, the initial one filled in. */
  readonly states: number;
}

/** Counts a window's sequences, and the multiply-adds of one. */
export function windowWork(
  { steps, batch, hidden }: Window,
  gates: number,
): readonly [batch: number, multiplyAdds: number] {
  return [batch, steps * gates * hidden * hidden];
}

/** Checks a window's shapes and makes room for its states. */
export function openWindow(
  tape: Tape,
  operation: string,
  gates: number,
  input: WindowInput,
): Window {
  const { projected, weight, bias, h0, lengths } = input;
  expectShape(operation, 'weight', weight.shape, [`${gates} · hidden`, 'hidden']);
  const hidden = weight.shape[1];
  const rows = gates * hidden;
  expectShape(operation, 'weight', weight.shape, [rows, hidden]);
  expectShape(operation, 'projected', projected.shape, ['steps', 'batch', rows]);
  const [steps, batch] = projected.shape;
  if (bias !== undefined) expectShape(operation, 'bias', bias.shape, [rows]);
  const reverse = input.reverse ? 1 : 0;
  const sizes = { steps, batch, hidden, reverse } as const;
  const lengthsAt = placeLengths(tape, operation, lengths, [steps, batch]);
  return { ...sizes, lengths: lengthsAt, states: createStates(tape, operation, sizes, h0) };
}

/**
 * Reserves room for the states before and after every step, [steps + 1, batch, hidden], beginning with `initial`.
 */
export function createStates(
  tape: Tape,
  operation: string,
  sizes: Pick<Window, 'steps' | 'batch' | 'hidden' | 'reverse'>,
  initial: Tensor | undefined,
): number {
  const { steps, batch, hidden, reverse } = sizes;
  if (initial !== undefined) {
    expectShape(operation, sentence('autodiff/initial-state')`the initial state`, initial.shape, [
      batch,
      hidden,
    ]);
  }
  const size = batch * hidden;
  const states = tape.scratch((steps + 1) * size);
  const first = tape.engine.heap.numbers(states + (reverse ? 4 * steps * size : 0), size);
  if (initial === undefined) first.fill(0);
  else first.set(tape.numbers(initial));
  return states;
}

/** Returns the state after the last step read, as a view of `states`. */
export function finalState(window: Window, states: number, needsGradient: boolean): Tensor {
  const { steps, batch, hidden, reverse } = window;
  const offset = states + (reverse ? 0 : 4 * steps * batch * hidden);
  return new Tensor(offset, [batch, hidden], needsGradient);
}

/**
 * Returns the states after each step: a view, or where sequences end early a copy with zeros there.
 */
export function windowOutput(tape: Tape, window: Window, needsGradient: boolean): Tensor {
  const { steps, batch, hidden, reverse, lengths, states } = window;
  const shape = [steps, batch, hidden];
  const after = states + (reverse ? 0 : 4 * batch * hidden);
  if (lengths === 0) return new Tensor(after, shape, needsGradient);
  const output = tape.create(shape, needsGradient);
  const to = tape.numbers(output);
  const ends = tape.engine.heap.integers(lengths, batch);
  to.set(tape.engine.heap.numbers(after, output.length));
  for (let t = 0; t < steps; t++) {
    for (let b = 0; b < batch; b++) {
      if (t >= ends[b]) to.fill(0, (t * batch + b) * hidden, (t * batch + b + 1) * hidden);
    }
  }
  return output;
}

/** Returns where the states before each step lie, [steps, batch, hidden]. */
export function statesBefore({ states, reverse, batch, hidden }: Window): number {
  return states + (reverse ? 4 * batch * hidden : 0);
}

/** Where a window's backward pass finds gradients, and where it leaves that of `projected`. */
interface WindowGradients {
  /** [steps, batch, gates · hidden]: for the gradient of `projected`, which is overwritten. */
  readonly delta: number;
  /** [batch, hidden]: the gradient of the final state; afterwards that of the initial one. */
  readonly dStates: number;
  /** [steps, batch, hidden] */
  readonly dOutput: number;
}

/** Rows of W_hh and b_hh, and what their gradient is a product of. */
interface WeightRows {
  /** The rows `begin` to `begin + count`. */
  readonly begin: number;
  readonly count: number;
  /** [steps, batch, `step`], of which the first `count` count: the gradient of these rows' W_hh x + b_hh. */
  readonly delta: number;
  readonly step: number;
  /** [steps, batch, hidden]: the x that these rows have met. */
  readonly seen: number;
}

/**
 * Notes a window for the backward pass.
 * @param outputs what the window gave: the output, the final state, and others that it looks after itself
 * @param backward runs the window's kernel; gives the parts of ∂L/∂W_hh that are left to compute
 */
export function recordWindow(
  tape: Tape,
  window: Window,
  input: WindowInput,
  outputs: readonly [output: Tensor, h: Tensor, ...Tensor[]],
  backward: (gradients: WindowGradients) => readonly WeightRows[],
): void {
  const [output, h] = outputs;
  tape.record(outputs, () => {
    const dStates = tape.gradientOf(h);
    const dOutput = tape.gradientOf(output);
    const delta = gradientTarget(tape, input.projected);
    const parts = backward({ delta: delta.offset, dStates, dOutput });
    delta.add();
    addWeightGradients(tape, window, parts, input);
    if (input.h0 !== undefined) addGradient(tape, input.h0, dStates);
  });
}

/** Returns all rows of W_hh, where all of them have met the state before. */
export function allRows(window: Window, gates: number, delta: number): WeightRows {
  const rows = gates * window.hidden;
  return { begin: 0, count: rows, delta, step: rows, seen: statesBefore(window) };
}

/**
 * Returns a buffer for the whole gradient of a tensor: its own when nothing has reached it yet, otherwise
 * one whose content `add` must then add.
 */
function gradientTarget(
  tape: Tape,
  tensor: Tensor,
): { readonly offset: number; readonly add: () => void } {
  if (tensor.needsGradient && tape.claimGradient(tensor) === 0) {
    return { offset: tensor.gradient, add: () => {} };
  }
  const offset = tape.scratch(tensor.length);
  return { offset, add: () => addGradient(tape, tensor, offset) };
}

/** ∂L/∂W_hh += Σ_t,batch δᵀ x and ∂L/∂b_hh += Σ δ, each part as one product over time and batch. */
function addWeightGradients(
  tape: Tape,
  { steps, batch, hidden }: Window,
  parts: readonly WeightRows[],
  { weight, bias }: Pick<WindowInput, 'weight' | 'bias'>,
): void {
  const inner = steps * batch;
  const { engine } = tape;
  if (weight.needsGradient) {
    const accumulate = tape.claimGradient(weight);
    for (const { begin, count, delta, step, seen } of parts) {
      const c = weight.gradient + 4 * begin * hidden;
      const given = { a: delta, b: seen, rows: count, columns: hidden, inner };
      multiplyMatrices(engine, { c, ...given, transposeA: 1, stepA: step, accumulate });
    }
  }
  if (bias?.needsGradient) {
    const accumulate = tape.claimGradient(bias);
    for (const { begin, count, delta, step } of parts) {
      const out = bias.gradient + 4 * begin;
      const args = { out, a: delta, rows: inner, size: step, accumulate };
      runColumns(engine, 'sumRows', args, [inner, count]);
    }
  }
}
