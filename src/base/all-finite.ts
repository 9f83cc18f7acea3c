import type { TensorArray } from './model-state.ts';

/** Whether all numbers are finite; of integers all are. */
export function allFinite(numbers: TensorArray): boolean {
  if (!(numbers instanceof Float32Array || numbers instanceof Float64Array)) return true;
  // Infinity · 0 and NaN · 0 are NaN: one look at the sum tells of all, without a branch for each.
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += (numbers[i] as number) * 0;
  return sum === 0;
}
