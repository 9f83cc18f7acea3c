import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/** Bins of a unit's activations: enough for a curve, few enough that some thousand tokens fill them. */
const BINS = 16;

/** Categories are below this. */
const CATEGORIES = 256;

/** Computes H(X) = −Σ p log₂ p of the categories that occur, in bits. */
export function entropyBits(categories: Uint8Array): number {
  const counts = new Int32Array(CATEGORIES);
  for (const category of categories) counts[category] = (counts[category] as number) + 1;
  return entropyOfCounts(counts, categories.length).bits;
}

/**
 * Computes how much a number says about a category, I(A; X) = H(A) + H(X) − H(A, X) in bits (Shannon 1948).
 * The numbers are put in 16 bins of equal size, and each entropy, which few examples make too
 * small, is corrected by (cells in use − 1) / 2n nats (Miller 1955): the mutual information of
 * independent things is then about 0.
 * @param activations one number for each token
 * @param categories the category of each token
 * @returns between 0 and the entropy of the categories
 * @throws UsageError when the lengths differ
 */
export function mutualInformationBits(
  activations: ArrayLike<number>,
  categories: Uint8Array,
): number {
  return binnedInformationBits(binEqually(activations), categories);
}

/**
 * Computes the same for activations that were put in bins before.
 * @param bins each below 16
 * @throws UsageError when the lengths differ
 */
export function binnedInformationBits(bins: Uint8Array, categories: Uint8Array): number {
  const n = bins.length;
  if (categories.length !== n) {
    throw new UsageError(
      sentence(
        'inspect/other-lengths',
      )`Mutual information: ${{ activations: n }} activations and ${{ categories: categories.length }} categories given; expected as many of each.`,
    );
  }
  if (n === 0) return 0;
  const ofBin = new Int32Array(BINS);
  const ofCategory = new Int32Array(CATEGORIES);
  const joint = new Int32Array(BINS * CATEGORIES);
  for (let i = 0; i < n; i++) {
    const bin = bins[i] as number;
    const category = categories[i] as number;
    const both = category * BINS + bin;
    ofBin[bin] = (ofBin[bin] as number) + 1;
    ofCategory[category] = (ofCategory[category] as number) + 1;
    joint[both] = (joint[both] as number) + 1;
  }
  const a = entropyOfCounts(ofBin, n);
  const x = entropyOfCounts(ofCategory, n);
  const both = entropyOfCounts(joint, n);
  const correction = (a.used + x.used - both.used - 1) / (2 * n * Math.LN2);
  return Math.min(x.bits, Math.max(0, a.bits + x.bits - both.bits + correction));
}

/**
 * Returns the bin of each number: one of 16 of equal size, as far as equal numbers, which share a bin, allow.
 */
export function binEqually(numbers: ArrayLike<number>): Uint8Array {
  const sorted = Float64Array.from(numbers).sort();
  const edges: number[] = [];
  for (let bin = 1; bin < BINS; bin++) {
    const edge = sorted[Math.floor((bin * sorted.length) / BINS)] as number;
    if (edge > (edges.at(-1) ?? (sorted[0] as number))) edges.push(edge);
  }
  return Uint8Array.from(numbers, (value) => {
    let bin = 0;
    while (bin < edges.length && value >= (edges[bin] as number)) bin += 1;
    return bin;
  });
}

/** Computes the entropy of a distribution given by counts, and how many of them are not zero. */
function entropyOfCounts(counts: Int32Array, total: number): { bits: number; used: number } {
  let bits = 0;
  let used = 0;
  for (const count of counts) {
    if (count === 0) continue;
    bits -= (count / total) * Math.log2(count / total);
    used += 1;
  }
  return { bits, used };
}
