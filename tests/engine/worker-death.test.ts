import { execFileSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import { CONTROL, CONTROL_BYTES, type WorkerHandle } from '../../src/engine/workers/protocol.ts';
import { WorkerPool } from '../../src/engine/workers/worker-pool.ts';

/** A real thread that runs this text; `control` and `layout` are there. */
async function startThread(program: string, shared: SharedArrayBuffer): Promise<WorkerHandle> {
  const prelude = `
    const { workerData: { shared, layout }, parentPort } = require('node:worker_threads');
    const control = new Int32Array(shared);
    parentPort.postMessage('ready');`;
  const worker = new Worker(prelude + program, {
    eval: true,
    workerData: { shared, layout: CONTROL },
  });
  await new Promise((resolve) => worker.once('message', resolve));
  return {
    onDeath: (callback) => worker.once('exit', (code) => callback(`exit code ${code}`)),
    terminate: () => void worker.terminate(),
  };
}

const job = { kernel: 0, name: 'fill', run: () => {}, args: [], total: 100, grain: 1 };

test('a worker that dies inside a job is an error, not a hang', async () => {
  const shared = new SharedArrayBuffer(CONTROL_BYTES);
  const dying = await startThread(
    `Atomics.wait(control, layout.generation, 0);
     Atomics.add(control, layout.active, 1);
     Atomics.store(control, 31, 1);
     process.exit(3);`,
    shared,
  );
  const pool = new WorkerPool([dying], shared, 0, 300);
  // The caller's part lasts until the worker is inside.
  const control = new Int32Array(shared);
  const run = (): void => {
    while (Atomics.load(control, 31) === 0);
  };
  expect(() => pool.run({ ...job, run })).toThrow(/did not finish its part of fill within 0\.3 s/);
  expect(() => pool.run(job)).toThrow('did not finish');
  pool.dispose();
});

test('a worker that dies between two jobs is an error in the next', async () => {
  const shared = new SharedArrayBuffer(CONTROL_BYTES);
  // It waits to be told: a thread that exits at once can take its first message with it.
  const dying = await startThread('Atomics.wait(control, 31, 0); process.exit(3);', shared);
  const pool = new WorkerPool([dying], shared, 0, 300);
  const death = new Promise<void>((resolve) => dying.onDeath(() => setImmediate(resolve)));
  const control = new Int32Array(shared);
  Atomics.store(control, 31, 1);
  Atomics.notify(control, 31);
  await death;
  expect(() => pool.run(job)).toThrow(/Worker 1 of the engine died \(exit code 3\)/);
});

test('a kernel that fails in a worker is an error that names it', async () => {
  const shared = new SharedArrayBuffer(CONTROL_BYTES);
  const failing = await startThread(
    `Atomics.wait(control, layout.generation, 0);
     Atomics.store(control, layout.failed, 1);`,
    shared,
  );
  const pool = new WorkerPool([failing], shared, 0, 300);
  const control = new Int32Array(shared);
  const run = (): void => {
    while (Atomics.load(control, CONTROL.failed) === 0);
  };
  expect(() => pool.run({ ...job, run })).toThrow('Worker 1 of the engine failed in fill');
});

test('a disposed engine refuses parallel work', async () => {
  const engine = await createEngine({ workers: 2 });
  const offset = engine.heap.allocate(4000);
  engine.dispose();
  expect(() => engine.parallel('fill', { out: offset, value: 1 }, 1000, 10)).toThrow(
    'was disposed of',
  );
});

const loader = ['--import', './tests/support/typescript-loader.mjs'];
const undisposed = `
  const { createEngine } = await import('./src/engine/create-engine.ts');
  const engine = await createEngine({ workers: 3 });
  engine.parallel('fill', { out: engine.heap.allocate(4000), value: 1 }, 1000, 10);
  console.log(engine.workers + ' workers');
`;

test('a process with an engine that nobody disposed of still ends', () => {
  const output = execFileSync(
    process.execPath,
    [...loader, '--input-type=module', '-e', undisposed],
    {
      encoding: 'utf8',
      timeout: 20_000,
    },
  );
  expect(output).toBe('3 workers\n');
});
