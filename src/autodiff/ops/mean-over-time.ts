import { runRows } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { placeLengths } from './sequence-lengths.ts';

/**
 * Computes the mean of each feature over a sequence's steps.
 *
 *     y_bj = Σ_{t < length_b} x_tbj / length_b,   ∂L/∂x_tbj += ∂L/∂y_bj / length_b for t < length_b
 *
 * @param x [steps, batch, size]
 * @param lengths of the sequences, 1 to steps; default all steps
 * @returns [batch, size]
 * @throws UsageError when a shape or a length does not fit
 */
export function meanOverTime(tape: Tape, x: Tensor, lengths?: ArrayLike<number>): Tensor {
  expectShape('meanOverTime', 'x', x.shape, ['steps', 'batch', 'size']);
  const [steps, batch, size] = x.shape;
  const { engine } = tape;
  const ends = placeLengths(tape, 'meanOverTime', lengths, [steps, batch]);
  const shares = Float64Array.from({ length: batch }, (_, b) => 1 / (lengths?.[b] ?? steps));
  const weights = tape.scratch(steps * batch);
  const filled = engine.heap.numbers(weights, steps * batch);
  for (let t = 0; t < steps; t++) filled.set(shares, t * batch);
  const y = tape.create([batch, size], tape.tracks(x));
  const sequences = { weights, lengths: ends, steps, batch, size };
  runRows(engine, 'sumOverTime', { y: y.offset, x: x.offset, ...sequences }, [batch, steps * size]);
  if (y.needsGradient) {
    tape.record([y], () => {
      const backward = { dx: tape.gradientOf(x), dy: y.gradient, ...sequences };
      runRows(engine, 'sumOverTimeBackward', backward, [batch, steps * size]);
    });
  }
  return y;
}
