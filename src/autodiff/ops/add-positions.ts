import { runColumns, runRows } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { addGradient } from './add-gradient.ts';

/**
 * Adds each step's row of a table to all sequences.
 *
 *     y_tb = x_tb + P_t,   ∂L/∂x += ∂L/∂y,   ∂L/∂P_t += Σ_b ∂L/∂y_tb
 *
 * @param x [steps, batch, size]
 * @param table P: [at least steps, size]
 * @returns [steps, batch, size]
 * @throws UsageError when a shape does not fit
 */
export function addPositions(tape: Tape, x: Tensor, table: Tensor): Tensor {
  expectShape('addPositions', 'x', x.shape, ['steps', 'batch', 'size']);
  const [steps, batch, size] = x.shape;
  expectShape('addPositions', 'table', table.shape, ['steps', size]);
  if (table.shape[0] < steps) expectShape('addPositions', 'table', table.shape, [steps, size]);
  const { engine } = tape;
  const y = tape.create(x.shape, tape.tracks(x, table));
  tape.numbers(y).set(tape.numbers(x));
  const step = 4 * batch * size;
  for (let t = 0; t < steps; t++) {
    const bias = table.offset + 4 * t * size;
    runRows(engine, 'addBias', { y: y.offset + t * step, bias, size }, [batch, size]);
  }
  if (y.needsGradient) {
    tape.record([y], () => {
      addGradient(tape, x, y.gradient);
      if (!table.needsGradient) return;
      const dTable = tape.gradientOf(table);
      for (let t = 0; t < steps; t++) {
        const [out, a] = [dTable + 4 * t * size, y.gradient + t * step];
        const args = { out, a, rows: batch, size, accumulate: 1 } as const;
        runColumns(engine, 'sumRows', args, [batch, size]);
      }
    });
  }
  return y;
}
