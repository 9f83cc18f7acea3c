import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linear } from '../../src/autodiff/operations.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { CELL_KINDS } from '../../src/nn/cells/index.ts';
import { Recurrent } from '../../src/nn/recurrent.ts';
import { RecurrentStepper } from '../../src/nn/recurrent-stepper.ts';

describe.each(['reference', 'wasm', 'auto'] as const)('RecurrentStepper, %s', (kind) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: kind, workers: 1 });
  });
  afterAll(() => engine.dispose());

  const cases = CELL_KINDS.flatMap((cell) =>
    [1, 2, 3].flatMap((layers) =>
      [true, false].map((bias) => ({ cell, layers, bias, form: 'reset-before' as const })),
    ),
  );

  it.each([...cases, { cell: 'gru', layers: 2, bias: true, form: 'reset-after' } as const])(
    'computes what forward computes: $cell, $layers layers, bias $bias, $form',
    (options) => {
      const random = createRandom(1, 'weights');
      const sizes = { inputSize: 7, hiddenSize: 37, random };
      const recurrent = new Recurrent(engine, { ...options, ...sizes });
      const tape = new Tape(engine, { mode: 'evaluation' });
      const steps = 5;
      const values = Array.from({ length: steps * 7 }, () => random.normal());
      const x = tape.constant([steps, 1, 7], values);
      const output = Array.from(tape.numbers(recurrent.forward(tape, x).output));
      const [{ weightIh, biasIh }] = recurrent.cells[0];
      const projected = linear(tape, x, weightIh, biasIh);
      const before = engine.heap.bytesInUse;
      const stepper = new RecurrentStepper(engine, recurrent);
      for (let t = 0; t < steps; t++) {
        const offset = stepper.step(projected.offset + 4 * t * projected.shape[2]);
        Array.from(engine.heap.numbers(offset, 37)).forEach((value, j) => {
          expect(value).toBeCloseTo(output[t * 37 + j], 5);
        });
      }
      stepper.dispose();
      expect(engine.heap.bytesInUse).toBe(before);
    },
  );

  it('refuses bidirectional layers', () => {
    const random = createRandom(1, 'weights');
    const options = { cell: 'rnn', inputSize: 2, hiddenSize: 2, bidirectional: true } as const;
    const recurrent = new Recurrent(engine, { ...options, random });
    expect(() => new RecurrentStepper(engine, recurrent)).toThrow('bidirectional');
  });
});
