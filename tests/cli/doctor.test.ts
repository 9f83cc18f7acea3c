import { expect, test } from 'vitest';
import type { KernelArguments } from '../../src/engine/contract/kernels.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { checkEngine } from '../../src/engine/self-check.ts';
import { runCommand } from './run-command.ts';

test('doctor says which engine runs, which instructions, how many workers, and why', async () => {
  const { code, stdout: out } = await runCommand(['doctor', '--engine', 'wasm', '--workers', '2']);
  expect(code).toBe(0);
  expect(out).toMatch(/^engine +wasm$/m);
  expect(out).toMatch(/^instructions +simd128$/m);
  expect(out).toMatch(/^workers +2$/m);
  expect(out).toMatch(/^why +WebAssembly was asked for\.\n +2 threads, as asked for\.$/m);
  expect(out).toMatch(/^self-check +passed: a matrix product, largest error \d\.\de-\d+$/m);
});

test('doctor --json names the engine that createEngine makes', async () => {
  const { code, stdout: out } = await runCommand(['doctor', '--json']);
  const engine = await createEngine();
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    engine: engine.kind,
    instructions: engine.instructions,
    workers: engine.workers,
    reasons: engine.reasons,
    check: { passed: true },
  });
  engine.dispose();
});

test('doctor refuses an engine that does not exist', async () => {
  const { code, stderr: err } = await runCommand(['doctor', '--engine', 'gpu']);
  expect(code).toBe(2);
  expect(err).toContain('choose auto, wasm, native, reference');
});

test('the self-check sees a wrong answer', async () => {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  const wrong = {
    ...engine,
    parallel: ((name, args, total, grain) => {
      engine.parallel(name, args, total, grain);
      engine.heap.numbers((args as KernelArguments<'matmul'>).c, 1)[0] += 0.01;
    }) as typeof engine.parallel,
  };
  expect((await checkEngine(engine)).passed).toBe(true);
  expect((await checkEngine(wrong)).passed).toBe(false);
});
