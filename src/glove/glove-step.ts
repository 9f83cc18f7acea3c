import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { type GloveOptions, gloveSettings } from './glove-options.ts';

/** A word's parameters in GloVe, as the word in the middle or as context, with AdaGrad's memory of them. */
export interface GloveRow {
  /** [dimensions] */
  readonly vector: ArrayLike<number>;
  /** [dimensions]: 1 plus the squares of all steps before; default 1 each, as training begins. */
  readonly squares?: ArrayLike<number>;
  /** Default 0. */
  readonly bias?: number;
  /** 1 plus the squares of all gradients of the bias before; default 1. */
  readonly biasSquares?: number;
}

/** One cell of the co-occurrence matrix, with the parameters of its row and its column. */
export interface GloveCell {
  /** The row's: u and b. */
  readonly word: GloveRow;
  /** The column's: v and c. */
  readonly context: GloveRow;
  /** X: how often they occur together, above 0; a weighted count may have a fraction. */
  readonly count: number;
}

/** The result of a step for one row. */
export interface GloveUpdate {
  /** ∂J/∂vector [dimensions]. */
  readonly gradient: Float64Array;
  /** ∂J/∂bias; 0 without biases. */
  readonly biasGradient: number;
  /** The parameters after the step. */
  readonly updated: Required<GloveRow>;
}

/** Everything that one step of GloVe computes, in the order in which it does. */
export interface GloveStep {
  /** ln X: the value to predict. */
  readonly target: number;
  /** f(X) = min(1, (X / xMax)^alpha): the weight of the cell. */
  readonly weight: number;
  /** u · v + b + c. */
  readonly prediction: number;
  /** prediction − target. */
  readonly error: number;
  /** J = ½ f(X) error². */
  readonly loss: number;
  readonly word: GloveUpdate;
  readonly context: GloveUpdate;
}

/**
 * Computes one step of GloVe for one cell (Pennington, Socher & Manning 2014), with every intermediate value:
 *
 *     J = ½ f(X) (u · v + b + c − ln X)²
 *     ∂J/∂u = f(X) error · v,   ∂J/∂v = f(X) error · u,   ∂J/∂b = ∂J/∂c = f(X) error
 *
 * and AdaGrad (Duchi, Hazan & Singer 2011) as in the published program: each number moves by −s / √G with
 * s = rate · (its gradient, cut off at ±gradientClip) and then G ← G + s²; a bias by −gradient / √G, without a
 * rate, and G ← G + gradient². For teaching, and as the plain reference of `trainGlove`.
 * The arguments are not changed.
 * @param options those of `trainGlove` that a step depends on, with its defaults
 * @throws UsageError when the count is not above 0, or lengths differ
 */
export function computeGloveStep(
  { word, context, count }: GloveCell,
  options: Pick<GloveOptions, 'xMax' | 'alpha' | 'learningRate' | 'gradientClip' | 'biases'> = {},
): GloveStep {
  const settings = gloveSettings(options);
  const u = completed(word);
  const v = completed(context);
  checkCell(u, v, count);
  const { xMax, alpha, biases } = settings;
  const target = Math.log(count);
  const weight = count >= xMax ? 1 : (count / xMax) ** alpha;
  const product = u.vector.reduce((sum, value, n) => sum + value * v.vector[n], 0);
  const prediction = biases ? product + u.bias + v.bias : product;
  const error = prediction - target;
  const slope = weight * error;
  const update = (row: CompleteRow, other: CompleteRow): GloveUpdate => {
    const gradient = other.vector.map((value) => slope * value);
    const biasGradient = biases ? slope : 0;
    return { gradient, biasGradient, updated: descend(row, gradient, biasGradient, settings) };
  };
  return {
    ...{ target, weight, prediction, error, loss: 0.5 * slope * error },
    ...{ word: update(u, v), context: update(v, u) },
  };
}

type CompleteRow = {
  readonly [Name in keyof Required<GloveRow>]: Name extends 'vector' | 'squares'
    ? Float64Array
    : number;
};

function completed({ vector, squares, bias = 0, biasSquares = 1 }: GloveRow): CompleteRow {
  return {
    vector: Float64Array.from(vector),
    squares:
      squares === undefined ? new Float64Array(vector.length).fill(1) : Float64Array.from(squares),
    ...{ bias, biasSquares },
  };
}

/** AdaGrad's step. */
function descend(
  { vector, squares, bias, biasSquares }: CompleteRow,
  gradient: Float64Array,
  biasGradient: number,
  { learningRate, gradientClip }: { readonly learningRate: number; readonly gradientClip: number },
): CompleteRow {
  const steps = gradient.map(
    (value) => learningRate * Math.min(Math.max(value, -gradientClip), gradientClip),
  );
  return {
    vector: vector.map((value, n) => value - steps[n] / Math.sqrt(squares[n])),
    squares: squares.map((square, n) => square + steps[n] * steps[n]),
    bias: bias - biasGradient / Math.sqrt(biasSquares),
    biasSquares: biasSquares + biasGradient * biasGradient,
  };
}

function checkCell(u: CompleteRow, v: CompleteRow, count: number): void {
  if (!(count > 0 && Number.isFinite(count))) {
    throw new UsageError(
      sentence(
        'glove/wrong-count',
      )`computeGloveStep: the count is ${{ count }}; expected a number above 0.`,
    );
  }
  const { length } = u.vector;
  for (const [name, numbers] of [
    [sentence('glove/context-vector')`the context vector`, v.vector],
    [sentence('glove/word-squares')`the word's squares`, u.squares],
    [sentence('glove/context-squares')`the context's squares`, v.squares],
  ] as const) {
    if (numbers.length !== length) {
      throw new UsageError(
        sentence(
          'glove/wrong-length',
        )`computeGloveStep: ${{ name }} has ${{ numbers: numbers.length }} numbers; expected ${{ length }}, as the word vector has.`,
      );
    }
  }
}
