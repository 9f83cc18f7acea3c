import { runSequences } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { addBatchSum } from './add-gradient.ts';
import { checkLengths } from './sequence-lengths.ts';

/** What `sourceAttention` takes. */
export interface SourceAttentionInput {
  /** q, [batch, size]: what each sequence's step looks for. */
  readonly query: Tensor;
  /** k, [steps, batch, size]: what the steps of the source are found by. */
  readonly keys: Tensor;
  /** x, [steps, batch, width]: what is taken from the steps of the source. */
  readonly values: Tensor;
  /** v, [size], of additive scores; absent: the scores are dot products. */
  readonly scorer?: Tensor | undefined;
  /** Length of each source, 1 to steps; default all steps. */
  readonly lengths?: ArrayLike<number> | undefined;
}

/** What `sourceAttention` gives. */
export interface SourceAttention {
  /** [batch, width] */
  readonly output: Tensor;
  /** [batch, steps]: each step's share, 0 after a source's end. */
  readonly weights: Tensor;
}

/**
 * Computes what one step of a decoder sees of its source: the mean of the source's steps, weighted by the softmax of
 * their scores. The scores are additive (Bahdanau et al. 2015) or dot products (Luong et al. 2015):
 *
 *     s_t = v · tanh(q + k_t)  or  q · k_t,   a = softmax(s_1 … s_length),   y = Σ_t a_t x_t
 *     ∂L/∂x_t += a_t ∂L/∂y,   ∂L/∂s_t = a_t (x_t · ∂L/∂y − Σ_u a_u x_u · ∂L/∂y)
 *     additive, with u_t = tanh(q + k_t):  g_t = ∂L/∂s_t v ⊙ (1 − u_t²),
 *         ∂L/∂k_t += g_t,   ∂L/∂q += Σ_t g_t,   ∂L/∂v += Σ_t ∂L/∂s_t u_t
 *     dot:  ∂L/∂k_t += ∂L/∂s_t q,   ∂L/∂q += Σ_t ∂L/∂s_t k_t
 *
 * @throws UsageError when a shape or a length does not fit
 */
export function sourceAttention(tape: Tape, input: SourceAttentionInput): SourceAttention {
  const { query, keys, values, scorer, lengths } = input;
  expectShape('sourceAttention', 'query', query.shape, ['batch', 'size']);
  const [batch, size] = query.shape;
  expectShape('sourceAttention', 'keys', keys.shape, ['steps', batch, size]);
  const steps = keys.shape[0];
  expectShape('sourceAttention', 'values', values.shape, [steps, batch, 'width']);
  const width = values.shape[2];
  if (scorer !== undefined) expectShape('sourceAttention', 'scorer', scorer.shape, [size]);
  if (lengths !== undefined) checkLengths('sourceAttention', lengths, steps, batch);
  const { engine } = tape;
  const output = tape.create([batch, width], tape.tracks(query, keys, values, scorer));
  const weights = tape.create([batch, steps], false);
  const places = {
    ...{ query: query.offset, keys: keys.offset, values: values.offset },
    ...{ scorer: scorer?.offset ?? 0, weights: weights.offset },
    lengths: lengths === undefined ? 0 : tape.integers(lengths),
    ...{ steps, batch, size, width },
  };
  // A tanh takes about as long as eight multiply-adds.
  const work = [batch, steps * ((scorer === undefined ? 1 : 8) * size + width)] as const;
  runSequences(engine, 'sourceAttentionForward', { output: output.offset, ...places }, work);
  if (!output.needsGradient) return { output, weights };

  tape.record([output], () => {
    const dScorers = scorer === undefined ? 0 : tape.scratch(batch * size);
    const gradients = {
      ...{ dQuery: roomFor(tape, query), dKeys: roomFor(tape, keys) },
      ...{ dValues: roomFor(tape, values), dScorers, dScores: tape.scratch(batch * steps) },
      dOutput: output.gradient,
    };
    runSequences(engine, 'sourceAttentionBackward', { ...gradients, ...places }, work);
    if (scorer !== undefined) addBatchSum(tape, scorer, dScorers, batch);
  });
  return { output, weights };
}

/** Returns where a tensor's gradient is added up: for one without a gradient, room that nobody reads. */
function roomFor(tape: Tape, tensor: Tensor): number {
  if (tensor.needsGradient) return tape.gradientOf(tensor);
  const room = tape.scratch(tensor.length);
  tape.engine.heap.numbers(room, tensor.length).fill(0);
  return room;
}
