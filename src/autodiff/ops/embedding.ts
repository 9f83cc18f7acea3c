import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { runColumns, runRows } from '../run-kernel.ts';
import { expectShape, shapeLength } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Rows of a table: the product of a one-hot vector with the table, without the product.
 *
 *     y_i = W[id_i],   ∂L/∂W[id] += Σ ∂L/∂y_i over all i with id_i = id
 *
 * The gradient touches only the rows that were looked up; a sparse parameter remembers which.
 * @param weight [count, size]
 * @param ids the rows, each in [0, count)
 * @param shape of the ids; default [ids.length]
 * @returns [...shape, size]
 * @throws UsageError when an id lies outside the table, or the ids do not fill the shape
 */
export function embedding(
  tape: Tape,
  weight: Tensor,
  ids: ArrayLike<number>,
  shape: readonly number[] = [ids.length],
): Tensor {
  expectShape('embedding', 'weight', weight.shape, ['count', 'size']);
  const [count, size] = weight.shape;
  if (shapeLength(shape) !== ids.length) {
    throw new UsageError(
      sentence(
        'autodiff/id-count',
      )`embedding: ${{ ids: ids.length }} ids given; the shape [${{ shape: shape.join(', ') }}] holds ${{ length: shapeLength(shape) }}.`,
    );
  }
  for (let i = 0; i < ids.length; i++) {
    if (!(ids[i] >= 0 && ids[i] < count)) {
      throw new UsageError(
        sentence(
          'autodiff/id-out-of-range',
        )`embedding: id ${{ id: ids[i] }} at position ${{ position: i }}; expected 0 to ${{ last: count - 1 }}, for a table of ${{ rows: count }} rows.`,
      );
    }
  }
  const y = tape.create([...shape, size], tape.tracks(weight));
  const { engine } = tape;
  const rows = tape.integers(ids);
  const places = { out: y.offset, table: weight.offset, ids: rows, size };
  runRows(engine, 'gatherRows', places, [ids.length, size]);
  if (y.needsGradient) {
    tape.record([y], () => {
      tape.claimRows(weight, rows, ids.length);
      const back = { table: weight.gradient, rows: y.gradient, ids: rows, count: ids.length, size };
      runColumns(engine, 'scatterAddRows', back, [ids.length, size]);
    });
  }
  return y;
}
