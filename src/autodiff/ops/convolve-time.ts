import { multiplyMatrices } from '../../engine/matrix-product.ts';
import { runColumns, runRows } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { checkLengths } from './sequence-lengths.ts';

/** What `convolveTime` takes. */
export interface ConvolutionInput {
  /** [steps, batch, inputs] */
  readonly x: Tensor;
  /** W, [outputs, inputs, width], as in PyTorch's `Conv1d` */
  readonly weight: Tensor;
  /** b, [outputs]; default: no bias. */
  readonly bias?: Tensor | undefined;
  /** Length of each sequence, 1 to steps: what stands after its end counts as zeros; default all steps. */
  readonly lengths?: ArrayLike<number> | undefined;
}

/**
 * Convolves sequences over time: a linear map of every window of `width` steps, as many windows as steps. A window
 * reaches ⌊(width − 1) / 2⌋ steps back and the others ahead (PyTorch's `padding='same'`); zeros stand outside.
 *
 *     y_t = b + Σ_k W_k x_{t+k−p},   p = ⌊(width − 1) / 2⌋
 *     ∂L/∂x_t += Σ_k W_kᵀ ∂L/∂y_{t−k+p},   ∂L/∂W_k += Σ_t ∂L/∂y_t x_{t+k−p}ᵀ,   ∂L/∂b += Σ_t ∂L/∂y_t
 *
 * Time comes first, so each k is one product of all steps and sequences, shifted by whole rows.
 * @returns [steps, batch, outputs]; after a sequence's end it holds windows that nobody should read
 * @throws UsageError when a shape or a length does not fit
 */
export function convolveTime(tape: Tape, input: ConvolutionInput): Tensor {
  const { weight, bias, lengths } = input;
  expectShape('convolveTime', 'x', input.x.shape, ['steps', 'batch', 'inputs']);
  const [steps, batch, inputs] = input.x.shape;
  expectShape('convolveTime', 'weight', weight.shape, ['outputs', inputs, 'width']);
  const [outputs, , width] = weight.shape;
  if (bias !== undefined) expectShape('convolveTime', 'bias', bias.shape, [outputs]);
  if (lengths !== undefined) checkLengths('convolveTime', lengths, steps, batch);
  const x = lengths === undefined ? input.x : zeroAfterEnds(tape, input.x, lengths);
  const { engine } = tape;
  const shifts = overlappingShifts(width, steps, batch);
  const slices = sliceWeight(tape, weight);
  const sliceBytes = 4 * outputs * inputs;
  const y = tape.create([steps, batch, outputs], tape.tracks(x, weight, bias));
  shifts.forEach(({ k, rows, from, to }, i) => {
    multiplyMatrices(engine, {
      c: y.offset + 4 * to * outputs,
      a: x.offset + 4 * from * inputs,
      b: slices + k * sliceBytes,
      ...{ rows, columns: outputs, inner: inputs, transposeB: 1, accumulate: i === 0 ? 0 : 1 },
    });
  });
  if (bias !== undefined) {
    const args = { y: y.offset, bias: bias.offset, size: outputs };
    runRows(engine, 'addBias', args, [steps * batch, outputs]);
  }
  if (!y.needsGradient) return y;

  tape.record([y], () => {
    const dy = y.gradient;
    if (x.needsGradient) {
      shifts.forEach(({ k, rows, from, to }, i) => {
        // The first shift reaches every row; what stood there before is another operation's.
        const accumulate = i === 0 ? tape.claimGradient(x) : 1;
        multiplyMatrices(engine, {
          c: x.gradient + 4 * from * inputs,
          a: dy + 4 * to * outputs,
          b: slices + k * sliceBytes,
          ...{ rows, columns: inputs, inner: outputs, accumulate },
        });
      });
    }
    if (weight.needsGradient) {
      const dSlices = tape.scratch(weight.length);
      engine.kernels.fill({ out: dSlices, value: 0 }, 0, weight.length);
      for (const { k, rows, from, to } of shifts) {
        multiplyMatrices(engine, {
          c: dSlices + k * sliceBytes,
          a: dy + 4 * to * outputs,
          b: x.offset + 4 * from * inputs,
          ...{ rows: outputs, columns: inputs, inner: rows, transposeA: 1 },
        });
      }
      addSlices(tape, weight, dSlices);
    }
    if (bias?.needsGradient) {
      const accumulate = tape.claimGradient(bias);
      const args = { out: bias.gradient, a: dy, rows: steps * batch, size: outputs, accumulate };
      runColumns(engine, 'sumRows', args, [steps * batch, outputs]);
    }
  });
  return y;
}

/** One step of the window, as a product: `rows` rows of x from `from` on give those of y from `to` on. */
interface Shift {
  readonly k: number;
  readonly rows: number;
  readonly from: number;
  readonly to: number;
}

/** Returns the steps of a window that meet the sequences at all; the first is the one without a shift, which meets every row. */
function overlappingShifts(width: number, steps: number, batch: number): Shift[] {
  const before = Math.floor((width - 1) / 2);
  return Array.from({ length: width }, (_, k) => ({ k, shift: k - before }))
    .filter(({ shift }) => Math.abs(shift) < steps)
    .sort((a, b) => Math.abs(a.shift) - Math.abs(b.shift))
    .map(({ k, shift }) => ({
      k,
      rows: (steps - Math.abs(shift)) * batch,
      from: Math.max(0, shift) * batch,
      to: Math.max(0, -shift) * batch,
    }));
}

/** Copies the sequences with zeros after their ends; the gradient of these zeros is dropped. */
function zeroAfterEnds(tape: Tape, x: Tensor, lengths: ArrayLike<number>): Tensor {
  const [steps, batch, size] = x.shape;
  const copy = tape.create(x.shape, tape.tracks(x));
  const to = tape.numbers(copy);
  to.set(tape.numbers(x));
  for (let b = 0; b < batch; b++) {
    for (let t = lengths[b]; t < steps; t++) {
      to.fill(0, (t * batch + b) * size, (t * batch + b + 1) * size);
    }
  }
  if (copy.needsGradient) {
    tape.record([copy], () => {
      tape.gradientOf(x);
      const dx = tape.gradientNumbers(x);
      const dCopy = tape.gradientNumbers(copy);
      for (let b = 0; b < batch; b++) {
        for (let t = 0; t < lengths[b]; t++) {
          const row = (t * batch + b) * size;
          for (let j = row; j < row + size; j++) dx[j] += dCopy[j];
        }
      }
    });
  }
  return copy;
}

/** Lays the weight out as [width, outputs, inputs], a matrix for each step of the window. */
function sliceWeight(tape: Tape, weight: Tensor): number {
  const width = weight.shape[2];
  const matrix = weight.length / width;
  const slices = tape.scratch(weight.length);
  const from = tape.numbers(weight);
  const to = tape.engine.heap.numbers(slices, weight.length);
  for (let i = 0; i < matrix; i++) {
    for (let k = 0; k < width; k++) to[k * matrix + i] = from[i * width + k];
  }
  return slices;
}

/** Adds gradients that lie as [width, outputs, inputs] to the weight's. */
function addSlices(tape: Tape, weight: Tensor, dSlices: number): void {
  const width = weight.shape[2];
  const matrix = weight.length / width;
  tape.gradientOf(weight);
  const to = tape.gradientNumbers(weight);
  const from = tape.engine.heap.numbers(dSlices, weight.length);
  for (let i = 0; i < matrix; i++) {
    for (let k = 0; k < width; k++) to[i * width + k] += from[k * matrix + i];
  }
}
