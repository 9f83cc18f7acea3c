import { EXPONENTIAL } from '../../engine/worth-sharing.ts';
import { runRows, runSequences } from '../run-kernel.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Computes each row's exponentials as shares of their sum.
 *
 *     y_j = e^{a_j} / Σ_k e^{a_k},   ∂L/∂a += y ⊙ (∂L/∂y − Σ_k y_k ∂L/∂y_k)
 *
 * @param a [..., size]; the shares are along the last axis
 */
export function softmax(tape: Tape, a: Tensor): Tensor {
  const size = a.shape[a.shape.length - 1];
  const rows = a.length / size;
  const { engine } = tape;
  const y = tape.create(a.shape, tape.tracks(a));
  runSequences(engine, 'softmax', { y: y.offset, a: a.offset, size }, [rows, size * EXPONENTIAL]);
  if (y.needsGradient) {
    tape.record([y], () => {
      const args = { da: tape.gradientOf(a), y: y.offset, dy: y.gradient, size };
      runRows(engine, 'softmaxBackward', args, [rows, size]);
    });
  }
  return y;
}
