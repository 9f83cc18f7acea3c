import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/**
 * Computes Pearson's correlation of two series, −1 to 1; NaN where one of them is constant.
 * @throws UsageError when the lengths differ
 */
export function pearsonCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const { length } = x;
  if (y.length !== length) {
    throw new UsageError(
      sentence(
        'vectors/series-lengths',
      )`Two series of ${{ first: length }} and ${{ second: y.length }} numbers cannot be correlated.`,
    );
  }
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < length; i++) {
    meanX += x[i] / length;
    meanY += y[i] / length;
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < length; i++) {
    const dx = x[i] - meanX;
    const dy = y[i] - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xy / Math.sqrt(xx * yy);
}

/** Computes Spearman's rank correlation: Pearson's of the ranks, where equal values share their mean rank. */
export function spearmanCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return pearsonCorrelation(fractionalRanks(x), fractionalRanks(y));
}

/** Ranks the values, 1 for the smallest; equal values get the mean of their ranks. */
export function fractionalRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  let begin = 0;
  while (begin < order.length) {
    let end = begin + 1;
    while (end < order.length && values[order[end]] === values[order[begin]]) end++;
    for (let i = begin; i < end; i++) ranks[order[i]] = (begin + end + 1) / 2;
    begin = end;
  }
  return ranks;
}
