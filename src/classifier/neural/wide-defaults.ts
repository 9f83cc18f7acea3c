import type { UnitKind } from '../../text/units/unit-kinds.ts';

/** Weights of the wide part at the most, all classes together: 8 MB in the file. */
const MOST_WEIGHTS = 2 ** 21;

/** Rows at the least, where there are many classes. */
const LEAST_ROWS = 2 ** 12;

/**
 * Returns the longest n-grams of the wide part where none are given: of 4 units, or of 2 where the units are words
 * (chosen on held-out documents of NSMC, of surnames, and of rt-polarity).
 */
export function defaultWideNgrams(units: UnitKind): number {
  return units === 'words' || units === 'whitespace' ? 2 : 4;
}

/**
 * Returns the rows of the wide part's table where none are given: the power of two that is no less than the n-grams of
 * all texts, repeated ones too, but no more than 2²¹ divided by the classes.
 */
export function defaultWideFeatures(
  texts: readonly ArrayLike<number>[],
  wideNgrams: number,
  classes: number,
): number {
  const ngrams = texts.reduce((sum, { length }) => sum + length * wideNgrams, 0);
  const most = 2 ** Math.floor(Math.log2(MOST_WEIGHTS / classes));
  return Math.min(Math.max(LEAST_ROWS, most), 2 ** Math.ceil(Math.log2(Math.max(2, ngrams))));
}
