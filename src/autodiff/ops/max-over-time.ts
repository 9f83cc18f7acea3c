import { runRows } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { placeLengths } from './sequence-lengths.ts';

/**
 * Takes the largest value of each feature over a sequence's steps (Collobert et al. 2011; Kim 2014).
 *
 *     y_bj = max_{t < length_b} x_tbj,   ∂L/∂x_tbj += ∂L/∂y_bj at the first t that has the maximum
 *
 * @param x [steps, batch, size]
 * @param lengths of the sequences, 1 to steps; default all steps
 * @returns [batch, size]
 * @throws UsageError when a shape or a length does not fit
 */
export function maxOverTime(tape: Tape, x: Tensor, lengths?: ArrayLike<number>): Tensor {
  expectShape('maxOverTime', 'x', x.shape, ['steps', 'batch', 'size']);
  const [steps, batch, size] = x.shape;
  const { engine } = tape;
  const ends = placeLengths(tape, 'maxOverTime', lengths, [steps, batch]);
  const y = tape.create([batch, size], tape.tracks(x));
  const places = tape.scratch(y.length);
  const forward = { y: y.offset, places, x: x.offset, lengths: ends, steps, batch, size };
  runRows(engine, 'maxOverTime', forward, [batch, steps * size]);
  if (y.needsGradient) {
    tape.record([y], () => {
      const backward = { dx: tape.gradientOf(x), dy: y.gradient, places, batch, size };
      runRows(engine, 'maxOverTimeBackward', backward, [batch, size]);
    });
  }
  return y;
}
