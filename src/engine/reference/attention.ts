import type { KernelArguments } from '../contract/kernels.ts';
import { isDropped } from './dropout.ts';
import type { Twins } from './twin.ts';

type Inputs = Omit<KernelArguments<'attentionForward'>, 'y' | 'logSums'>;

/** One query of one head at a time, all its weights at once. */
export const ATTENTION: Pick<Twins, 'attentionForward' | 'attentionBackward'> = {
  attentionForward(n, integers, { y, logSums, ...inputs }, begin, end) {
    const { queries, batch, heads, size } = inputs;
    for (let p = begin; p < end; p++) {
      for (let i = 0; i < queries; i++) {
        const { logSum, weights, value } = weigh(n, integers, inputs, p, i);
        n[logSums + p * queries + i] = logSum;
        const out = y + i * batch * heads * size + p * size;
        n.fill(0, out, out + size);
        weights.forEach(({ weight, factor }, j) => {
          for (let d = 0; d < size; d++) n[out + d] += weight * factor * n[value(j) + d];
        });
      }
    }
  },
  attentionBackward(n, integers, args, begin, end) {
    const { dQuery, dKey, dValue, y: _, dy, logSums: __, ...inputs } = args;
    const { queries, batch, heads, size, scale } = inputs;
    for (let p = begin; p < end; p++) {
      for (let i = 0; i < queries; i++) {
        const { weights, query, key, value } = weigh(n, integers, inputs, p, i);
        const out = dy + i * batch * heads * size + p * size;
        const pulls = weights.map(({ factor }, j) => factor * dot(n, out, value(j), size));
        const mean = weights.reduce((sum, { weight }, j) => sum + weight * pulls[j], 0);
        weights.forEach(({ weight, factor }, j) => {
          const error = scale * weight * (pulls[j] - mean);
          const [dk, dv] = [dKey - inputs.key + key(j), dValue - inputs.value + value(j)];
          for (let d = 0; d < size; d++) {
            n[dQuery - inputs.query + query + d] += error * n[key(j) + d];
            n[dk + d] += error * n[query + d];
            n[dv + d] += weight * factor * n[out + d];
          }
        });
      }
    }
  },
};

/** Computes the weights of query `i` of head `p` (of all sequences), and where its rows lie. */
function weigh(n: Float64Array, integers: Int32Array, inputs: Inputs, p: number, i: number) {
  const { queries, keys, batch, heads, size, causal, lengths, scale } = inputs;
  const sequence = Math.floor(p / heads);
  const place = (begin: number, parts: number, step: number): number =>
    begin + (step * batch + sequence) * parts * heads * size + (p % heads) * size;
  const query = place(inputs.query, inputs.queryParts, i);
  const key = (j: number): number => place(inputs.key, inputs.keyParts, j);
  const value = (j: number): number => place(inputs.value, inputs.valueParts, j);
  const known = lengths === 0 ? keys : Math.min(keys, integers[lengths + sequence]);
  const visible = Math.max(0, causal ? Math.min(known, i + 1 + keys - queries) : known);
  const scores = Array.from({ length: visible }, (_, j) => scale * dot(n, query, key(j), size));
  const largest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const sum = scores.reduce((total, score) => total + Math.exp(score - largest), 0);
  const weights = scores.map((score, j) => ({
    weight: Math.exp(score - largest) / sum,
    factor: dropoutFactor(inputs, (p * queries + i) * keys + j),
  }));
  const logSum = visible === 0 ? Infinity : largest + Math.log(sum);
  return { logSum, weights, query, key, value };
}

function dropoutFactor({ rate, seed }: Inputs, place: number): number {
  // The rate as the kernels are given it.
  const share = Math.fround(rate);
  return isDropped(place | 0, seed, share) ? 0 : 1 / (1 - share);
}

function dot(n: Float64Array, a: number, b: number, size: number): number {
  let sum = 0;
  for (let d = 0; d < size; d++) sum += n[a + d] * n[b + d];
  return sum;
}
