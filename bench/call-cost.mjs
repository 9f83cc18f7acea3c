// What a kernel call costs from JavaScript, what handing a job to a worker costs, and what a second
// worker brings, on each engine: `npm run build && node bench/call-cost.mjs`. The best of rounds that
// take turns, each shorter than the slices that a busy machine gives.
import { createEngine } from '../dist/engine/create-engine.js';

const CALLS = 5000;
const ROUNDS = 300;
const ADAM = { rate: 0.1, beta1: 0.9, beta2: 0.9, weightDecay: 0.1, keep: 0.5 };

/** Nanoseconds of one of `count` calls. */
function time(count, call) {
  const start = performance.now();
  for (let i = 0; i < count; i++) call(i);
  return ((performance.now() - start) / count) * 1e6;
}

/** Runs several things in turn, and gives the best time of each. */
function inTurns(things) {
  const best = things.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    things.forEach((thing, i) => {
      best[i] = Math.min(best[i], thing());
    });
  }
  return best;
}

for (const kind of ['wasm', 'native']) {
  const one = await createEngine({ engine: kind, workers: 1 });
  const two = await createEngine({ engine: kind, workers: 2 });

  // Empty ranges: the call and nothing else. 4 and 12 arguments.
  const { fill, adam } = one.kernels;
  const a = one.heap.allocate(1024);
  const [nothing, four, twelve] = inTurns([
    () => time(CALLS, () => {}),
    () => time(CALLS, (i) => fill({ out: a, value: i }, 0, 0)),
    () =>
      time(CALLS, (i) => adam({ ...ADAM, value: a, gradient: a, m: a, v: a, epsilon: i }, 0, 0)),
  ]);
  console.log(
    `${kind} (${one.instructions}): a call with 4 arguments ${(four - nothing).toFixed(0)} ns, with 12 ${(twelve - nothing).toFixed(0)} ns`,
  );

  // Two blocks of next to no work: what calling a worker costs the caller, who ends up doing both.
  const b = two.heap.allocate(1024);
  const [handOver, straight] = inTurns([
    () => time(100, () => two.parallel('fill', { out: b, value: 1 }, 64, 32)),
    () => time(100, () => one.parallel('fill', { out: a, value: 1 }, 64, 32)),
  ]);
  console.log(
    `  a job of two empty blocks: ${(straight / 1000).toFixed(2)} µs on one thread, ${(handOver / 1000).toFixed(2)} µs for the caller where a worker is called too`,
  );

  const [rows, inner, columns] = [64, 512, 2048];
  const product = (engine) => {
    const matrices = [rows * columns, rows * inner, inner * columns].map((length) => {
      const offset = engine.heap.allocate(length * 4);
      engine.heap.numbers(offset, length).fill(0.5);
      return offset;
    });
    const [c, a, b] = matrices;
    const flags = { stepA: 0, transposeB: 0, accumulate: 0 };
    const args = { c, a, b, rows, columns, inner, ...flags };
    return () => engine.parallel('matmul', args, columns, 128);
  };
  const [alone, together] = [product(one), product(two)];
  const [oneWorker, twoWorkers] = inTurns([() => time(1, alone), () => time(1, together)]);
  const gigaflops = (nanoseconds) => ((2 * rows * inner * columns) / nanoseconds).toFixed(1);
  console.log(
    `  ${rows}×${inner}×${columns}: ${gigaflops(oneWorker)} GFLOP/s on one worker, ${gigaflops(twoWorkers)} on two: ${(oneWorker / twoWorkers).toFixed(2)}×`,
  );
  one.dispose();
  two.dispose();
}
