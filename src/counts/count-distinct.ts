/** Distinct features in ascending order, and how often each occurs. */
export interface DistinctCounts {
  readonly features: Int32Array;
  readonly counts: Float64Array;
}

/** Counts how often each feature occurs in `found[0 … length)`, which it sorts in place. */
export function countDistinct(found: Int32Array, length: number): DistinctCounts {
  const sorted = found.subarray(0, length).sort();
  const features = new Int32Array(length);
  const counts = new Float64Array(length);
  let last = -1;
  for (let i = 0; i < length; i++) {
    if (last < 0 || features[last] !== sorted[i]) features[++last] = sorted[i];
    counts[last]++;
  }
  return { features: features.subarray(0, last + 1), counts: counts.subarray(0, last + 1) };
}
