import { sigmoid } from './elementwise.ts';
import { softmaxRow } from './rows.ts';
import type { Twins } from './twin.ts';

type Losses = Pick<
  Twins,
  | 'softmaxCrossEntropy'
  | 'softmaxCrossEntropyBackward'
  | 'sigmoidCrossEntropy'
  | 'sigmoidCrossEntropyBackward'
>;

/** Cross-entropies and their gradients. */
export const LOSSES: Losses = {
  softmaxCrossEntropy(
    x,
    ids,
    { losses, probabilities, logits, targets, weights, classes, ignored },
    begin,
    end,
  ) {
    for (let i = begin; i < end; i++) {
      const logSum = softmaxRow(x, probabilities + i * classes, logits + i * classes, classes);
      const target = ids[targets + i];
      if (target === ignored) x[losses + i] = 0;
      else {
        const weight = weights === 0 ? 1 : x[weights + target];
        x[losses + i] = weight * (logSum - x[logits + i * classes + target]);
      }
    }
  },
  softmaxCrossEntropyBackward(
    x,
    ids,
    { dLogits, probabilities, targets, weights, classes, ignored, scale },
    begin,
    end,
  ) {
    for (let i = begin; i < end; i++) {
      const target = ids[targets + i];
      if (target === ignored) continue;
      const factor = scale * (weights === 0 ? 1 : x[weights + target]);
      for (let j = 0; j < classes; j++) {
        x[dLogits + i * classes + j] +=
          factor * (x[probabilities + i * classes + j] - (j === target ? 1 : 0));
      }
    }
  },
  sigmoidCrossEntropy(x, _, { losses, logits, targets }, begin, end) {
    for (let i = begin; i < end; i++) {
      const logit = x[logits + i];
      x[losses + i] =
        Math.max(logit, 0) - logit * x[targets + i] + Math.log1p(Math.exp(-Math.abs(logit)));
    }
  },
  sigmoidCrossEntropyBackward(x, _, { dLogits, logits, targets, scale }, begin, end) {
    for (let i = begin; i < end; i++) {
      x[dLogits + i] += scale * (sigmoid(x[logits + i]) - x[targets + i]);
    }
  },
};
