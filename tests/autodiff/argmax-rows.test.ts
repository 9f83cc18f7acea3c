import { describe, expect, it } from 'vitest';
import { argmaxRows } from '../../src/autodiff/argmax-rows.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createEngine } from '../../src/engine/create-engine.ts';

describe.each(['auto', 'wasm', 'reference'] as const)('argmaxRows on the engine %s', (kind) => {
  it('finds the first of the largest numbers of each row', async () => {
    const engine = await createEngine({ engine: kind, workers: 1 });
    try {
      const tape = new Tape(engine);
      // 37 columns: vectors of any width, and a rest.
      const rows = [
        (j: number) => -j,
        (j: number) => j,
        (j: number) => (j === 5 || j === 20 || j === 36 ? 1 : 0),
        () => -Infinity,
        () => Number.NaN,
        (j: number) => (j % 2 === 0 ? Number.NaN : -7),
      ];
      const numbers = rows.flatMap((row) => Array.from({ length: 37 }, (_, j) => row(j)));
      const places = argmaxRows(tape, tape.constant([2, 3, 37], numbers));
      expect(Array.from(places)).toEqual([0, 36, 5, 0, 0, 1]);
    } finally {
      engine.dispose();
    }
  });
});
