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
    { losses, probabilities, logits, targets, weights, classes, ignored, smoothing },
    begin,
    end,
  ) {
    for (let i = begin; i < end; i++) {
      const logSum = softmaxRow(x, probabilities + i * classes, logits + i * classes, classes);
      const target = ids[targets + i];
      const lossOf = (j: number): number => {
        const weight = weights === 0 ? 1 : x[weights + j];
        return weight * (logSum - x[logits + i * classes + j]);
      };
      if (target === ignored) x[losses + i] = 0;
      else if (smoothing === 0) x[losses + i] = lossOf(target);
      else {
        let spread = 0;
        for (let j = 0; j < classes; j++) spread += lossOf(j);
        x[losses + i] = (1 - smoothing) * lossOf(target) + (smoothing / classes) * spread;
      }
    }
  },
  softmaxCrossEntropyBackward(
    x,
    ids,
    { dLogits, probabilities, targets, weights, classes, ignored, smoothing, scale },
    begin,
    end,
  ) {
    const weightOf = (j: number): number => (weights === 0 ? 1 : x[weights + j]);
    let total = 0;
    for (let j = 0; j < classes; j++) total += weightOf(j);
    const spread = (scale * smoothing) / classes;
    for (let i = begin; i < end; i++) {
      const target = ids[targets + i];
      if (target === ignored) continue;
      const factor = scale * (1 - smoothing) * weightOf(target);
      for (let j = 0; j < classes; j++) {
        const p = x[probabilities + i * classes + j];
        x[dLogits + i * classes + j] +=
          factor * (p - (j === target ? 1 : 0)) + spread * (total * p - weightOf(j));
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
