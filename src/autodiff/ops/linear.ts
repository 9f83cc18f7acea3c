import { multiplyMatrices, multiplyPanels } from '../../engine/matrix-product.ts';
import { runColumns, runRows } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Computes a linear map of every row.
 *
 *     y = x Wᵀ + b
 *     ∂L/∂x += ∂L/∂y W,   ∂L/∂W += (∂L/∂y)ᵀ x,   ∂L/∂b += Σ_rows ∂L/∂y
 *
 * @param x [..., inputs]
 * @param weight [outputs, inputs], as in PyTorch
 * @param bias [outputs]
 * @returns [..., outputs]
 * @throws UsageError when a shape does not fit
 */
export function linear(tape: Tape, x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const inner = x.shape[x.shape.length - 1];
  expectShape('linear', 'weight', weight.shape, ['outputs', inner]);
  const columns = weight.shape[0];
  if (bias !== undefined) expectShape('linear', 'bias', bias.shape, [columns]);
  const rows = x.length / inner;
  const y = tape.create([...x.shape.slice(0, -1), columns], tape.tracks(x, weight, bias));
  const { engine } = tape;
  const product = { c: y.offset, a: x.offset, rows, columns, inner };
  const packed = tape.keptPanels(weight);
  if (packed !== undefined) multiplyPanels(engine, { ...product, packed });
  else multiplyMatrices(engine, { ...product, b: weight.offset, transposeB: 1 });
  if (bias !== undefined) {
    const args = { y: y.offset, bias: bias.offset, size: columns };
    runRows(engine, 'addBias', args, [rows, columns]);
  }
  if (y.needsGradient) {
    tape.record([y], () => {
      const dy = y.gradient;
      if (x.needsGradient) {
        const accumulate = tape.claimGradient(x);
        const given = { a: dy, b: weight.offset, rows, columns: inner, inner: columns };
        multiplyMatrices(engine, { c: x.gradient, ...given, accumulate });
      }
      if (weight.needsGradient) {
        const accumulate = tape.claimGradient(weight);
        const given = { a: dy, b: x.offset, rows: columns, columns: inner, inner: rows };
        multiplyMatrices(engine, { c: weight.gradient, ...given, transposeA: 1, accumulate });
      }
      if (bias?.needsGradient) {
        const accumulate = tape.claimGradient(bias);
        const args = { out: bias.gradient, a: dy, rows, size: columns, accumulate };
        runColumns(engine, 'sumRows', args, [rows, columns]);
      }
    });
  }
  return y;
}
