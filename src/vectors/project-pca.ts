import { UsageError } from '../base/errors.ts';
import { dotProduct } from './dot-product.ts';
import { eigenSymmetric } from './eigen-symmetric.ts';

/** Points in few dimensions. */
export interface PcaProjection {
  /** Row-major, points × components. */
  readonly points: Float64Array;
  /** Share of the points' variance that each component has, 0 to 1. */
  readonly explained: readonly number[];
}

/**
 * Principal component analysis: the points, less their mean, seen along the directions in which
 * they vary most. The covariance's eigenvectors are worked out whole; each is turned so that its
 * largest number is positive, so that the same points give the same picture everywhere.
 * @param rows row-major, points × dimensions
 * @param components how many directions; 2 by default
 * @throws UsageError with fewer than two points, or fewer dimensions than components
 */
export function projectPca(rows: Float32Array, dimensions: number, components = 2): PcaProjection {
  const count = rows.length / dimensions;
  if (count < 2 || components > dimensions) {
    throw new UsageError(
      `${count} points of ${dimensions} dimensions cannot be shown along ${components} components.`,
    );
  }
  const centred = centre(rows, dimensions);
  const covariance = new Float64Array(dimensions * dimensions);
  for (let start = 0; start < centred.length; start += dimensions) {
    for (let i = 0; i < dimensions; i++) {
      const value = centred[start + i] / (count - 1);
      for (let j = i; j < dimensions; j++) {
        covariance[i * dimensions + j] += value * centred[start + j];
      }
    }
  }
  for (let i = 0; i < dimensions; i++) {
    for (let j = 0; j < i; j++) covariance[i * dimensions + j] = covariance[j * dimensions + i];
  }
  const { values, vectors } = eigenSymmetric(covariance, dimensions);
  const total = values.reduce((sum, value) => sum + value, 0);
  const points = new Float64Array(count * components);
  for (let c = 0; c < components; c++) {
    const direction = turn(vectors.subarray(c * dimensions, (c + 1) * dimensions));
    for (let point = 0; point < count; point++) {
      points[point * components + c] = dotProduct(
        centred,
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

function centre(rows: Float32Array, dimensions: number): Float64Array {
  const centred = Float64Array.from(rows);
  const count = rows.length / dimensions;
  for (let i = 0; i < dimensions; i++) {
    let mean = 0;
    for (let at = i; at < rows.length; at += dimensions) mean += rows[at] / count;
    for (let at = i; at < rows.length; at += dimensions) centred[at] -= mean;
  }
  return centred;
}

/** The direction or its opposite: the one whose number furthest from 0 is positive. */
function turn(direction: Float64Array): Float64Array {
  const furthest = direction.reduce(
    (far, value) => (Math.abs(value) > Math.abs(far) ? value : far),
    0,
  );
  return furthest < 0 ? direction.map((value) => -value) : direction;
}
