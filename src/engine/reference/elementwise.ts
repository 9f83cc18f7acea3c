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
  | 'gelu'
  | 'geluBackward'
  | 'tanhBackward'
  | 'sigmoidBackward'
  | 'reluBackward'
>;

/** Computes σ(x) = 1 / (1 + e⁻ˣ). */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Computes Φ(x), the normal distribution's cumulative function, from the series of erf, all of whose terms are positive. */
function normalCumulative(x: number): number {
  if (Math.abs(x) > 9) return x < 0 ? 0 : 1;
  let sum = 0;
  let term = x;
  for (let n = 1; Math.abs(term) > 1e-20; n += 2) {
    sum += term;
    term *= (x * x) / (n + 2);
  }
  return 0.5 + sum * normalDensity(x);
}

/** Computes φ(x), the normal density. */
function normalDensity(x: number): number {
  return Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);
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
  gelu(x, _, { out, a }, begin, end) {
    for (let i = begin; i < end; i++) x[out + i] = x[a + i] * normalCumulative(x[a + i]);
  },
  geluBackward(x, _, { da, a, dy, accumulate }, begin, end) {
    for (let i = begin; i < end; i++) {
      const slope = normalCumulative(x[a + i]) + x[a + i] * normalDensity(x[a + i]);
      x[da + i] = (accumulate ? x[da + i] : 0) + x[dy + i] * slope;
    }
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
