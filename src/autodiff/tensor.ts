import { shapeLength } from './shapes.ts';
import { TouchedRows } from './touched-rows.ts';

/** The byte offset that means "no buffer". */
export const NO_BUFFER = -1;

/**
 * Numbers in the engine's heap, row-major: an offset and a shape. What a step makes lives in the
 * arena and is gone after `tape.reset()`; parameters and the states carried between steps stay.
 */
export class Tensor {
  /** Where the numbers begin, in bytes. */
  readonly offset: number;
  readonly shape: readonly number[];
  /** The product of the shape. */
  readonly length: number;
  /** Whether the backward pass must reach it: parameters, and what was computed from them. */
  readonly needsGradient: boolean;
  /** Where the gradient's numbers begin, in bytes; `NO_BUFFER` before there are any. */
  gradient: number = NO_BUFFER;
  /** Whether the gradient's buffer holds this step's gradient; otherwise the gradient is zero. */
  hasGradient = false;
  /** For sparse parameters: which rows of the gradient are in use. */
  readonly touched: TouchedRows | undefined;

  constructor(
    offset: number,
    shape: readonly number[],
    needsGradient: boolean,
    touched?: TouchedRows,
  ) {
    this.offset = offset;
    this.shape = shape;
    this.length = shapeLength(shape);
    this.needsGradient = needsGradient;
    this.touched = touched;
  }
}

/**
 * A tensor that training changes, with a name and a gradient buffer that stay between steps. One without a gradient
 * buffer is frozen: it stays as it is (`needsGradient` is false).
 */
export class Parameter extends Tensor {
  /** Its name in its layer, PyTorch's where PyTorch has the layer: `weight_ih_l0`. */
  readonly name: string;

  constructor(
    name: string,
    offset: number,
    gradient: number,
    shape: readonly number[],
    sparse: boolean,
  ) {
    const frozen = gradient === NO_BUFFER;
    super(offset, shape, !frozen, sparse && !frozen ? new TouchedRows(shape[0]) : undefined);
    this.name = name;
    this.gradient = gradient;
  }
}
