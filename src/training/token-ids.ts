import { type NumberReader, type StoredNumbers, sliceNumbers } from '../io/stored-numbers.ts';

/** A text as token ids: in memory, or in a scratch file where it would not fit there. */
export type TokenIds = Int32Array | NumberReader;

/** A whole text as token ids, which checkpoints recognize again. */
export type TextIds = Int32Array | StoredNumbers;

/** Returns the tokens from one index to another, without a copy. */
export function sliceIds(ids: TokenIds, from: number, to: number): TokenIds {
  return ids instanceof Int32Array ? ids.subarray(from, to) : sliceNumbers(ids, from, to);
}

/** Reads tokens; the result of a text in memory is a view of it. */
export async function readIds(ids: TokenIds, from: number, length: number): Promise<Int32Array> {
  return ids instanceof Int32Array ? ids.subarray(from, from + length) : ids.read(from, length);
}
