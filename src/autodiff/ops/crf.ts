import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { runSequences } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { addBatchSum } from './add-gradient.ts';

/** What a linear chain scores: labels, pairs of neighbors, and the two ends. */
export interface CrfScores {
  /** x: [steps, batch, labels], time first. */
  readonly logits: Tensor;
  /** T: [labels, labels], of a label (column) after another (row). */
  readonly transitions: Tensor;
  /** [labels]: of a label at the beginning. */
  readonly starts: Tensor;
  /** [labels]: of a label at the end. */
  readonly ends: Tensor;
}

/**
 * Computes the loss of a linear-chain conditional random field (Lafferty et al. 2001): −ln P(right labels), in nats,
 * per token.
 *
 *     score(y) = Σ_t x_t[y_t] + Σ_t T[y_{t−1}, y_t] + start[y_1] + end[y_n]
 *     L = Σ_sequences (ln Σ_y e^score(y) − score(right)) / tokens
 *     ∂L/∂x_t[j] = (P(y_t = j) − [right_t = j]) / tokens
 *     ∂L/∂T[i, j] = Σ_t (P(y_{t−1} = i, y_t = j) − [right_{t−1} = i and right_t = j]) / tokens
 *
 * The sum over all paths is the forward algorithm, the gradient the forward-backward algorithm (Rabiner 1989), both
 * in logarithms and in single precision: one kernel call each, in which workers share the batch.
 * @param targets [steps, batch]: the right labels; what stands beyond a sequence's length is not read
 * @param lengths of the sequences, each 1 to steps
 * @returns one number, of shape []
 * @throws UsageError when a shape, a length or a target does not fit
 */
export function crf(
  tape: Tape,
  scores: CrfScores,
  targets: ArrayLike<number>,
  lengths: ArrayLike<number>,
): Tensor {
  const { logits, transitions, starts, ends } = scores;
  expectShape('crf', 'logits', logits.shape, ['steps', 'batch', 'labels']);
  const [steps, batch, labels] = logits.shape;
  expectShape('crf', 'transitions', transitions.shape, [labels, labels]);
  expectShape('crf', 'starts', starts.shape, [labels]);
  expectShape('crf', 'ends', ends.shape, [labels]);
  const tokens = checkChains({ steps, batch, labels }, targets, lengths);
  const { engine } = tape;
  // Beyond a sequence's length a target may be anything.
  const right = tape.integers(targets);
  const chain = {
    logits: logits.offset,
    transitions: transitions.offset,
    ends: ends.offset,
    ...{ targets: right, lengths: tape.integers(lengths), steps, batch, labels },
  };
  const losses = tape.scratch(batch);
  const alphas = tape.scratch(steps * batch * labels);
  const shifts = tape.scratch(steps * batch);
  const maxima = tape.scratch(batch * labels);
  const work = steps * labels * labels;
  const forward = { ...chain, losses, alphas, shifts, maxima, starts: starts.offset };
  runSequences(engine, 'crfForward', forward, [batch, work]);
  const y = tape.create([], tape.tracks(logits, transitions, starts, ends));
  engine.kernels.sum({ out: y.offset, a: losses, count: batch });
  engine.kernels.scale({ out: y.offset, a: y.offset, factor: 1 / tokens }, 0, 1);
  if (y.needsGradient) {
    tape.record([y], () => {
      const scale = tape.gradientNumbers(y)[0] / tokens;
      const dLogits = logits.needsGradient ? tape.gradientOf(logits) : zeros(tape, logits.length);
      const dTransitions = tape.scratch(batch * labels * labels);
      const [dStarts, dEnds] = [tape.scratch(batch * labels), tape.scratch(batch * labels)];
      const marginals = tape.scratch(2 * batch * labels);
      const own = { dLogits, dTransitions, dStarts, dEnds, marginals, alphas, shifts, scale };
      runSequences(engine, 'crfBackward', { ...chain, ...own }, [batch, work]);
      addBatchSum(tape, transitions, dTransitions, batch);
      addBatchSum(tape, starts, dStarts, batch);
      addBatchSum(tape, ends, dEnds, batch);
    });
  }
  return y;
}

function zeros(tape: Tape, length: number): number {
  const offset = tape.scratch(length);
  tape.engine.heap.numbers(offset, length).fill(0);
  return offset;
}

/** Checks lengths and targets; gives the number of tokens. */
function checkChains(
  sizes: { readonly steps: number; readonly batch: number; readonly labels: number },
  targets: ArrayLike<number>,
  lengths: ArrayLike<number>,
): number {
  const { steps, batch, labels } = sizes;
  if (lengths.length !== batch || targets.length !== steps * batch) {
    throw new UsageError(
      sentence(
        'autodiff/crf-counts',
      )`crf: ${{ lengths: lengths.length }} lengths and ${{ targets: targets.length }} targets given; expected ${{ batch }} and ${{ expected: steps * batch }}.`,
    );
  }
  let tokens = 0;
  for (let b = 0; b < batch; b++) {
    const length = lengths[b];
    if (!(length >= 1 && length <= steps)) {
      throw new UsageError(
        sentence(
          'autodiff/crf-length',
        )`crf: sequence ${{ sequence: b }} has length ${{ length }}; expected 1 to ${{ steps }}.`,
      );
    }
    for (let t = 0; t < length; t++) {
      const target = targets[t * batch + b];
      if (!(target >= 0 && target < labels)) {
        throw new UsageError(
          sentence(
            'autodiff/crf-target',
          )`crf: target ${{ target }} at step ${{ step: t }} of sequence ${{ sequence: b }}; expected 0 to ${{ last: labels - 1 }}.`,
        );
      }
    }
    tokens += length;
  }
  return tokens;
}
