/**
 * A table from which integers are drawn with given probabilities, two look-ups a draw
 * (Walker 1977; built by Vose's method, 1991): draw a column c evenly, keep it when a second
 * 32-bit number is at most `threshold[c]`, else take `alias[c]`.
 *
 * word2vec.c instead reads a list of 100 million integers at random places: 400 MB, which no cache
 * holds. This table has 8 bytes a word.
 */
export interface AliasTable {
  readonly threshold: Uint32Array;
  readonly alias: Uint32Array;
}

const LARGEST = 0xffffffff;

/**
 * Builds the table.
 * @param weights how likely each integer is, in any unit; not negative, at least one above zero
 */
export function buildAliasTable(weights: ArrayLike<number>): AliasTable {
  const size = weights.length;
  let total = 0;
  for (let i = 0; i < size; i++) total += weights[i];
  const share = Float64Array.from(weights, (weight) => (weight * size) / total);
  const threshold = new Uint32Array(size).fill(LARGEST);
  const alias = Uint32Array.from(share, (_, i) => i);
  const poor: number[] = [];
  const rich: number[] = [];
  for (let i = 0; i < size; i++) (share[i] < 1 ? poor : rich).push(i);
  let low = poor.pop();
  let high = rich.pop();
  while (low !== undefined && high !== undefined) {
    threshold[low] = Math.round(share[low] * LARGEST);
    alias[low] = high;
    share[high] -= 1 - share[low];
    if (share[high] < 1) {
      low = high;
      high = rich.pop();
    } else {
      low = poor.pop();
    }
  }
  // The remaining columns are 1 up to rounding: they are always kept.
  return { threshold, alias };
}

/**
 * Builds the table of negative samples: words drawn in proportion to count^power.
 * @param power 0.75, as published (Mikolov et al. 2013)
 */
export function buildNegativeSampler(counts: ArrayLike<number>, power = 0.75): AliasTable {
  return buildAliasTable(Float64Array.from(counts, (count) => count ** power));
}
