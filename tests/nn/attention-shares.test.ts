import { expect, it } from 'vitest';
import { multiHeadAttention } from '../../src/autodiff/operations.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { attentionShares } from '../../src/nn/index.ts';

it.each([
  { causal: false, queries: 3, keys: 5, lengths: [5, 2] },
  { causal: true, queries: 4, keys: 4, lengths: undefined },
])('gives the shares by which the kernel mixes the values: %o', async (sizes) => {
  const { causal, queries, keys, lengths } = sizes;
  const [batch, heads, size] = [2, 2, 3];
  const width = heads * size;
  const engine = await createEngine({ engine: 'reference' });
  const tape = new Tape(engine, { mode: 'evaluation' });
  const random = createRandom(1, 'attention');
  const draw = (rows: number, parts: number) =>
    tape.constant(
      [rows, batch, parts * width],
      Float64Array.from({ length: rows * batch * parts * width }, () => 2 * random.float() - 1),
    );
  const memory = draw(keys, 2);
  const look = { query: { tensor: draw(queries, 1) }, key: { tensor: memory } };
  const run = { ...look, width, heads, causal, lengths };
  const y = tape.numbers(multiHeadAttention(tape, { ...run, value: { tensor: memory, part: 1 } }));
  const values = tape.numbers(memory);
  for (let b = 0; b < batch; b++) {
    const shares = attentionShares(tape, run, b);
    expect(shares.length).toBe(heads);
    shares.forEach((rows, head) => {
      rows.forEach((row, q) => {
        expect(row.length).toBe(lengths?.[b] ?? keys);
        for (let j = 0; j < size; j++) {
          const mixed = row.reduce((sum, share, k) => {
            return sum + share * values[(k * batch + b) * 2 * width + width + head * size + j]!;
          }, 0);
          expect(mixed).toBeCloseTo(y[(q * batch + b) * width + head * size + j]!, 12);
        }
        if (causal) expect(Array.from(row.subarray(q + 1))).toEqual(Array(keys - q - 1).fill(0));
      });
    });
  }
  engine.dispose();
});
