import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

/**
 * The weight of a neighbor by its distance: `uniform` is 1 at any distance within the window,
 * `inverse-distance` is 1/distance (Pennington et al. 2014, section 4.2).
 */
export type DistanceWeighting = 'uniform' | 'inverse-distance';

/**
 * The weights of the distances as whole numbers of a unit. Sums of whole numbers do not depend on
 * their order, so counts are the same to the bit however the work was cut, spilled and merged.
 */
export interface DistanceWeights {
  /** `whole[d]` is the weight of distance d, times `unit`; `whole[0]` is unused. */
  readonly whole: Float64Array;
  /** The whole number that stands for a weight of 1. */
  readonly unit: number;
}

/**
 * Past this unit a fixed grid is used instead: 2^24 leaves room for sums of 2^29 (half a billion)
 * below 2^53, and rounds a weight by less than one part in a million.
 */
const LARGEST_UNIT = 2 ** 24;

/**
 * Computes the weights of all distances in a window. With `inverse-distance` the unit is the least common multiple of
 * 1 … window, so that every weight is exact, up to a window of 18; wider windows round each weight
 * to a multiple of 2^-24.
 * @param window how many words to each side are neighbors, at least 1
 * @throws UsageError when the window is not a whole number of at least 1
 */
export function createDistanceWeights(
  window: number,
  weighting: DistanceWeighting,
): DistanceWeights {
  if (!Number.isInteger(window) || window < 1) {
    throw new UsageError(
      sentence(
        'counts/window',
      )`The window must be a whole number of words, 1 or more; it is ${{ window }}.`,
    );
  }
  const whole = new Float64Array(window + 1);
  if (weighting === 'uniform') return { whole: whole.fill(1, 1), unit: 1 };
  let unit = 1;
  for (let distance = 2; distance <= window && unit <= LARGEST_UNIT; distance++) {
    unit = (unit / greatestCommonDivisor(unit, distance)) * distance;
  }
  unit = Math.min(unit, LARGEST_UNIT);
  for (let distance = 1; distance <= window; distance++) {
    whole[distance] = Math.round(unit / distance);
  }
  return { whole, unit };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
