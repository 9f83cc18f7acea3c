import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import {
  INTERRUPTIBLE_WORK_OPTIONS,
  type InterruptibleWork,
  runWithBreaks,
} from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import { dotProduct } from './dot-product.ts';
import { eigenSymmetric } from './eigen-symmetric.ts';
import { expectFiniteRows } from './finite-rows.ts';

/** Points in few dimensions. */
export interface PcaProjection {
  /** Row-major, points × components. */
  readonly points: Float64Array;
  /** Share of the points' variance that each component has, 0 to 1. */
  readonly explained: readonly number[];
}

/** Options of `projectPca`. */
export interface PcaOptions extends InterruptibleWork {
  /** How many directions; default 2. */
  readonly components?: number;
}

/** What each option takes. */
export const PCA_OPTIONS: OptionTable<PcaOptions> = {
  ...INTERRUPTIBLE_WORK_OPTIONS,
  components: { kind: 'whole', least: 1, unit: 'count' },
};

/** Multiplications between two chances for a break: a millisecond or so. */
const WORK_AT_ONCE = 1_000_000;

/**
 * Projects points to their principal components: the directions, after subtracting the mean, in which they vary
 * most. Computes the eigenvectors of the whole covariance matrix and turns each so that its largest number is
 * positive, so that the same points give the same picture everywhere.
 * @param rows row-major, points × dimensions
 * @throws UsageError with fewer than two points, or fewer dimensions than components
 * @throws InputError when a number is not finite
 * @throws InterruptedError when the signal is aborted
 */
export async function projectPca(
  rows: Float32Array,
  dimensions: number,
  options: PcaOptions = {},
): Promise<PcaProjection> {
  checkOptions('projectPca', PCA_OPTIONS, options);
  const { components = 2, ...work } = options;
  const count = rows.length / dimensions;
  if (count < 2 || components > dimensions) {
    throw new UsageError(
      sentence(
        'vectors/pca-size',
      )`${{ count }} points of ${{ dimensions }} dimensions cannot be shown along ${{ components }} components.`,
    );
  }
  expectFiniteRows(rows, dimensions);
  return runWithBreaks(project(rows, dimensions, components), work);
}

function* project(
  rows: Float32Array,
  dimensions: number,
  components: number,
): Generator<number, PcaProjection> {
  const count = rows.length / dimensions;
  const centered = center(rows, dimensions);
  yield rows.length;
  const covariance = new Float64Array(dimensions * dimensions);
  let work = 0;
  for (let start = 0; start < centered.length; start += dimensions) {
    work += (dimensions * dimensions) / 2;
    if (work >= WORK_AT_ONCE) {
      yield work;
      work = 0;
    }
    for (let i = 0; i < dimensions; i++) {
      const value = centered[start + i] / (count - 1);
      for (let j = i; j < dimensions; j++) {
        covariance[i * dimensions + j] += value * centered[start + j];
      }
    }
  }
  for (let i = 0; i < dimensions; i++) {
    for (let j = 0; j < i; j++) covariance[i * dimensions + j] = covariance[j * dimensions + i];
  }
  const { values, vectors } = yield* eigenSymmetric(covariance, dimensions);
  const total = values.reduce((sum, value) => sum + value, 0);
  const points = new Float64Array(count * components);
  for (let c = 0; c < components; c++) {
    yield count * dimensions;
    const direction = turn(vectors.subarray(c * dimensions, (c + 1) * dimensions));
    for (let point = 0; point < count; point++) {
      points[point * components + c] = dotProduct(
        centered,
        point * dimensions,
        direction,
        0,
        dimensions,
      );
    }
  }
  const explained = Array.from(values.subarray(0, components), (value) =>
    total > 0 ? Math.max(0, value / total) : 0,
  );
  return { points, explained };
}

function center(rows: Float32Array, dimensions: number): Float64Array {
  const centered = Float64Array.from(rows);
  const count = rows.length / dimensions;
  for (let i = 0; i < dimensions; i++) {
    let mean = 0;
    for (let at = i; at < rows.length; at += dimensions) mean += rows[at] / count;
    for (let at = i; at < rows.length; at += dimensions) centered[at] -= mean;
  }
  return centered;
}

/** Returns the direction or its opposite: the one whose number furthest from 0 is positive. */
function turn(direction: Float64Array): Float64Array {
  const furthest = direction.reduce(
    (far, value) => (Math.abs(value) > Math.abs(far) ? value : far),
    0,
  );
  return furthest < 0 ? direction.map((value) => -value) : direction;
}
