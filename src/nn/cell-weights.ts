import { UsageError } from '../base/errors.ts';

/**
 * One cell's weights as plain numbers, row-major, under PyTorch's names and in its order of rows:
 * a block of `hiddenSize` rows a gate. LSTM: i, f, g, o. GRU: r, z, n. RNN: one block.
 * The course writes one matrix W over [h; x]; here W = [weightHh, weightIh], side by side.
 */
export interface CellWeights {
  readonly inputSize: number;
  readonly hiddenSize: number;
  /** [gates · hiddenSize, inputSize] */
  readonly weightIh: ArrayLike<number>;
  /** [gates · hiddenSize, hiddenSize] */
  readonly weightHh: ArrayLike<number>;
  /** [gates · hiddenSize]; absent: none. */
  readonly biasIh?: ArrayLike<number> | undefined;
  /** [gates · hiddenSize]; absent: none. */
  readonly biasHh?: ArrayLike<number> | undefined;
}

/**
 * weight · x + bias for rows `begin` to `begin + count` of a matrix [rows, x.length].
 * Used by the step-by-step cells, which are for looking, not for speed.
 */
export function projectRows(
  weight: ArrayLike<number>,
  bias: ArrayLike<number> | undefined,
  x: ArrayLike<number>,
  begin: number,
  count: number,
): Float64Array {
  const result = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = (begin + i) * x.length;
    let sum = bias === undefined ? 0 : bias[begin + i];
    for (let j = 0; j < x.length; j++) sum += weight[row + j] * x[j];
    result[i] = sum;
  }
  return result;
}

/** σ(a) = 1 / (1 + e^−a). */
export function logistic(a: number): number {
  return 1 / (1 + Math.exp(-a));
}

/**
 * Checks the sizes of a step's arguments.
 * @throws UsageError naming the array, its length and the length expected
 */
export function checkStep(
  cell: string,
  gates: number,
  weights: CellWeights,
  vectors: Readonly<Record<'x' | 'h' | 'c', ArrayLike<number> | undefined>>,
): void {
  const { inputSize, hiddenSize } = weights;
  const rows = gates * hiddenSize;
  const expected: readonly [string, ArrayLike<number> | undefined, number][] = [
    ['x', vectors.x, inputSize],
    ['h', vectors.h, hiddenSize],
    ['c', vectors.c, hiddenSize],
    ['weightIh', weights.weightIh, rows * inputSize],
    ['weightHh', weights.weightHh, rows * hiddenSize],
    ['biasIh', weights.biasIh, rows],
    ['biasHh', weights.biasHh, rows],
  ];
  for (const [name, numbers, length] of expected) {
    if (numbers !== undefined && numbers.length !== length) {
      throw new UsageError(
        `${cell}: ${name} has ${numbers.length} numbers; expected ${length} for input size ${inputSize} and hidden size ${hiddenSize}.`,
      );
    }
  }
}
