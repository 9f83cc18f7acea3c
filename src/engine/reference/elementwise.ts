import type { Twins } from './twin.ts';

type Elementwise = Pick<
  Twins,
  | 'fill'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'scale'
  | 'addScaled'
  | 'addProduct'
  | 'addQuotient'
  | 'exp'
  | 'log'
  | 'tanh'
  | 'sigmoid'
  | 'relu'
  | 'tanhBackward'
  | 'sigmoidBackward'
  | 'reluBackward'
>;

/** Computes σ(x) = 1 / (1 + e⁻ˣ). */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** One number at a time. */
export const ELEMENTWISE: Elementwise = {
  fill(x, _, { out, value }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = value;
  },
  add(x, _, { out, a, b }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = x[a + i] + x[b + i];
  },
  subtract(x, _, { out, a, b }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = x[a + i] - x[b + i];
  },
  multiply(x, _, { out, a, b }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = x[a + i] * x[b + i];
  },
  scale(x, _, { out, a, factor }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = factor * x[a + i];
  },
  addScaled(x, _, { out, a, factor }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] += factor * x[a + i];
  },
  addProduct(x, _, { out, a, b }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] += x[a + i] * x[b + i];
  },
  addQuotient(x, _, { out, a, b }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] += x[a + i] / x[b + i];
  },
  exp(x, _, { out, a }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = Math.exp(x[a + i]);
  },
  log(x, _, { out, a }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = Math.log(x[a + i]);
  },
  tanh(x, _, { out, a }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = Math.tanh(x[a + i]);
  },
  sigmoid(x, _, { out, a }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = sigmoid(x[a + i]);
  },
  relu(x, _, { out, a }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = Math.max(x[a + i], 0);
  },
  tanhBackward(x, _, { da, y, dy }, begin, end) {
    for (let i = begin; i < end; i++) x[da + i] += x[dy + i] * (1 - x[y + i] ** 2);
  },
  sigmoidBackward(x, _, { da, y, dy }, begin, end) {
    for (let i = begin; i < end; i++) x[da + i] += x[dy + i] * x[y + i] * (1 - x[y + i]);
  },
  reluBackward(x, _, { da, y, dy }, begin, end) {
    for (let i = begin; i < end; i++) if (x[y + i] > 0) x[da + i] += x[dy + i];
  },
};
