/** Bins of equal size that a unit's values are put in, as the library does. */
const BINS = 16;

/** Computes what a unit's values say of a feature, in bits: I = H(A) + H(X) − H(A, X), with Miller's correction. */
export function informationBits(values: readonly number[], feature: readonly number[]): number {
  const n = values.length;
  if (n === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const edges = new Set<number>();
  for (let bin = 1; bin < BINS; bin++) edges.add(sorted[Math.floor((bin * n) / BINS)] ?? 0);
  edges.delete(sorted[0] ?? 0);
  const bins = values.map((value) => [...edges].filter((edge) => value >= edge).length);
  const a = entropy(bins);
  const x = entropy(feature);
  const both = entropy(bins.map((bin, i) => bin * 256 + (feature[i] ?? 0)));
  const correction = (a.used + x.used - both.used - 1) / (2 * n * Math.LN2);
  return Math.min(x.bits, Math.max(0, a.bits + x.bits - both.bits + correction));
}

/** H = −Σ p log₂ p of the categories that occur. */
export function entropy(categories: readonly number[]): { bits: number; used: number } {
  const counts = new Map<number, number>();
  for (const one of categories) counts.set(one, (counts.get(one) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    bits -= (count / categories.length) * Math.log2(count / categories.length);
  }
  return { bits, used: counts.size };
}
