import { multiplyMatrices } from '../../engine/matrix-product.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Computes the product of two matrices.
 *
 *     Y = A B,   ∂L/∂A += ∂L/∂Y Bᵀ,   ∂L/∂B += Aᵀ ∂L/∂Y
 *
 * @param a [rows, inner]
 * @param b [inner, columns]
 * @returns [rows, columns]
 * @throws UsageError when a shape does not fit
 */
export function matmul(tape: Tape, a: Tensor, b: Tensor): Tensor {
  expectShape('matmul', 'a', a.shape, ['rows', 'inner']);
  const [rows, inner] = a.shape;
  expectShape('matmul', 'b', b.shape, [inner, 'columns']);
  const columns = b.shape[1];
  const y = tape.create([rows, columns], tape.tracks(a, b));
  const { engine } = tape;
  multiplyMatrices(engine, { c: y.offset, a: a.offset, b: b.offset, rows, columns, inner });
  if (y.needsGradient) {
    tape.record([y], () => {
      const dy = y.gradient;
      if (a.needsGradient) {
        const accumulate = tape.claimGradient(a);
        const given = { a: dy, b: b.offset, rows, columns: inner, inner: columns };
        multiplyMatrices(engine, { c: a.gradient, ...given, transposeB: 1, accumulate });
      }
      if (b.needsGradient) {
        const accumulate = tape.claimGradient(b);
        const given = { a: a.offset, b: dy, rows: inner, columns, inner: rows };
        multiplyMatrices(engine, { c: b.gradient, ...given, transposeA: 1, accumulate });
      }
    });
  }
  return y;
}
