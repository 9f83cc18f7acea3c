import type { Int8Rows } from './int8-rows.ts';
import type { JsonObject } from './json.ts';

/** The arrays that a model file can hold. */
export type TensorArray =
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint32Array
  | Uint16Array
  | Uint8Array
  | Int8Array;

/** Numbers with a shape, row-major. The product of `shape` is the length of `data`. */
export interface TensorData {
  readonly shape: readonly number[];
  readonly data: TensorArray;
  /** How a file keeps the numbers in fewer bits, of which `data` are the values; absent where it keeps `data`. */
  readonly stored?: StoredNumbers;
}

/** Numbers in fewer bits than 32: halves by their bits, or rows in 8 bits with their scales. */
export type StoredNumbers =
  | { readonly precision: 'half'; readonly halves: Uint16Array }
  | ({ readonly precision: 'int8' } & Int8Rows);

/** The precisions that a model's weights can be reduced to. */
export const PRECISIONS = ['half', 'int8'] as const;

/** A precision that a model's weights can be reduced to. */
export type Precision = (typeof PRECISIONS)[number];

/**
 * A whole model as plain data, as model files hold it.
 * Large tables (a vocabulary of millions) are tensors too, since JSON would be slow and huge.
 */
export interface ModelState {
  /** The kind of model: `naive-bayes-classifier`, `word-vectors`, `language-model`. */
  readonly kind: string;
  /** Options, seed, training log, labels, tokenizer: everything that is not a tensor. */
  readonly metadata: JsonObject;
  readonly tensors: Readonly<Record<string, TensorData>>;
}
