import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { checkLengths } from './sequence-lengths.ts';

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
  if (lengths !== undefined) checkLengths('meanOverTime', lengths, steps, batch);
  const y = tape.create([batch, size], tape.tracks(x));
  const from = tape.numbers(x);
  const to = tape.numbers(y).fill(0);
  for (let t = 0; t < steps; t++) {
    for (let b = 0; b < batch; b++) {
      if (lengths !== undefined && t >= lengths[b]) continue;
      const row = (t * batch + b) * size;
      for (let j = 0; j < size; j++) to[b * size + j] += from[row + j];
    }
  }
  for (let b = 0; b < batch; b++) {
    const length = lengths?.[b] ?? steps;
    for (let j = 0; j < size; j++) to[b * size + j] /= length;
  }
  if (y.needsGradient) {
    tape.record([y], () => {
      tape.gradientOf(x);
      const dx = tape.gradientNumbers(x);
      const dy = tape.gradientNumbers(y);
      for (let b = 0; b < batch; b++) {
        const length = lengths?.[b] ?? steps;
        for (let t = 0; t < length; t++) {
          const row = (t * batch + b) * size;
          for (let j = 0; j < size; j++) dx[row + j] += dy[b * size + j] / length;
        }
      }
    });
  }
  return y;
}
