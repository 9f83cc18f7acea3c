import { multiplyMatrices } from '../../dist/engine/matrix-product.js';

/** An LSTM's W_hh in training: 4 × 128 rows, 128 columns, 50 steps of a batch of 50. */
const [ROWS, COLUMNS, INNER] = [512, 128, 2500];

/** As many copies of the operands as no cache holds: in training, others' data was there in between. */
const COPIES = 12;

function operand(engine, length) {
  const offset = engine.heap.allocate(length * 4);
  const numbers = engine.heap.numbers(offset, length);
  for (let i = 0; i < length; i++) numbers[i] = ((i * 7919) % 1000) / 1000 - 0.5;
  return offset;
}

/** The gradient δᵀ x and the product x Wᵀ of the same size, each call on the next copy. */
function prepare(engine) {
  const copies = (length) => Array.from({ length: COPIES }, () => operand(engine, length));
  const [deltas, inputs] = [copies(INNER * ROWS), copies(INNER * COLUMNS)];
  const [weights, gradient, projected] = [ROWS * COLUMNS, ROWS * COLUMNS, INNER * ROWS].map(
    (length) => operand(engine, length),
  );
  const given = { rows: ROWS, columns: COLUMNS, inner: INNER };
  const forward = { c: projected, b: weights, rows: INNER, columns: ROWS, inner: COLUMNS };
  return {
    gradient: (i) => {
      const operands = { c: gradient, a: deltas[i % COPIES], b: inputs[i % COPIES] };
      multiplyMatrices(engine, { ...operands, ...given, transposeA: 1, accumulate: 1 });
    },
    forward: (i) => multiplyMatrices(engine, { ...forward, a: inputs[i % COPIES], transposeB: 1 }),
  };
}

/** The rate that a quarter of the calls reach, in GFLOP/s: the best of few calls is chance. */
function upperQuartile(milliseconds) {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return (2 * ROWS * COLUMNS * INNER) / sorted[sorted.length >> 2] / 1e6;
}

/**
 * Measures the weight gradient beside the forward product of the same size, in turns, in GFLOP/s.
 * @param one an engine of one worker
 * @param two an engine of two
 */
export function measureWeightGradient(one, two, rounds) {
  const [alone, together] = [one, two].map(prepare);
  const calls = {
    gradient: alone.gradient,
    forward: alone.forward,
    gradientOnTwo: together.gradient,
  };
  const times = Object.fromEntries(Object.keys(calls).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of Object.entries(calls)) {
      for (let i = 0; i < 2 * COPIES; i++) {
        const start = performance.now();
        call(i);
        times[name].push(performance.now() - start);
      }
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, milliseconds]) => [name, upperQuartile(milliseconds)]),
  );
}
