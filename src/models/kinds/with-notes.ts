import type { JsonObject } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';

/**
 * Returns a state whose metadata says something more; what the model itself keeps stays as it is, and first.
 */
export function withNotes({ kind, metadata, tensors }: ModelState, notes: JsonObject): ModelState {
  const others = Object.entries(notes).filter(([name]) => !Object.hasOwn(metadata, name));
  return { kind, metadata: { ...metadata, ...Object.fromEntries(others) }, tensors };
}
