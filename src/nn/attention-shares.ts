import type { MultiHeadAttentionInput, Part } from '../autodiff/ops/multi-head-attention.ts';
import type { Tape } from '../autodiff/tape.ts';

/** Queries and keys of a layer of attention, as its kernel reads them. */
export type AttentionLook = Pick<
  MultiHeadAttentionInput,
  'query' | 'key' | 'width' | 'heads' | 'causal' | 'lengths'
>;

/** Called with what a layer looks by, before its tape is reset. */
export type WatchAttention = (look: AttentionLook) => void;

/**
 * Computes how the queries of one sequence share their attention among its keys, which the kernel never writes down:
 * P = softmax(Q Kᵀ / √size) of each head.
 * @param sequence its number in the batch
 * @returns of each head and query the shares of the sequence's keys: [heads][queries][keys]
 */
export function attentionShares(
  tape: Tape,
  { query, key, width, heads, causal = false, lengths }: AttentionLook,
  sequence: number,
): Float64Array[][] {
  const size = width / heads;
  const rowOf = ({ tensor, part = 0 }: Part, head: number) => {
    const numbers = tape.numbers(tensor);
    const [, batch, row] = tensor.shape;
    return (step: number) => {
      const begin = (step * batch + sequence) * row + part * width + head * size;
      return numbers.subarray(begin, begin + size);
    };
  };
  const [queries, keys] = [query.tensor.shape[0], key.tensor.shape[0]];
  const own = lengths?.[sequence] ?? keys;
  return Array.from({ length: heads }, (_, head) => {
    const [queryAt, keyAt] = [rowOf(query, head), rowOf(key, head)];
    return Array.from({ length: queries }, (__, q) => {
      const seen = causal ? Math.min(own, q + 1 + keys - queries) : own;
      const from = queryAt(q);
      const scores = Float64Array.from({ length: own }, (___, k) =>
        k < seen ? dot(from, keyAt(k)) / Math.sqrt(size) : -Infinity,
      );
      return softmaxOf(scores);
    });
  });
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function softmaxOf(scores: Float64Array): Float64Array {
  const most = scores.reduce((largest, score) => Math.max(largest, score), -Infinity);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
