import { expect, test } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';

test('a kernel works on the heap', async () => {
  const engine = await createEngine({ engine: 'wasm' });
  const offset = engine.heap.allocate(10 * 4);
  engine.kernels.fill(offset, 2.5, 2, 9);
  expect([...engine.heap.numbers(offset, 10)]).toEqual([
    0, 0, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 0,
  ]);
});
