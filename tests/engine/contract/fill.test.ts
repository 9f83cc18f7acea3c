import { expect, test } from 'vitest';
import { forEachEngine } from './engines.ts';

forEachEngine((under) => {
  test('fill writes its range and nothing else', () => {
    const { heap, kernels } = under.engine;
    const offset = heap.allocate(10 * 4);
    kernels.fill({ out: offset, value: 2.5 }, 2, 9);
    expect([...heap.numbers(offset, 10)]).toEqual([0, 0, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 0]);
  });
});
