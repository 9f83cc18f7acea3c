import { UsageError } from '../../base/errors.ts';
import { checkNames } from '../../base/options.ts';
import { sentence } from '../../base/sentence.ts';
import { runElementwise } from '../run-kernel.ts';
import { formatShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/** Options of `sigmoidCrossEntropy`. */
export interface SigmoidCrossEntropyOptions {
  /** Whether the loss is the mean over the elements or their sum; default `mean`. */
  readonly reduction?: 'mean' | 'sum';
}

const NAMES: readonly (keyof SigmoidCrossEntropyOptions)[] = ['reduction'];

/**
 * Computes the loss of yes-or-no answers, each of one sigmoid unit.
 *
 *     L = Σ_i (−t_i ln σ(a_i) − (1 − t_i) ln(1 − σ(a_i))) / n,   n = how many for the mean, 1 for the sum
 *     ∂L/∂a_i += (σ(a_i) − t_i) / n
 *
 * @param logits any shape
 * @param targets one number in [0, 1] for each logit
 * @returns one number, of shape []
 * @throws UsageError when the targets do not fit the logits
 */
export function sigmoidCrossEntropy(
  tape: Tape,
  logits: Tensor,
  targets: ArrayLike<number>,
  options: SigmoidCrossEntropyOptions = {},
): Tensor {
  checkNames('sigmoidCrossEntropy', NAMES, options);
  const { reduction = 'mean' } = options;
  const { length } = logits;
  if (targets.length !== length) {
    throw new UsageError(
      sentence(
        'autodiff/sigmoid-target-count',
      )`sigmoidCrossEntropy: ${{ targets: targets.length }} targets given; expected ${{ expected: length }} for logits of shape ${{ shape: formatShape(logits.shape) }}.`,
    );
  }
  const divisor = reduction === 'mean' ? length : 1;
  const { engine } = tape;
  const wanted = tape.constant([length], targets).offset;
  const losses = tape.scratch(length);
  const forward = { losses, logits: logits.offset, targets: wanted };
  runElementwise(engine, 'sigmoidCrossEntropy', forward, length);
  const y = tape.create([], tape.tracks(logits));
  engine.kernels.sum({ out: y.offset, a: losses, count: length });
  engine.kernels.scale({ out: y.offset, a: y.offset, factor: 1 / divisor }, 0, 1);
  if (y.needsGradient) {
    tape.record([y], () => {
      const scale = tape.gradientNumbers(y)[0] / divisor;
      const dLogits = tape.gradientOf(logits);
      const backward = { dLogits, logits: logits.offset, targets: wanted, scale };
      runElementwise(engine, 'sigmoidCrossEntropyBackward', backward, length);
    });
  }
  return y;
}
