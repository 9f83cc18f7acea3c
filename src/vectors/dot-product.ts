/**
 * Computes Σ a[aStart + i] b[bStart + i] in double precision. It keeps four sums side by side, so that one
 * addition need not wait for the last.
 */
export function dotProduct(
  a: Float32Array | Float64Array,
  aStart: number,
  b: Float32Array | Float64Array,
  bStart: number,
  length: number,
): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    first += a[aStart + i] * b[bStart + i];
    second += a[aStart + i + 1] * b[bStart + i + 1];
    third += a[aStart + i + 2] * b[bStart + i + 2];
    fourth += a[aStart + i + 3] * b[bStart + i + 3];
  }
  for (; i < length; i++) first += a[aStart + i] * b[bStart + i];
  return first + second + (third + fourth);
}
