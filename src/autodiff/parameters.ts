import type { Engine } from '../engine/engine.ts';
import { shapeLength } from './shapes.ts';
import { NO_BUFFER, Parameter, Tensor } from './tensor.ts';

/** Options of `createParameter`. */
export interface ParameterOptions {
  /**
   * True for a look-up table: its gradient is kept by rows, and optimizers update only the rows
   * that were looked up. Default false.
   */
  readonly sparse?: boolean;
  /**
   * True for numbers that a model's file keeps but training leaves as they are: no gradient reaches them, and they have
   * no room for one. Default false.
   */
  readonly frozen?: boolean;
}

/** Creates a parameter of zeros in the persistent part of the heap, with room for its gradient unless it is frozen. */
export function createParameter(
  engine: Engine,
  name: string,
  shape: readonly number[],
  options: ParameterOptions = {},
): Parameter {
  const offset = createBuffer(engine, shape).offset;
  const { frozen = false, sparse = false } = options;
  const gradient = frozen ? NO_BUFFER : createBuffer(engine, shape).offset;
  return new Parameter(name, offset, gradient, shape, sparse);
}

/**
 * Creates a tensor of zeros in the persistent part of the heap: a state that is carried between steps.
 */
export function createBuffer(engine: Engine, shape: readonly number[]): Tensor {
  return new Tensor(engine.heap.allocate(shapeLength(shape) * 4), shape, false);
}

/**
 * Makes gradients zero, for the next step. A sparse parameter costs only the rows that were
 * touched; a dense one nothing, since the next backward pass overwrites it.
 */
export function zeroGradients(engine: Engine, parameters: readonly Parameter[]): void {
  for (const parameter of parameters) {
    parameter.hasGradient = false;
    const { touched } = parameter;
    if (touched === undefined) continue;
    if (touched.all) {
      engine.heap.numbers(parameter.gradient, parameter.length).fill(0);
    } else if (touched.rows.length > 0) {
      const width = parameter.length / parameter.shape[0];
      const view = engine.heap.numbers(parameter.gradient, parameter.length);
      for (const row of touched.rows) view.fill(0, row * width, (row + 1) * width);
    }
    touched.clear();
  }
}
