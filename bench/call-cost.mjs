// What a kernel call costs from JavaScript, by place and by name; what handing a job to a worker costs; and what a
// second worker brings: `npm run build && node bench/call-cost.mjs`. The best of rounds that take turns, each shorter
// than the slices that a busy machine gives. Each engine has a process of its own, as programs have one engine.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { formatSentence, isSentence } from '../dist/base/sentence.js';
import { bindKernels } from '../dist/engine/contract/kernels.generated.js';
import { createEngine } from '../dist/engine/create-engine.js';
import { loadAddOn } from '../dist/engine/native/load.js';
import { rawTwins } from '../dist/engine/reference-engine.js';
import { ReferenceMemory } from '../dist/engine/reference-memory.js';
import { instantiateKernels } from '../dist/engine/wasm/instantiate.js';
import { loadModule } from '../dist/engine/wasm/load.js';
import { reserveMemory } from '../dist/engine/wasm/wasm-memory.js';

const CALLS = 5000;
const ROUNDS = 300;
const PAGE_LIMIT = 2 ** 26;

/** Nanoseconds of one of `count` calls. */
function time(count, call) {
  const start = performance.now();
  call(count);
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

/** Every kernel with its arguments by place, over a memory of its own. */
async function createRaw(kind) {
  if (kind === 'reference') return rawTwins(new ReferenceMemory(PAGE_LIMIT));
  if (kind === 'wasm') {
    const { module, memoryPages } = await loadModule('simd128', true);
    const { memory } = reserveMemory(memoryPages, PAGE_LIMIT, true);
    return (await instantiateKernels(module, memory)).kernels;
  }
  const addOn = loadAddOn();
  if (isSentence(addOn)) throw new Error(formatSentence(addOn));
  return addOn.attach(new Uint8Array(new SharedArrayBuffer(2 ** 20)));
}

/** Empty ranges, so that the call is all: 4, 12 and 13 numbers. Each loop stands on its own, as calls do in programs. */
const BY_PLACE = {
  fill:
    ({ fill }) =>
    (count) => {
      for (let i = 0; i < count; i++) fill(64, i, 0, 0);
    },
  adam:
    ({ adam }) =>
    (count) => {
      for (let i = 0; i < count; i++) adam(64, 64, 0.9, 0.9, i, 0.5, 64, 64, 0.1, 0.1, 0, 0);
    },
  lstmForward:
    ({ lstmForward }) =>
    (count) => {
      for (let i = 0; i < count; i++) lstmForward(64, 64, 64, 64, 64, 64, 0, 1, i, 8, 0, 0, 0);
    },
};
const BY_NAME = {
  fill: (kernels) => (count) => {
    for (let i = 0; i < count; i++) kernels.fill({ out: 64, value: i }, 0, 0);
  },
  adam: (kernels) => (count) => {
    for (let i = 0; i < count; i++) {
      kernels.adam(
        {
          value: 64,
          gradient: 64,
          m: 64,
          v: 64,
          rate: 0.1,
          beta1: 0.9,
          beta2: 0.9,
          epsilon: i,
          weightDecay: 0.1,
          keep: 0.5,
        },
        0,
        0,
      );
    }
  },
  lstmForward: (kernels) => (count) => {
    for (let i = 0; i < count; i++) {
      kernels.lstmForward(
        {
          states: 64,
          cells: 64,
          gates: 64,
          projected: 64,
          weights: 64,
          bias: 64,
          lengths: 0,
          steps: 1,
          batch: i,
          hidden: 8,
          reverse: 0,
        },
        0,
        0,
      );
    }
  },
};

async function compareCalls(kind) {
  const raw = await createRaw(kind);
  const kernels = bindKernels(raw);
  const [nothing, ...times] = inTurns([
    () =>
      time(CALLS, (count) => {
        for (let i = 0; i < count; i++);
      }),
    ...Object.keys(BY_PLACE).flatMap((name) => {
      const [byPlace, byName] = [BY_PLACE[name](raw), BY_NAME[name](kernels)];
      return [() => time(CALLS, byPlace), () => time(CALLS, byName)];
    }),
  ]);
  Object.keys(BY_PLACE).forEach((name, i) => {
    const [place, named] = [times[2 * i] - nothing, times[2 * i + 1] - nothing];
    console.log(
      `${kind}: ${name} by place ${place.toFixed(1)} ns, by name ${named.toFixed(1)} ns: ${(named / place).toFixed(2)}×`,
    );
  });
}

/** Two blocks of next to no work: what calling a worker costs the caller, who ends up doing both. */
async function measureWorkers(kind) {
  const one = await createEngine({ engine: kind, workers: 1 });
  const two = await createEngine({ engine: kind, workers: 2 });
  const [a, b] = [one, two].map((engine) => engine.heap.allocate(1024));
  const repeat = (call) => (count) => {
    for (let i = 0; i < count; i++) call();
  };
  const [handOver, straight] = inTurns([
    () =>
      time(
        100,
        repeat(() => two.parallel('fill', { out: b, value: 1 }, 64, 32)),
      ),
    () =>
      time(
        100,
        repeat(() => one.parallel('fill', { out: a, value: 1 }, 64, 32)),
      ),
  ]);
  console.log(
    `  a job of two empty blocks: ${(straight / 1000).toFixed(2)} µs on one thread, ${(handOver / 1000).toFixed(2)} µs for the caller where a worker is called too`,
  );

  const [rows, inner, columns] = [64, 512, 2048];
  const product = (engine) => {
    const [c, a, b] = [rows * columns, rows * inner, inner * columns].map((length) => {
      const offset = engine.heap.allocate(length * 4);
      engine.heap.numbers(offset, length).fill(0.5);
      return offset;
    });
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

const [kind] = process.argv.slice(2);
if (kind === undefined) {
  for (const name of ['wasm', 'native', 'reference']) {
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], { stdio: 'inherit' });
  }
} else {
  await compareCalls(kind);
  if (kind !== 'reference') await measureWorkers(kind);
}
