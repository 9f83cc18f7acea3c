/**
 * Typed arrays that grow: each function returns the array itself where it is long enough, or a copy
 * of at least twice the length, so that appending takes amortized constant time.
 */

function grownLength(length: number, needed: number): number {
  return Math.max(needed, length * 2, 16);
}

/** Returns `array`, or a longer copy of it, with room for `needed` numbers. */
export function growUint32(array: Uint32Array, needed: number): Uint32Array {
  if (array.length >= needed) return array;
  const grown = new Uint32Array(grownLength(array.length, needed));
  grown.set(array);
  return grown;
}

/** Returns `array`, or a longer copy of it, with room for `needed` numbers. */
export function growInt32(array: Int32Array, needed: number): Int32Array {
  if (array.length >= needed) return array;
  const grown = new Int32Array(grownLength(array.length, needed));
  grown.set(array);
  return grown;
}

/** Returns `array`, or a longer copy of it, with room for `needed` numbers. */
export function growFloat64(array: Float64Array, needed: number): Float64Array {
  if (array.length >= needed) return array;
  const grown = new Float64Array(grownLength(array.length, needed));
  grown.set(array);
  return grown;
}

/** Returns `array`, or a longer copy of it, with room for `needed` numbers. */
export function growUint8(array: Uint8Array, needed: number): Uint8Array {
  if (array.length >= needed) return array;
  const grown = new Uint8Array(grownLength(array.length, needed));
  grown.set(array);
  return grown;
}
