import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { checkLengths } from './sequence-lengths.ts';

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
  if (lengths !== undefined) checkLengths('maxOverTime', lengths, steps, batch);
  const y = tape.create([batch, size], tape.tracks(x));
  /** For each element of y: where in x its maximum stands. */
  const places = new Int32Array(y.length);
  const from = tape.numbers(x);
  const to = tape.numbers(y);
  to.set(from.subarray(0, to.length));
  for (let i = 0; i < places.length; i++) places[i] = i;
  for (let t = 1; t < steps; t++) {
    for (let b = 0; b < batch; b++) {
      if (lengths !== undefined && t >= lengths[b]) continue;
      const row = (t * batch + b) * size;
      for (let j = 0, i = b * size; j < size; j++, i++) {
        if (from[row + j] > to[i]) {
          to[i] = from[row + j];
          places[i] = row + j;
        }
      }
    }
  }
  if (y.needsGradient) {
    tape.record([y], () => {
      tape.gradientOf(x);
      const dx = tape.gradientNumbers(x);
      const dy = tape.gradientNumbers(y);
      for (let i = 0; i < places.length; i++) dx[places[i]] += dy[i];
    });
  }
  return y;
}
