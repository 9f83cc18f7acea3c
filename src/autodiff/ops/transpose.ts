import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Computes the transpose of a matrix.
 *
 *     y_ji = a_ij,   ∂L/∂a_ij += ∂L/∂y_ji
 *
 * @param a [rows, columns]
 * @returns [columns, rows]
 * @throws UsageError when `a` is not a matrix
 */
export function transpose(tape: Tape, a: Tensor): Tensor {
  expectShape('transpose', 'a', a.shape, ['rows', 'columns']);
  const [rows, columns] = a.shape;
  const y = tape.create([columns, rows], tape.tracks(a));
  const from = tape.numbers(a);
  const to = tape.numbers(y);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) to[j * rows + i] = from[i * columns + j];
  }
  if (y.needsGradient) {
    tape.record([y], () => {
      tape.gradientOf(a);
      const da = tape.gradientNumbers(a);
      const dy = tape.gradientNumbers(y);
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) da[i * columns + j] += dy[j * rows + i];
      }
    });
  }
  return y;
}
