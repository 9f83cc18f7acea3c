import { UsageError } from '../../base/errors.ts';
import type { Random } from '../../base/random.ts';
import { sentence } from '../../base/sentence.ts';
import { runSequences } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { checkDropoutRate } from './dropout.ts';

/** The widest head: the kernel's blocks of it stay in the processor's cache. */
export const MOST_HEAD_SIZE = 256;

/** The part of a tensor's rows that holds one of Q, K and V: one product may have made all three. */
export interface Part {
  /** [steps, batch, parts · width] */
  readonly tensor: Tensor;
  /** Which of the parts, from 0 up; default 0. */
  readonly part?: number;
}

/** What `multiHeadAttention` takes. */
export interface MultiHeadAttentionInput {
  /** Q: rows [queries, batch]. */
  readonly query: Part;
  /** K: rows [keys, batch]. */
  readonly key: Part;
  /** V: rows [keys, batch]. */
  readonly value: Part;
  /** Numbers in a row of each: the heads side by side. */
  readonly width: number;
  /** Into how many heads a row is cut, all of one size. */
  readonly heads: number;
  /** Whether a query sees no key after its own place, the last query being at the last key's; default false. */
  readonly causal?: boolean;
  /** How many of its keys each sequence has, 0 to keys; default all. */
  readonly lengths?: ArrayLike<number> | undefined;
  /** The share of the weights that is dropped in training; default 0. */
  readonly dropout?: number;
  /** Where dropout is drawn from: one number a call; needed in training when there is any. */
  readonly random?: Random | undefined;
}

/**
 * Scaled dot-product attention of several heads (Vaswani et al. 2017), time first. Of each sequence and head:
 *
 *     P = softmax(Q Kᵀ / √size),   Y = (P ⊙ M) V
 *     ∂L/∂V += (P ⊙ M)ᵀ ∂L/∂Y,   D = (∂L/∂Y Vᵀ) ⊙ M,   ∂L/∂S = P ⊙ (D − Σ_k P ⊙ D)
 *     ∂L/∂Q += ∂L/∂S K / √size,   ∂L/∂K += (∂L/∂S)ᵀ Q / √size
 *
 * where M is dropout's: 0, or 1 / (1 − rate). One kernel call each way, in which workers share sequences and heads.
 * P is never in memory: it is computed block by block, forwards and again backwards (Dao et al. 2022), so that room
 * grows with the length, not its square. A query that sees no key gives zeros.
 * @returns [queries, batch, width]
 * @throws UsageError when a shape, the heads or a length do not fit
 */
export function multiHeadAttention(tape: Tape, input: MultiHeadAttentionInput): Tensor {
  const { query, key, value, width, heads, causal = false, lengths, dropout = 0, random } = input;
  const size = checkHeads(width, heads);
  const [queries, batch, queryParts] = checkPart('query', query, width);
  const [keys, keyBatch, keyParts] = checkPart('key', key, width);
  const [valueKeys, valueBatch, valueParts] = checkPart('value', value, width);
  expectShape('multiHeadAttention', 'key', [keys, keyBatch], ['keys', batch]);
  expectShape('multiHeadAttention', 'value', [valueKeys, valueBatch], [keys, batch]);
  if (lengths !== undefined) checkKeyLengths(lengths, keys, batch);
  checkDropoutRate('multiHeadAttention', dropout);
  const drops = dropout > 0 && tape.mode === 'training';
  if (drops && random === undefined) {
    throw new UsageError(
      sentence(
        'autodiff/attention-dropout-needs-random',
      )`multiHeadAttention: dropout needs random numbers; give them.`,
    );
  }
  const tensors = [query.tensor, key.tensor, value.tensor] as const;
  const y = tape.create([queries, batch, width], tape.tracks(...tensors));
  const logSums = tape.scratch(batch * heads * queries);
  const inputs = {
    query: placeOf(query, query.tensor.offset, width),
    key: placeOf(key, key.tensor.offset, width),
    value: placeOf(value, value.tensor.offset, width),
    lengths: lengths === undefined ? 0 : tape.integers(lengths),
    ...{ queries, keys, batch, heads, size, queryParts, keyParts, valueParts },
    causal: causal ? 1 : 0,
    scale: 1 / Math.sqrt(size),
    rate: drops ? dropout : 0,
    seed: drops && random !== undefined ? random.uint32() | 0 : 0,
  } as const;
  const { engine } = tape;
  const product = queries * keys * size;
  const forward = { y: y.offset, logSums, ...inputs };
  runSequences(engine, 'attentionForward', forward, [batch * heads, 2 * product]);
  if (!y.needsGradient) return y;

  tape.record([y], () => {
    const gradientOf = (given: Part): number => {
      const { tensor } = given;
      // What nobody needs is computed all the same, into room that is thrown away.
      const offset = tensor.needsGradient ? tape.gradientOf(tensor) : tape.scratch(tensor.length);
      return placeOf(given, offset, width);
    };
    const [dQuery, dKey, dValue] = [query, key, value].map(gradientOf);
    const own = { dQuery, dKey, dValue, y: y.offset, dy: y.gradient, logSums };
    const backward = { ...own, ...inputs };
    runSequences(engine, 'attentionBackward', backward, [batch * heads, 5 * product]);
  });
  return y;
}

/** Returns where the first row's part begins in an array that is laid out as the tensor. */
function placeOf({ part = 0 }: Part, offset: number, width: number): number {
  return offset + 4 * part * width;
}

/** Checks a part's tensor; gives steps, batch and the number of parts. */
function checkPart(
  name: string,
  { tensor, part = 0 }: Part,
  width: number,
): readonly [number, number, number] {
  expectShape('multiHeadAttention', name, tensor.shape, ['steps', 'batch', 'parts · width']);
  const [steps, batch, row] = tensor.shape;
  const parts = Math.ceil(row / width);
  const expected = Math.max(parts, part + 1) * width;
  expectShape('multiHeadAttention', name, tensor.shape, ['steps', 'batch', expected]);
  return [steps, batch, parts];
}

/** Checks the heads; gives the size of one. */
function checkHeads(width: number, heads: number): number {
  const size = width / heads;
  if (Number.isInteger(size) && size >= 1 && size <= MOST_HEAD_SIZE) return size;
  throw new UsageError(
    sentence(
      'autodiff/attention-heads',
    )`multiHeadAttention: ${{ heads }} heads of a width of ${{ width }} given; expected heads of one size, at most ${{ most: MOST_HEAD_SIZE }}.`,
  );
}

function checkKeyLengths(lengths: ArrayLike<number>, keys: number, batch: number): void {
  if (lengths.length !== batch) {
    throw new UsageError(
      sentence(
        'autodiff/attention-lengths',
      )`multiHeadAttention: ${{ lengths: lengths.length }} lengths given; expected ${{ expected: batch }}, one a sequence.`,
    );
  }
  for (let b = 0; b < batch; b++) {
    if (lengths[b] >= 0 && lengths[b] <= keys) continue;
    throw new UsageError(
      sentence(
        'autodiff/attention-length',
      )`multiHeadAttention: sequence ${{ sequence: b }} has ${{ length: lengths[b] }} keys; expected 0 to ${{ keys }}.`,
    );
  }
}
