import { expect, test } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import { ENGINE_KINDS } from './contract/engines.ts';
import { hashEveryKernel } from './every-kernel.ts';

const THREADED = ENGINE_KINDS.filter((kind) => kind !== 'reference');

test.each(THREADED)(
  '%s: every kernel gives the same bits for 1, 2, 3 and 8 workers',
  async (kind) => {
    const hashes = new Map<number, Record<string, string>>();
    for (const workers of [1, 2, 3, 8]) {
      const engine = await createEngine({ engine: kind, workers });
      expect(engine.workers).toBe(workers);
      hashes.set(workers, hashEveryKernel(engine));
      engine.dispose();
    }
    for (const workers of [2, 3, 8]) expect(hashes.get(workers)).toEqual(hashes.get(1));
  },
);

test.each(THREADED)(
  '%s: every index of a range is worked on exactly once, time after time',
  async (kind) => {
    const engine = await createEngine({ engine: kind, workers: 3 });
    const { heap } = engine;
    const length = 10_007;
    const [out, a] = [heap.allocate(length * 4), heap.allocate(length * 4)];
    heap.numbers(a, length).fill(1);
    for (let job = 1; job <= 500; job++) {
      engine.parallel('addScaled', { out, a, factor: 1 }, length, 1 + ((job * 37) % 3000));
      expect(heap.numbers(out, length).findIndex((value) => value !== job)).toBe(-1);
    }
    engine.dispose();
  },
);

test('workers reach memory that was added after they started', async () => {
  const engine = await createEngine({ engine: 'wasm', workers: 3 });
  const { heap } = engine;
  const bytes = heap.byteLength + 64 * 1024 * 1024;
  const offset = heap.allocate(bytes);
  engine.parallel('fill', { out: offset, value: 2 }, bytes / 4);
  expect(heap.numbers(offset, bytes / 4).findIndex((value) => value !== 2)).toBe(-1);
  engine.dispose();
});

test('parallel refuses a call with arguments missing', async () => {
  const engine = await createEngine({ workers: 1 });
  // @ts-expect-error: the compiler refuses it too.
  expect(() => engine.parallel('fill', { out: 64 }, 10)).toThrow(
    'parallel: fill is called without value; it takes out, value, each a number.',
  );
  // @ts-expect-error: sum has no range.
  expect(() => engine.parallel('sum', { out: 64, a: 64, count: 1 }, 10, 0)).toThrow('grain is 0');
});
