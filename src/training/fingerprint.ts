import type { JsonObject } from '../base/json.ts';

/** Identifies the data of a training: checkpoints hold it, so that other data is recognized. */
export interface DataFingerprint extends JsonObject {
  /** How many tokens there are. */
  readonly length: number;
  readonly hash: number;
}

/** Computes the fingerprint of numbers (FNV-1a). */
export function computeFingerprint(numbers: Int32Array): DataFingerprint {
  let hash = 0x811c9dc5;
  for (let i = 0; i < numbers.length; i++) hash = Math.imul(hash ^ numbers[i], 0x01000193);
  return { length: numbers.length, hash: hash >>> 0 };
}
