import type { JsonObject } from './json.ts';

/** The arrays that a model file can hold. */
export type TensorArray =
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint32Array
  | Uint16Array
  | Uint8Array;

/** Numbers with a shape, row-major. The product of `shape` is the length of `data`. */
export interface TensorData {
  readonly shape: readonly number[];
  readonly data: TensorArray;
}

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
