import { writeFileAtomic } from '#platform/io';
import type { JsonObject } from '../base/json.ts';
import type { ModelState, Precision } from '../base/model-state.ts';
import { joinBytes } from '../io/join-bytes.ts';
import { encodeModel } from '../io/model-file.ts';
import { type AnyModelHandle, ModelHandle, notAModel } from './model-handle.ts';
import {
  type AnyModel,
  kindOfModel,
  MODEL_KINDS,
  type ModelKindName,
  type Models,
} from './model-kinds.ts';
import { reducePrecision } from './reduce-precision.ts';

/**
 * The bytes of a model's file, in memory of their own, as a `Blob` takes them. Not by the type parameter of
 * `Uint8Array`, which it has since TypeScript 5.7 only.
 */
export type ModelBytes = Uint8Array & { readonly buffer: ArrayBuffer };

/** How to save a model. */
export interface SaveOptions {
  /**
   * What the file is to say beside the model: where its texts came from, how it was trained. Names that the
   * model itself keeps are its own.
   */
  readonly notes?: JsonObject;
  /**
   * Rounds the weights to fewer bits: a file in `half` precision is half as large, one in `int8` a quarter. Default:
   * as they are, in single precision.
   */
  readonly precision?: Precision;
  /** Stops the writing; what stood under the path before stays. */
  readonly signal?: AbortSignal;
}

/**
 * Saves a model of any kind as one file, whole or not at all. Of a handle that was opened, what its file said
 * beside the model is kept.
 * @throws UsageError for what is no model, and for a path in a browser
 * @throws InputError when the file cannot be written
 */
export async function saveModel(
  model: AnyModel | AnyModelHandle,
  path: string,
  options: SaveOptions = {},
): Promise<void> {
  await writeFileAtomic(path, encodeModel(modelToState(model, options)), options.signal);
}

/**
 * Encodes a model of any kind as the bytes of its file, which `openModel` opens: for a browser, a database, a request.
 * @throws UsageError for what is no model
 */
export function modelToBytes(
  model: AnyModel | AnyModelHandle,
  options: Pick<SaveOptions, 'notes' | 'precision'> = {},
): ModelBytes {
  return joinBytes([...encodeModel(modelToState(model, options))]).slice();
}

/**
 * Returns all that a model's file holds, as plain data.
 * @throws UsageError for what is no model
 */
export function modelToState(
  model: AnyModel | AnyModelHandle,
  { notes = {}, precision }: Pick<SaveOptions, 'notes' | 'precision'> = {},
): ModelState {
  const state = wholeState(model, notes);
  return precision === undefined ? state : reducePrecision(state, precision);
}

function wholeState(model: AnyModel | AnyModelHandle, notes: JsonObject): ModelState {
  if (model instanceof ModelHandle) {
    return stateOf(model.kind, model.model, { ...model.metadata, ...notes });
  }
  const kind = kindOfModel(model);
  if (kind === undefined) throw notAModel();
  return stateOf(kind, model, notes);
}

function stateOf<Name extends ModelKindName>(
  kind: Name,
  model: AnyModel,
  notes: JsonObject,
): ModelState {
  return MODEL_KINDS[kind].toState(model as Models[Name], notes);
}
