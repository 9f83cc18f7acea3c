import { UsageError } from '../../base/errors.ts';
import { checkNames } from '../../base/options.ts';
import { sentence } from '../../base/sentence.ts';
import { EXPONENTIAL } from '../../engine/worth-sharing.ts';
import { runRows, runSequences } from '../run-kernel.ts';
import { formatShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/** Options of `softmaxCrossEntropy`. */
export interface SoftmaxCrossEntropyOptions {
  /** Whether the loss is the (weighted) mean over the rows that count, or their sum; default `mean`. */
  readonly reduction?: 'mean' | 'sum';
  /** Rows with this target do not count; default −100, as in PyTorch. */
  readonly ignoreIndex?: number;
  /** A weight for each class; default all 1. */
  readonly classWeights?: ArrayLike<number> | undefined;
  /**
   * ε: the share of the target that is spread over all classes (Szegedy et al. 2016), from 0 to below 1; default 0, the
   * right class alone.
   */
  readonly labelSmoothing?: number;
}

const NAMES: readonly (keyof SoftmaxCrossEntropyOptions)[] = [
  'reduction',
  'ignoreIndex',
  'classWeights',
  'labelSmoothing',
];

/**
 * Computes the loss of a choice among classes: −ln P(right class), in nats.
 *
 *     L = Σ_i w_i (log Σ_j e^{a_ij} − a_{i,t_i}) / n,   n = Σ_i w_i for the mean, 1 for the sum
 *     ∂L/∂a_ij = w_i (softmax(a_i)_j − [j = t_i]) / n
 *
 * where w_i is the weight of the class t_i, and 0 for a row that is ignored. The mean over no rows
 * is 0 here (PyTorch: NaN). With label smoothing ε, as in PyTorch,
 *
 *     L_ε = (1 − ε) L + ε/K Σ_i Σ_j w_j (log Σ_k e^{a_ik} − a_ij) / n,   for K classes of the weights w_j
 *     ∂L_ε/∂a_ij = (1 − ε) ∂L/∂a_ij + ε/K (softmax(a_i)_j Σ_k w_k − w_j) / n
 *
 * @param logits [..., classes]
 * @param targets the right class of each row, or `ignoreIndex`
 * @returns one number, of shape []
 * @throws UsageError when the targets do not fit the logits, or the smoothing is out of range
 */
export function softmaxCrossEntropy(
  tape: Tape,
  logits: Tensor,
  targets: ArrayLike<number>,
  options: SoftmaxCrossEntropyOptions = {},
): Tensor {
  checkNames('softmaxCrossEntropy', NAMES, options);
  const { reduction = 'mean', ignoreIndex = -100, classWeights, labelSmoothing = 0 } = options;
  const classes = logits.shape[logits.shape.length - 1];
  const rows = logits.length / classes;
  if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
    throw new UsageError(
      sentence(
        'autodiff/label-smoothing',
      )`softmaxCrossEntropy: label smoothing ${{ smoothing: labelSmoothing }} given; expected a share from 0 to below 1.`,
    );
  }
  const total = checkTargets({ logits, targets, ignoreIndex, classWeights });
  const divisor = reduction === 'mean' && total > 0 ? total : 1;
  const { engine } = tape;
  const right = tape.integers(targets);
  const weights = classWeights === undefined ? 0 : tape.constant([classes], classWeights).offset;
  const losses = tape.scratch(rows);
  const probabilities = tape.scratch(logits.length);
  const choice = {
    ...{ probabilities, targets: right, weights, classes },
    ...{ ignored: ignoreIndex, smoothing: labelSmoothing },
  };
  const forward = { losses, logits: logits.offset, ...choice };
  runSequences(engine, 'softmaxCrossEntropy', forward, [rows, classes * EXPONENTIAL]);
  const y = tape.create([], tape.tracks(logits));
  engine.kernels.sum({ out: y.offset, a: losses, count: rows });
  engine.kernels.scale({ out: y.offset, a: y.offset, factor: 1 / divisor }, 0, 1);
  if (y.needsGradient) {
    tape.record([y], () => {
      const dLogits = tape.gradientOf(logits);
      const scale = tape.gradientNumbers(y)[0] / divisor;
      const backward = { dLogits, ...choice, scale };
      runRows(engine, 'softmaxCrossEntropyBackward', backward, [rows, classes]);
    });
  }
  return y;
}

/** Checks the targets; gives the sum of the weights of the rows that count. */
function checkTargets(given: {
  logits: Tensor;
  targets: ArrayLike<number>;
  ignoreIndex: number;
  classWeights: ArrayLike<number> | undefined;
}): number {
  const { logits, targets, ignoreIndex, classWeights } = given;
  const classes = logits.shape[logits.shape.length - 1];
  const rows = logits.length / classes;
  if (targets.length !== rows) {
    throw new UsageError(
      sentence(
        'autodiff/softmax-target-count',
      )`softmaxCrossEntropy: ${{ targets: targets.length }} targets given; expected ${{ expected: rows }} for logits of shape ${{ shape: formatShape(logits.shape) }}.`,
    );
  }
  if (classWeights !== undefined && classWeights.length !== classes) {
    throw new UsageError(
      sentence(
        'autodiff/class-weight-count',
      )`softmaxCrossEntropy: ${{ weights: classWeights.length }} class weights given; expected ${{ expected: classes }}.`,
    );
  }
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const target = targets[i];
    if (target === ignoreIndex) continue;
    if (!(target >= 0 && target < classes)) {
      throw new UsageError(
        sentence(
          'autodiff/target-out-of-range',
        )`softmaxCrossEntropy: target ${{ target }} at row ${{ row: i }}; expected 0 to ${{ last: classes - 1 }}, or ${{ ignoreIndex }} to ignore the row.`,
      );
    }
    total += classWeights?.[target] ?? 1;
  }
  return total;
}
