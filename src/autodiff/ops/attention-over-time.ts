import { runRows } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { placeLengths } from './sequence-lengths.ts';

/** What `attentionOverTime` gives. */
export interface AttentionOverTime {
  /** [batch, size] */
  readonly output: Tensor;
  /** a, [steps, batch]: each step's share, 0 after a sequence's end. A copy that stays valid. */
  readonly weights: Float64Array;
}

/**
 * Computes the mean of a sequence's steps weighted by the softmax of their scores (Yang et al. 2016), each sequence
 * over its own steps.
 *
 *     a_tb = e^{s_tb} / Σ_{u < length_b} e^{s_ub},   y_b = Σ_t a_tb x_tb
 *     ∂L/∂x_tb += a_tb ∂L/∂y_b,   g_tb = x_tb · ∂L/∂y_b,   ∂L/∂s_tb += a_tb (g_tb − Σ_u a_ub g_ub)
 *
 * @param x [steps, batch, size]
 * @param scores [steps, batch, 1]
 * @param lengths of the sequences, 1 to steps; default all steps
 * @throws UsageError when a shape or a length does not fit
 */
export function attentionOverTime(
  tape: Tape,
  x: Tensor,
  scores: Tensor,
  lengths?: ArrayLike<number>,
): AttentionOverTime {
  expectShape('attentionOverTime', 'x', x.shape, ['steps', 'batch', 'size']);
  const [steps, batch, size] = x.shape;
  expectShape('attentionOverTime', 'scores', scores.shape, [steps, batch, 1]);
  const { engine } = tape;
  const ends = placeLengths(tape, 'attentionOverTime', lengths, [steps, batch]);
  const weights = softmaxOverTime(tape.numbers(scores), lengths, steps, batch);
  const places = { lengths: ends, steps, batch, size };
  const shares = tape.constant([steps, batch], weights).offset;
  const output = tape.create([batch, size], tape.tracks(x, scores));
  const forward = { y: output.offset, x: x.offset, weights: shares, ...places };
  runRows(engine, 'sumOverTime', forward, [batch, steps * size]);
  if (!output.needsGradient) return { output, weights };

  tape.record([output], () => {
    const dy = output.gradient;
    if (x.needsGradient) {
      const backward = { dx: tape.gradientOf(x), dy, weights: shares, ...places };
      runRows(engine, 'sumOverTimeBackward', backward, [batch, steps * size]);
    }
    if (scores.needsGradient) {
      // The gradient first: making room may move the heap, and with it every view.
      tape.gradientOf(scores);
      const at = tape.scratch(weights.length);
      runRows(engine, 'pullsOverTime', { pulls: at, x: x.offset, dy, ...places }, [
        batch,
        steps * size,
      ]);
      const pulls = engine.heap.numbers(at, weights.length);
      const ds = tape.gradientNumbers(scores);
      const means = new Float64Array(batch);
      for (let i = 0; i < weights.length; i++) means[i % batch] += weights[i] * pulls[i];
      for (let i = 0; i < weights.length; i++) ds[i] += weights[i] * (pulls[i] - means[i % batch]);
    }
  });
  return { output, weights };
}

function softmaxOverTime(
  scores: ArrayLike<number>,
  lengths: ArrayLike<number> | undefined,
  steps: number,
  batch: number,
): Float64Array {
  const weights = new Float64Array(steps * batch);
  for (let b = 0; b < batch; b++) {
    const end = (lengths?.[b] ?? steps) * batch;
    let largest = -Infinity;
    for (let i = b; i < end; i += batch) largest = Math.max(largest, scores[i]);
    let sum = 0;
    for (let i = b; i < end; i += batch) {
      weights[i] = Math.exp(scores[i] - largest);
      sum += weights[i];
    }
    for (let i = b; i < end; i += batch) weights[i] /= sum;
  }
  return weights;
}
