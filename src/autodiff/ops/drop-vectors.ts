import type { Random } from '../../base/random.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { checkDropoutRate } from './dropout.ts';

/**
 * Zeroes a random share of the vectors along the last axis, each as a whole, and scales the others up, so that the
 * expected value stays. On a sequence of word vectors this is word dropout (Iyyer et al. 2015), on an embedding's table
 * embedding dropout (Gal & Ghahramani 2016). In evaluation mode it gives its input back.
 *
 *     m_i = 0 with probability p, otherwise 1 / (1 − p)
 *     y_ij = m_i a_ij,   ∂L/∂a_ij += m_i ∂L/∂y_ij
 *
 * @param a [..., size]
 * @param rate p, in [0, 1)
 * @param random where the mask is drawn from: one number a vector
 * @throws UsageError when the rate lies outside [0, 1)
 */
export function dropVectors(tape: Tape, a: Tensor, rate: number, random: Random): Tensor {
  checkDropoutRate('dropVectors', rate);
  if (rate === 0 || tape.mode === 'evaluation') return a;
  const size = a.shape[a.shape.length - 1];
  const mask = new Float64Array(a.length / size);
  for (let i = 0; i < mask.length; i++) mask[i] = random.float() < rate ? 0 : 1 / (1 - rate);
  const y = tape.create(a.shape, tape.tracks(a));
  const from = tape.numbers(a);
  const to = tape.numbers(y);
  for (let i = 0, at = 0; i < mask.length; i++) {
    const factor = mask[i];
    for (const end = at + size; at < end; at++) to[at] = factor * from[at];
  }
  if (y.needsGradient) {
    tape.record([y], () => {
      tape.gradientOf(a);
      const da = tape.gradientNumbers(a);
      const dy = tape.gradientNumbers(y);
      for (let i = 0, at = 0; i < mask.length; i++) {
        const factor = mask[i];
        for (const end = at + size; at < end; at++) da[at] += factor * dy[at];
      }
    });
  }
  return y;
}
