import { allFinite } from '../base/all-finite.ts';
import { InputError } from '../base/errors.ts';
import { fromInt8Rows } from '../base/int8-rows.ts';
import type { ModelState, TensorData } from '../base/model-state.ts';
import { sentence } from '../base/sentence.ts';

type Tensors = ModelState['tensors'];

/** Where the scales of a tensor's rows stand in the file. */
const SCALES = '.scales';

/**
 * Lays tensors out as a file has them: rows in 8 bits become two tensors, `name` (I8, of the tensor's shape) and
 * `name.scales` (F32, one number a row, the rows being all dimensions but the last).
 * @throws InputError when the scales would take another tensor's name
 */
export function splitInt8(tensors: Tensors): Tensors {
  const split = Object.entries(tensors).flatMap(([name, tensor]) => {
    const { shape, stored } = tensor;
    if (stored?.precision !== 'int8') return [[name, tensor] as const];
    const scales = name + SCALES;
    if (Object.hasOwn(tensors, scales)) {
      throw new InputError(
        sentence(
          'io/scales-name-taken',
        )`The model has a tensor "${{ name: scales }}", which is the name that the scales of "${{ tensor: name }}" would have; rename it.`,
      );
    }
    return [
      [name, { shape, data: stored.codes }] as const,
      [scales, { shape: [stored.scales.length], data: stored.scales }] as const,
    ];
  });
  return Object.fromEntries(split);
}

/**
 * Puts codes and scales together again, the inverse of `splitInt8`.
 * @throws InputError when codes have no scales, or scales that fit no row, or are negative
 */
export function joinInt8(tensors: Tensors, file: string): Tensors {
  const isCodes = (name: string): boolean =>
    Object.hasOwn(tensors, name) && tensors[name]?.data instanceof Int8Array;
  const joined = Object.entries(tensors).flatMap(([name, tensor]) => {
    if (name.endsWith(SCALES) && isCodes(name.slice(0, -SCALES.length))) return [];
    const whole = isCodes(name) ? joinRows(name, tensor, tensors, file) : tensor;
    return [[name, whole] as const];
  });
  return Object.fromEntries(joined);
}

function joinRows(
  name: string,
  { shape, data: codes }: TensorData,
  tensors: Tensors,
  file: string,
): TensorData {
  const found = Object.hasOwn(tensors, name + SCALES) ? tensors[name + SCALES] : undefined;
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1);
  const scales = found?.data;
  const fits =
    codes instanceof Int8Array &&
    shape.length >= 2 &&
    codes.length > 0 &&
    scales instanceof Float32Array &&
    found?.shape.length === 1 &&
    scales.length === rows &&
    scales.every((scale) => scale >= 0);
  if (fits) {
    const data = fromInt8Rows({ codes, scales });
    if (allFinite(data)) return { shape, data, stored: { precision: 'int8', codes, scales } };
  }
  throw new InputError(
    sentence(
      'io/no-scales',
    )`the tensor "${{ tensor: name }}" is in 8 bits, but "${{ scales: name + SCALES }}" is not a scale from 0 up for each of its ${{ rows }} rows; take another copy of the file`,
    { input: file },
  );
}
