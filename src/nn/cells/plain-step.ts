import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

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
  /** [gates · hiddenSize]; absent where the cell has no bias. */
  readonly biasIh?: ArrayLike<number> | undefined;
  /** [gates · hiddenSize]; absent where the cell has no bias. */
  readonly biasHh?: ArrayLike<number> | undefined;
}

/** The state that one step hands to the next, or the gradient of the loss with respect to it. */
export interface PlainState {
  /** [hiddenSize] */
  readonly h: ArrayLike<number>;
  /** [hiddenSize]: the cell state, of cells that have one. As a gradient it may be left out: zeros. */
  readonly c?: ArrayLike<number> | undefined;
}

/** The inputs of the backward pass of one step. */
export interface StepBackwardInput<Step> {
  /** The input that the step read: [inputSize]. */
  readonly x: ArrayLike<number>;
  /** The state that the step began with. */
  readonly state: PlainState;
  /** The result of the forward step. */
  readonly step: Step;
  /** ∂L/∂h_t and ∂L/∂c_t: what reaches the step's new state from the loss and from the steps after it. */
  readonly gradient: PlainState;
}

/** The gradients of the loss with respect to all that one step read and computed. */
export interface StepGradients<Signal extends string = string> {
  /** [inputSize]: ∂L/∂x_t. */
  readonly x: Float64Array;
  /** [hiddenSize]: ∂L/∂h_{t−1}, to go on with in the step before. */
  readonly h: Float64Array;
  /** [hiddenSize]: ∂L/∂c_{t−1}, of cells that have a cell state. */
  readonly c?: Float64Array;
  /** ∂L/∂ each signal of the step: gates, candidate, and the new state, with all that reaches it. */
  readonly signals: Readonly<Record<Signal, Float64Array>>;
  /** [gates · hiddenSize]: δ, by the sums that the gates' functions are applied to. */
  readonly preactivation: Float64Array;
  /** [gates · hiddenSize, inputSize]: this step's share of ∂L/∂W_ih. */
  readonly weightIh: Float64Array;
  /** [gates · hiddenSize, hiddenSize]: this step's share of ∂L/∂W_hh. */
  readonly weightHh: Float64Array;
  /** [gates · hiddenSize]: this step's share of ∂L/∂b_ih; absent where the weights have no such bias. */
  readonly biasIh?: Float64Array;
  /** [gates · hiddenSize]: this step's share of ∂L/∂b_hh; absent where the weights have no such bias. */
  readonly biasHh?: Float64Array;
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

/**
 * weightᵀ · δ, where δ belongs to the rows from `begin` on of a matrix [rows, columns]: what the
 * gradient of a product with these rows gives back to the vector that they met.
 */
export function projectBack(
  weight: ArrayLike<number>,
  delta: ArrayLike<number>,
  begin: number,
  columns: number,
): Float64Array {
  const result = new Float64Array(columns);
  for (let i = 0; i < delta.length; i++) {
    const row = (begin + i) * columns;
    for (let j = 0; j < columns; j++) result[j] += weight[row + j] * delta[i];
  }
  return result;
}

/** Computes δ xᵀ: [δ.length, x.length], row by row. */
export function outerProduct(delta: ArrayLike<number>, x: ArrayLike<number>): Float64Array {
  const product = new Float64Array(delta.length * x.length);
  for (let i = 0; i < delta.length; i++) {
    for (let j = 0; j < x.length; j++) product[i * x.length + j] = delta[i] * x[j];
  }
  return product;
}

/** Vectors of one length, one after another. */
export function joinVectors(...vectors: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(vectors.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const vector of vectors) {
    joined.set(vector, offset);
    offset += vector.length;
  }
  return joined;
}

/** Computes σ(a) = 1 / (1 + e^−a). */
export function logistic(a: number): number {
  return 1 / (1 + Math.exp(-a));
}

/**
 * Computes the gradients of a cell whose weights all meet x_t or h_{t−1} and lead to the same sums, from δ.
 */
export function gradientsOfProducts(
  weights: CellWeights,
  x: ArrayLike<number>,
  h: ArrayLike<number>,
  delta: Float64Array,
): Omit<StepGradients, 'signals' | 'c'> {
  return {
    x: projectBack(weights.weightIh, delta, 0, weights.inputSize),
    h: projectBack(weights.weightHh, delta, 0, weights.hiddenSize),
    preactivation: delta,
    weightIh: outerProduct(delta, x),
    weightHh: outerProduct(delta, h),
    ...(weights.biasIh !== undefined && { biasIh: delta.slice() }),
    ...(weights.biasHh !== undefined && { biasHh: delta.slice() }),
  };
}

/** The arguments of a step whose lengths are checked. */
export interface ExpectedLengths {
  readonly gates: number;
  readonly weights: CellWeights;
  /** Vectors of `inputSize` numbers, by name. */
  readonly inputs: Readonly<Record<string, ArrayLike<number> | undefined>>;
  /** Vectors of `hiddenSize` numbers, by name. */
  readonly states: Readonly<Record<string, ArrayLike<number> | undefined>>;
}

/**
 * Checks the sizes of a step's arguments.
 * @param step the function's name, for the message
 * @throws UsageError naming the array, its length and the length expected
 */
export function checkStep(step: string, expected: ExpectedLengths): void {
  const { gates, weights, inputs, states } = expected;
  const { inputSize, hiddenSize } = weights;
  const rows = gates * hiddenSize;
  const check = (
    arrays: Readonly<Record<string, ArrayLike<number> | undefined>>,
    length: number,
  ): void => {
    for (const [name, numbers] of Object.entries(arrays)) {
      if (numbers !== undefined && numbers.length !== length) {
        throw new UsageError(
          sentence(
            'nn/wrong-length',
          )`${{ step }}: ${{ name }} has ${{ numbers: numbers.length }} numbers; expected ${{ expected: length }} for input size ${{ inputSize }} and hidden size ${{ hiddenSize }}.`,
        );
      }
    }
  };
  const { weightIh, weightHh, biasIh, biasHh } = weights;
  check(inputs, inputSize);
  check(states, hiddenSize);
  check({ weightIh }, rows * inputSize);
  check({ weightHh }, rows * hiddenSize);
  check({ biasIh, biasHh }, rows);
}
