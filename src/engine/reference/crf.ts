import type { Twins } from './twin.ts';

type Crf = Pick<Twins, 'crfForward' | 'crfBackward'>;

/** The linear chain of conditional random fields. */
export const CRF: Crf = {
  crfForward(x, ids, call, begin, end) {
    const { losses, alphas, shifts, maxima, starts, logits, transitions, ends } = call;
    const { targets, lengths, batch, labels } = call;
    for (let b = begin; b < end; b++) {
      x[losses + b] = 0;
      if (ids[lengths + b] === 0) continue;
      let right = 0;
      let taken = 0;
      const last = ids[lengths + b] - 1;
      for (let t = 0; t <= last; t++) {
        const at = t * batch + b;
        const target = ids[targets + at];
        const alpha = alphas + at * labels;
        const before = alpha - batch * labels;
        for (let j = 0; j < labels; j++) {
          const reached =
            t === 0
              ? x[starts + j]
              : logSum(labels, (i) => x[before + i] + x[transitions + i * labels + j]);
          x[alpha + j] = x[logits + at * labels + j] + reached;
        }
        let most = -Infinity;
        for (let j = 0; j < labels; j++) most = Math.max(most, x[alpha + j]);
        for (let j = 0; j < labels; j++) x[alpha + j] -= most;
        x[shifts + at] = most;
        taken += most;
        const step = t === 0 ? starts : transitions + ids[targets + at - batch] * labels;
        right += x[logits + at * labels + target] + x[step + target];
      }
      const final = alphas + (last * batch + b) * labels;
      let largest = -Infinity;
      for (let j = 0; j < labels; j++) largest = Math.max(largest, x[final + j] + x[ends + j]);
      for (let j = 0; j < labels; j++) {
        x[maxima + b * labels + j] = Math.exp(x[final + j] + x[ends + j] - largest);
      }
      const total = taken + logSum(labels, (j) => x[final + j] + x[ends + j]);
      x[losses + b] = total - right - x[ends + ids[targets + last * batch + b]];
    }
  },
  crfBackward(x, ids, call, begin, end) {
    const { dLogits, dTransitions, dStarts, dEnds, marginals, alphas, shifts, scale } = call;
    const { logits, transitions, ends, targets, lengths, batch, labels } = call;
    for (let b = begin; b < end; b++) {
      const pairs = dTransitions + b * labels * labels;
      x.fill(0, pairs, pairs + labels * labels);
      x.fill(0, dStarts + b * labels, dStarts + (b + 1) * labels);
      x.fill(0, dEnds + b * labels, dEnds + (b + 1) * labels);
      if (ids[lengths + b] === 0) continue;
      const last = ids[lengths + b] - 1;
      let now = marginals + b * 2 * labels;
      let earlier = now + labels;
      const final = alphas + (last * batch + b) * labels;
      const total = logSum(labels, (j) => x[final + j] + x[ends + j]);
      for (let j = 0; j < labels; j++) {
        x[now + j] = scale * Math.exp(x[final + j] + x[ends + j] - total);
        x[dEnds + b * labels + j] = x[now + j];
      }
      x[dEnds + b * labels + ids[targets + last * batch + b]] -= scale;
      for (let t = last; t >= 0; t--) {
        const at = t * batch + b;
        const target = ids[targets + at];
        for (let j = 0; j < labels; j++) x[dLogits + at * labels + j] += x[now + j];
        x[dLogits + at * labels + target] -= scale;
        if (t === 0) break;
        const after = alphas + at * labels;
        const before = after - batch * labels;
        for (let i = 0; i < labels; i++) {
          x[earlier + i] = 0;
          for (let j = 0; j < labels; j++) {
            const ended = x[after + j] + x[shifts + at] - x[logits + at * labels + j];
            const score = x[before + i] + x[transitions + i * labels + j];
            const pair = x[now + j] * Math.exp(score - ended);
            x[pairs + i * labels + j] += pair;
            x[earlier + i] += pair;
          }
        }
        x[pairs + ids[targets + at - batch] * labels + target] -= scale;
        [now, earlier] = [earlier, now];
      }
      for (let j = 0; j < labels; j++) x[dStarts + b * labels + j] = x[now + j];
      x[dStarts + b * labels + ids[targets + b]] -= scale;
    }
  },
};

/** ln Σ e^score of the scores 0 to `count` − 1. */
function logSum(count: number, score: (index: number) => number): number {
  let most = -Infinity;
  for (let i = 0; i < count; i++) most = Math.max(most, score(i));
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(score(i) - most);
  return most + Math.log(sum);
}
