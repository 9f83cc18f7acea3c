import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/** The shortest and the longest n-gram that counts, in tokens. */
export type NgramRange = readonly [minimum: number, maximum: number];

/** What an option takes that is an n-gram range. */
export const NGRAM_RANGE: { readonly kind: 'list'; readonly of: 'whole' } = {
  kind: 'list',
  of: 'whole',
};

/** The longest n-gram allowed, in tokens. */
const LONGEST = 100;

/**
 * Checks an n-gram range.
 * @throws UsageError unless 1 ≤ minimum ≤ maximum ≤ 100, in whole numbers
 */
export function checkNgramRange(range: NgramRange): NgramRange {
  const [minimum, maximum] = range;
  const whole = Number.isInteger(minimum) && Number.isInteger(maximum);
  if (!(whole && 1 <= minimum && minimum <= maximum && maximum <= LONGEST)) {
    throw new UsageError(
      sentence(
        'counts/ngram-range',
      )`The n-gram range is ${{ minimum }} to ${{ maximum }}; give two whole numbers from 1 to ${{ longest: LONGEST }}, the smaller first.`,
    );
  }
  return range;
}
