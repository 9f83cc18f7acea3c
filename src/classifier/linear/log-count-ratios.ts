import type { BinaryRows } from './binary-rows.ts';

/**
 * Computes how much more often each feature is in a class's documents than in the others', r = log((p / ‖p‖₁) /
 * (q / ‖q‖₁)) with p = α + the class's documents that have it and q = α + the others that do (Wang & Manning 2012,
 * "Baselines and Bigrams", section 2.2).
 * @param label the class
 * @param alpha smoothing, above 0
 */
export function computeLogCountRatios(
  { starts, features, columns, labels }: BinaryRows,
  label: number,
  alpha: number,
): Float64Array {
  const within = new Float64Array(columns).fill(alpha);
  const without = new Float64Array(columns).fill(alpha);
  for (let row = 0; row < labels.length; row++) {
    const counts = labels[row] === label ? within : without;
    for (let i = starts[row]; i < starts[row + 1]; i++) counts[features[i]]++;
  }
  const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
  const shift = Math.log(sum(without)) - Math.log(sum(within));
  return within.map((count, feature) => Math.log(count) - Math.log(without[feature]) + shift);
}
