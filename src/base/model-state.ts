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
 * All that a model is, as plain data: what is written to a model file and read back from it.
 * Large tables (a vocabulary of millions) are tensors too, since JSON would be slow and huge.
 */
export interface ModelState {
  /** What it is: `naive-bayes-classifier`, `word-vectors`, `language-model`. */
  readonly kind: string;
  /** Options, seed, training log, labels, tokeniser: everything that is not a tensor. */
  readonly metadata: JsonObject;
  readonly tensors: Readonly<Record<string, TensorData>>;
}
