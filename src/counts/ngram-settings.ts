import { UsageError } from '../base/errors.ts';

/** The shortest and the longest n-gram that counts, in tokens. */
export type NgramRange = readonly [minimum: number, maximum: number];

/**
 * Checks an n-gram range.
 * @throws UsageError unless 1 ≤ minimum ≤ maximum, in whole numbers
 */
export function checkNgramRange(range: NgramRange): NgramRange {
  const [minimum, maximum] = range;
  if (
    !(Number.isInteger(minimum) && Number.isInteger(maximum) && 1 <= minimum && minimum <= maximum)
  ) {
    throw new UsageError(
      `The n-gram range is ${minimum} to ${maximum}; it goes from a whole number of at least 1 to the same or a larger one.`,
    );
  }
  return range;
}
