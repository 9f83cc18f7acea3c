import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { formatShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import { Tensor } from '../tensor.ts';
import { addGradient } from './add-gradient.ts';

/**
 * Gives a tensor another shape without copying its numbers.
 *
 *     y = a,   ∂L/∂a += ∂L/∂y
 *
 * @throws UsageError when the sizes differ
 */
export function reshape(tape: Tape, a: Tensor, shape: readonly number[]): Tensor {
  const y = new Tensor(a.offset, shape, tape.tracks(a));
  if (y.length !== a.length) {
    throw new UsageError(
      sentence(
        'autodiff/reshape-size',
      )`reshape: ${{ shape: formatShape(a.shape) }} holds ${{ length: a.length }} numbers; expected a shape that does too, given ${{ wanted: formatShape(shape) }}.`,
    );
  }
  if (y.needsGradient) tape.record([y], () => addGradient(tape, a, y.gradient));
  return y;
}
