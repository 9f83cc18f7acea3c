import { createEngine } from '../../dist/engine/create-engine.js';
import { clockKernels } from '../support/kernel-clock.mjs';

/** Steps of a round: a round is compared with the peak that was measured just before it. */
const STEPS = 10;

/** Times of the kernels in a round of steps, and of all else. */
async function clockRound(training, clock) {
  clock.take();
  const start = performance.now();
  for (let i = 0; i < STEPS; i++) await training.step();
  const milliseconds = performance.now() - start;
  return { milliseconds, kernels: clock.take() };
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** The fastest of the rounds, by all of their time. */
const fastest = (rounds) => rounds.reduce((a, b) => (a.milliseconds <= b.milliseconds ? a : b));

/**
 * Prints what a training step takes on each number of workers, kernel by kernel, and its share of the peak.
 * @param title the size, cell and engine
 * @param options `kind` of engine, `threads` to measure, `peak(seconds)` in GFLOP/s where it is known,
 *   `create(engine)` a training, `rounds` to take the fastest of
 */
export async function profileSteps(title, { kind, threads, peak, create, rounds }) {
  const runs = {};
  let best = 0;
  for (const workers of threads) {
    const clock = clockKernels(await createEngine({ engine: kind, workers }));
    const training = create(clock.engine);
    for (let i = 0; i < 3; i++) await training.step();
    const measured = [];
    for (let round = 0; round < rounds; round++) {
      best = Math.max(best, (await peak?.(0.1)) ?? 0);
      measured.push(await clockRound(training, clock));
    }
    runs[workers] = fastest(measured);
    await training.dispose();
  }
  const [first] = threads;
  const flops = sum(Object.values(runs[first].kernels).map((kernel) => kernel.flops));
  for (const workers of threads) {
    const { milliseconds } = runs[workers];
    const share = best > 0 ? `${(flops / milliseconds / 1e6 / best / workers).toFixed(2)} of ` : '';
    const peaks =
      best > 0 ? `${workers} × ${best.toFixed(0)} GFLOP/s` : 'the peak was not measured';
    const gain =
      workers === first
        ? ''
        : `, ${(runs[first].milliseconds / milliseconds).toFixed(2)} × ${first}`;
    console.log(
      `\n${title}, workers ${workers}: ${(milliseconds / STEPS).toFixed(2)} ms a step, ${share}${peaks}${gain}`,
    );
  }
  console.table(Object.fromEntries(rows(runs, threads)));
}

/** A row a kernel, the longest first, and one of what is no kernel. */
function rows(runs, threads) {
  const [first, ...others] = threads;
  const { kernels } = runs[first];
  const names = Object.keys(kernels).toSorted(
    (a, b) => kernels[b].milliseconds - kernels[a].milliseconds,
  );
  const time = (workers, name) => runs[workers].kernels[name]?.milliseconds ?? 0;
  const table = names.map((name) => [
    name,
    {
      calls: kernels[name].calls / STEPS,
      [`ms, ${first}`]: (time(first, name) / STEPS).toFixed(3),
      'GFLOP/s':
        kernels[name].flops > 0
          ? (kernels[name].flops / kernels[name].milliseconds / 1e6).toFixed(0)
          : '',
      ...Object.fromEntries(
        others.map((workers) => [
          `× on ${workers}`,
          (time(first, name) / time(workers, name)).toFixed(2),
        ]),
      ),
    },
  ]);
  const rest = (workers) =>
    runs[workers].milliseconds -
    sum(Object.keys(runs[workers].kernels).map((name) => time(workers, name)));
  table.push(['no kernel', { [`ms, ${first}`]: (rest(first) / STEPS).toFixed(3) }]);
  return table;
}
