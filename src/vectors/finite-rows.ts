import { allFinite } from '../base/all-finite.ts';
import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/**
 * Checks points before they are drawn.
 * @param rows row-major, points × dimensions
 * @throws InputError naming the first point with a number that is not finite
 */
export function expectFiniteRows(rows: Float32Array, dimensions: number): void {
  if (allFinite(rows)) return;
  const wrong = rows.findIndex((value) => !Number.isFinite(value));
  throw new InputError(
    sentence(
      'vectors/point-not-finite',
    )`Point ${{ point: Math.floor(wrong / dimensions) + 1 }} has the number ${{ value: rows[wrong] }}, which no map can show; leave it out.`,
  );
}
