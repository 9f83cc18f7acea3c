import { afterEach, describe, expect, test } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});

describe.each(['wasm', 'native'] as const)('workers of the %s engine', (kind) => {
  test.each([1, 2, 3, 8])('%i workers give the same bits', async (workers) => {
    const engine = await createEngine({ engine: kind, workers });
    engines.push(engine);
    expect(engine.workers).toBe(workers);
    const length = 10_007;
    const offset = engine.heap.allocate(length * 4);
    for (let i = 0; i < 200; i++) {
      engine.parallel('fill', [offset, i], length, 1 + ((i * 37) % 3000));
      const sum = engine.heap.numbers(offset, length).every((value) => value === i);
      expect(sum).toBe(true);
    }
    expect(engine.heap.numbers(offset, length)[length - 1]).toBe(199);
  });
});
