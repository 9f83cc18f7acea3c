import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import type { Int8Rows } from '../base/int8-rows.ts';
import type { TensorData } from '../base/model-state.ts';

/** Weights that a model file keeps in 8 bits, by their parameters' names. */
export type Int8Weights = ReadonlyMap<string, Int8Rows>;

/** Returns the weights that a file keeps in 8 bits. */
export function int8WeightsOf(tensors: Readonly<Record<string, TensorData>>): Int8Weights {
  const found = Object.entries(tensors).flatMap(([name, { stored }]) =>
    stored?.precision === 'int8' ? [[name, stored] as const] : [],
  );
  return new Map(found);
}

/**
 * Returns a matrix's weights in 8 bits, where there are such and they are still its weights: a model that was trained
 * on since it was opened has others.
 */
export function currentInt8(
  engine: Engine,
  { name, offset, length, shape }: Parameter,
  weights: Int8Weights,
): Int8Rows | undefined {
  const rows = weights.get(name);
  if (rows === undefined || rows.codes.length !== length) return undefined;
  const numbers = engine.heap.numbers(offset, length);
  const columns = shape[shape.length - 1];
  const { codes, scales } = rows;
  for (let row = 0, i = 0; row < scales.length; row++) {
    for (let column = 0; column < columns; column++, i++) {
      if (numbers[i] !== Math.fround(scales[row] * codes[i])) return undefined;
    }
  }
  return rows;
}
