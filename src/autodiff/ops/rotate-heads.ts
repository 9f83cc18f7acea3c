import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { runRows } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/** How `rotateHeads` turns. */
export interface Rotation {
  /** How many heads, at the beginning of each row, are turned: those of Q and K. */
  readonly heads: number;
  /** Numbers in a head; even. */
  readonly size: number;
  /** cos θ and sin θ: [steps, size / 2] each, or more steps. */
  readonly cosines: Tensor;
  readonly sines: Tensor;
}

/**
 * Turns pairs of each head's numbers by an angle that grows with the step (rotary positions, Su et al. 2021), and copies
 * the rest of each row. A product of two turned heads depends on how far apart their steps are. The pairs are those of
 * LLaMA and GPT-NeoX: number j with number j + size / 2.
 *
 *     y_j = x_j cos θ_tj − x_{j+size/2} sin θ_tj,   y_{j+size/2} = x_j sin θ_tj + x_{j+size/2} cos θ_tj
 *     ∂L/∂x += ∂L/∂y, turned by −θ
 *
 * @param x [steps, batch, at least heads · size]
 * @returns the same shape
 * @throws UsageError when a shape does not fit, or the size is odd
 */
export function rotateHeads(tape: Tape, x: Tensor, rotation: Rotation): Tensor {
  const { heads, size, cosines, sines } = rotation;
  expectShape('rotateHeads', 'x', x.shape, ['steps', 'batch', 'row']);
  const [steps, batch, row] = x.shape;
  const rest = row - heads * size;
  if (size % 2 !== 0 || !(rest >= 0)) {
    throw new UsageError(
      sentence(
        'autodiff/rotary-size',
      )`rotateHeads: ${{ heads }} heads of ${{ size }} numbers given in rows of ${{ row }}; expected an even size, and heads that fit the row.`,
    );
  }
  expectShape('rotateHeads', 'cosines', cosines.shape, ['steps', size / 2]);
  expectShape('rotateHeads', 'sines', sines.shape, cosines.shape);
  if (cosines.shape[0] < steps) {
    expectShape('rotateHeads', 'cosines', cosines.shape, [steps, size / 2]);
  }
  const { engine } = tape;
  const y = tape.create(x.shape, tape.tracks(x));
  const turn = { cosines: cosines.offset, sines: sines.offset, batch, heads, size, rest };
  const forward = { y: y.offset, x: x.offset, ...turn, inverse: 0, accumulate: 0 } as const;
  runRows(engine, 'rotate', forward, [steps * batch, row]);
  if (y.needsGradient) {
    tape.record([y], () => {
      const accumulate = tape.claimGradient(x);
      const backward = { y: x.gradient, x: y.gradient, ...turn, inverse: 1, accumulate } as const;
      runRows(engine, 'rotate', backward, [steps * batch, row]);
    });
  }
  return y;
}
