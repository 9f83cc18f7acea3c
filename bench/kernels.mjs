/**
 * The kernels against a peer or a roofline that the same run measures:
 *   the matrix product beside PyTorch's, on one thread and on two, and beside the most multiply-adds that the
 *   machine does; two workers beside one; the weight gradient of a training; exp and tanh, elements a nanosecond.
 *
 *   npm run bench:kernels
 *
 * PYTHON names the Python that has torch (python3 unless set). Each figure is the best of rounds that take turns
 * with what it is compared with. What a call and a tape operation cost: bench/call-cost.mjs, bench/tape.mjs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../dist/engine/create-engine.js';
import { measureWeightGradient } from './kernels/weight-gradient.mjs';
import { openPeaks } from './support/peaks.mjs';
import { startPeer } from './support/peer.mjs';

const SHAPES = [
  [48, 256, 512],
  [64, 512, 2048],
];
const ROUNDS = 5;
const SECONDS = 0.4;

/** Best rate of some work in a fixed time, in units (of `units` a call) a nanosecond. */
function bestRate(units, call) {
  let best = 0;
  const end = performance.now() + SECONDS * 1000;
  while (performance.now() < end) {
    const start = performance.now();
    for (let i = 0; i < 10; i++) call();
    best = Math.max(best, (10 * units) / (performance.now() - start) / 1e6);
  }
  return best;
}

function product(engine, [rows, inner, columns]) {
  const [c, a, b] = [rows * columns, rows * inner, inner * columns].map((length) => {
    const offset = engine.heap.allocate(length * 4);
    engine.heap.numbers(offset, length).fill(0.5);
    return offset;
  });
  // Eight blocks: two threads finish together, and no block is small.
  const grain = engine.workers === 1 ? columns : Math.ceil(columns / 8 / 32) * 32;
  const flags = { stepA: 0, transposeB: 0, accumulate: 0 };
  const args = { c, a, b, rows, columns, inner, ...flags };
  return () => engine.parallel('matmul', args, columns, grain);
}

function elements(engine, name) {
  const length = 4096;
  const [from, to] = [0, 1].map(() => engine.heap.allocate(length * 4));
  engine.heap
    .numbers(from, length)
    .set(Float32Array.from({ length }, (_, i) => (8 * i) / length - 4));
  return () => bestRate(length, () => engine.kernels[name]({ out: to, a: from }, 0, length));
}

/** PyTorch in a process of its own; undefined where it is not installed. */
async function openTorch() {
  const script = fileURLToPath(new URL('kernels/torch_matmul.py', import.meta.url));
  const peer = await startPeer('PyTorch', [process.env.PYTHON ?? 'python3', script]);
  if (peer === undefined) return undefined;
  const measure = async (threads, [rows, inner, columns]) =>
    Number(await peer.ask(`${threads} ${rows} ${inner} ${columns} ${SECONDS}`));
  return { version: peer.version, measure, stop: peer.stop };
}

/** The best of each named measurement over rounds in which they take turns. */
async function inTurns(measurements) {
  const best = Object.fromEntries(Object.keys(measurements).map((name) => [name, 0]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, measure] of Object.entries(measurements)) {
      best[name] = Math.max(best[name], await measure());
    }
  }
  return best;
}

async function tryEngine(options) {
  try {
    return await createEngine(options);
  } catch (error) {
    console.log(`${options.engine} is not measured: ${error.message}`);
    return undefined;
  }
}

const torch = await openTorch();
const peaks = await openPeaks();
const engines = {};
for (const engine of ['native', 'wasm']) {
  for (const workers of [1, 2]) {
    const made = await tryEngine({ engine, workers });
    if (made !== undefined) engines[`${engine}, ${workers}`] = made;
  }
}

const results = { matmul: {}, weightGradient: {}, elements: {} };
for (const shape of SHAPES) {
  const measurements = {};
  for (const [name, engine] of Object.entries(engines)) {
    const run = product(engine, shape);
    const flops = 2 * shape.reduce((all, size) => all * size, 1);
    measurements[name] = () => bestRate(flops, run);
  }
  for (const threads of torch === undefined ? [] : [1, 2]) {
    measurements[`torch, ${threads}`] = () => torch.measure(threads, shape);
  }
  for (const kind of ['native', 'wasm']) {
    if (peaks[kind] !== undefined) measurements[`${kind} peak`] = () => peaks[kind](SECONDS);
  }
  const rates = await inTurns(measurements);
  const ratio = (a, b) =>
    rates[a] && rates[b] ? (rates[a] / rates[b]).toFixed(2) : 'not measured';
  results.matmul[shape.join('×')] = rates;
  console.log(`\nmatrix product ${shape.join('×')}`);
  console.table({
    'native / PyTorch, 1 thread': ratio('native, 1', 'torch, 1'),
    'native / PyTorch, 2 threads': ratio('native, 2', 'torch, 2'),
    'native / its multiply-add peak': ratio('native, 1', 'native peak'),
    'WebAssembly / its multiply-add peak': ratio('wasm, 1', 'wasm peak'),
    'native, 2 workers / 1': ratio('native, 2', 'native, 1'),
    'WebAssembly, 2 workers / 1': ratio('wasm, 2', 'wasm, 1'),
  });
}

console.log(
  '\nweight gradient 512 × 128, inner 2,500, as a training calls it: A transposed, no data in a cache',
);
for (const kind of ['native', 'wasm']) {
  const [one, two] = [1, 2].map((workers) => engines[`${kind}, ${workers}`]);
  if (one === undefined) continue;
  const rates = measureWeightGradient(one, two, ROUNDS);
  results.weightGradient[kind] = rates;
  console.table({
    [`${kind}: gradient / forward product`]: (rates.gradient / rates.forward).toFixed(2),
    [`${kind}: gradient, 2 workers / 1`]: (rates.gradientOnTwo / rates.gradient).toFixed(2),
  });
}

for (const engine of ['native', 'wasm']) {
  const one = engines[`${engine}, 1`];
  if (one === undefined) continue;
  results.elements[`${engine} ${one.instructions}`] = await inTurns({
    exp: elements(one, 'exp'),
    tanh: elements(one, 'tanh'),
  });
}
console.log('\nelements a nanosecond');
console.table(results.elements);

torch?.stop();
peaks.stop();
for (const engine of Object.values(engines)) engine.dispose();
const date = new Date().toISOString();
const folder = new URL(`runs/${date.slice(0, 10)}/`, import.meta.url);
mkdirSync(folder, { recursive: true });
const machine = {
  node: process.version,
  cpu: os.cpus()[0].model,
  cores: os.cpus().length,
  load: os.loadavg(),
};
const record = {
  date,
  command: 'npm run bench:kernels',
  machine,
  torch: torch?.version,
  unit: 'GFLOP/s, elements/ns',
  ...results,
};
writeFileSync(new URL('kernels.json', folder), `${JSON.stringify(record, null, 1)}\n`);
