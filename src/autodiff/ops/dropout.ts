import { UsageError } from '../../base/errors.ts';
import type { Random } from '../../base/random.ts';
import { sentence } from '../../base/sentence.ts';
import { runElementwise } from '../run-kernel.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Zeroes a random share of the elements and scales the others up, so that the expected value stays
 * (Srivastava et al. 2014). In evaluation mode it gives its input back.
 *
 *     m_i = 0 with probability p, otherwise 1 / (1 − p)
 *     y = m ⊙ a,   ∂L/∂a += m ⊙ ∂L/∂y
 *
 * The mask is not kept: it is a hash of a seed and i, and the backward pass makes it again.
 * @param rate p, in [0, 1)
 * @param random where the mask's seed is drawn from: one number a call
 * @throws UsageError when the rate lies outside [0, 1)
 */
export function dropout(tape: Tape, a: Tensor, rate: number, random: Random): Tensor {
  checkDropoutRate('dropout', rate);
  if (rate === 0 || tape.mode === 'evaluation') return a;
  const seed = random.uint32() | 0;
  const { engine } = tape;
  const y = tape.create(a.shape, tape.tracks(a));
  const forward = { y: y.offset, x: a.offset, rate, seed, accumulate: 0 } as const;
  runElementwise(engine, 'dropout', forward, y.length);
  if (y.needsGradient) {
    tape.record([y], () => {
      const accumulate = tape.claimGradient(a);
      const backward = { y: a.gradient, x: y.gradient, rate, seed, accumulate };
      runElementwise(engine, 'dropout', backward, y.length);
    });
  }
  return y;
}

/** @throws UsageError when the rate lies outside [0, 1) */
export function checkDropoutRate(operation: string, rate: number): void {
  if (rate >= 0 && rate < 1) return;
  throw new UsageError(
    sentence(
      'autodiff/dropout-rate',
    )`${{ operation }}: rate ${{ rate }} given; expected a share from 0 to below 1.`,
  );
}
