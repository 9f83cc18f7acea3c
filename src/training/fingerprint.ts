import type { JsonObject } from '../base/json.ts';
import { hashNumbers } from '../io/stored-numbers.ts';
import type { TextIds } from './token-ids.ts';

/** Identifies the data of a training: checkpoints hold it, so that other data is recognized. */
export interface DataFingerprint extends JsonObject {
  /** How many tokens there are. */
  readonly length: number;
  readonly hash: number;
}

/** Computes the fingerprint of numbers (FNV-1a); stored ones know theirs. */
export function computeFingerprint(numbers: TextIds): DataFingerprint {
  const { length } = numbers;
  return { length, hash: 'hash' in numbers ? numbers.hash : hashNumbers(numbers) };
}
