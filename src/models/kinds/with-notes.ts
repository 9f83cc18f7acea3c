import type { JsonObject } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';

/** A state whose metadata says something more; what the model itself keeps stays as it is. */
export function withNotes({ kind, metadata, tensors }: ModelState, notes: JsonObject): ModelState {
  return { kind, metadata: { ...notes, ...metadata }, tensors };
}
