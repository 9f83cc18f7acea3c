import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/**
 * Turns and, where that fits better, mirrors points of a plane about its origin, such that they come as near as
 * possible to where the same points were before: the orthogonal Procrustes problem (Schönemann 1966), which in a plane
 * has a closed form. For maps of vectors that go on learning: a projection's axes may turn and flip from one moment to the next
 * though the vectors hardly moved.
 * @param points row-major, points × 2
 * @param before the same points before, likewise
 * @returns the turned points; their distances are the same
 * @throws UsageError when there are more of one than of the other
 */
export function alignProjection(points: Float64Array, before: ArrayLike<number>): Float64Array {
  if (points.length !== before.length || points.length % 2 !== 0) {
    throw new UsageError(
      sentence(
        'vectors/align-size',
      )`alignProjection: ${{ found: points.length }} numbers cannot be aligned with ${{ expected: before.length }}; give x and y of the same points.`,
    );
  }
  // Σ before · points, coordinate by coordinate.
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let i = 0; i < points.length; i += 2) {
    xx += before[i] * points[i];
    xy += before[i] * points[i + 1];
    yx += before[i + 1] * points[i];
    yy += before[i + 1] * points[i + 1];
  }
  const most = Math.max(Math.abs(xx), Math.abs(xy), Math.abs(yx), Math.abs(yy));
  if (most === 0) return points.slice();
  // Squares of very small or large sums would leave the range of numbers.
  [xx, xy, yx, yy] = [xx / most, xy / most, yx / most, yy / most];
  const turned = Math.sqrt((xx + yy) ** 2 + (yx - xy) ** 2);
  const mirrored = Math.sqrt((xx - yy) ** 2 + (yx + xy) ** 2);
  // [cos −sin; sin cos] turns, [cos sin; sin −cos] mirrors at an axis.
  const flip = mirrored > turned ? -1 : 1;
  const cos = flip === 1 ? (xx + yy) / turned : (xx - yy) / mirrored;
  const sin = flip === 1 ? (yx - xy) / turned : (yx + xy) / mirrored;
  const aligned = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i], points[i + 1]];
    aligned[i] = cos * x - flip * sin * y;
    aligned[i + 1] = sin * x + flip * cos * y;
  }
  return aligned;
}
