import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linear } from '../../src/autodiff/operations.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { fromInt8Rows, type Int8Rows, toInt8Rows } from '../../src/base/int8-rows.ts';
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

  it.each([
    ...CELL_KINDS.map((cell) => ({ cell, bias: true, form: 'reset-before' as const })),
    { cell: 'gru', bias: false, form: 'reset-after' } as const,
  ])('multiplies weights in 8 bits: $cell, $form', ({ cell, bias, form }) => {
    const random = createRandom(1, 'weights');
    const sizes = { inputSize: 7, hiddenSize: 37, layers: 2, random };
    const recurrent = new Recurrent(engine, { cell, bias, form, ...sizes });
    const weights = new Map<string, Int8Rows>();
    for (const { name, shape, offset, length } of recurrent.parameters) {
      if (shape.length < 2) continue;
      const view = engine.heap.numbers(offset, length);
      const rows = toInt8Rows(Float32Array.from(view), shape[1]);
      view.set(fromInt8Rows(rows));
      weights.set(name, rows);
    }
    const tape = new Tape(engine, { mode: 'evaluation' });
    const steps = 5;
    const x = tape.constant(
      [steps, 1, 7],
      Array.from({ length: steps * 7 }, () => random.normal()),
    );
    const output = Array.from(tape.numbers(recurrent.forward(tape, x).output));
    const [{ weightIh, biasIh }] = recurrent.cells[0];
    const projected = linear(tape, x, weightIh, biasIh);
    const before = engine.heap.bytesInUse;
    const run = (stepper: RecurrentStepper): number[] => {
      const states = Array.from({ length: steps }, (_, t) => {
        const offset = stepper.step(projected.offset + 4 * t * projected.shape[2]);
        return Array.from(engine.heap.numbers(offset, 37));
      });
      stepper.dispose();
      return states.flat();
    };
    const given = run(new RecurrentStepper(engine, recurrent, weights));
    // States are rounded to 14 bits on their way into products of 37 terms.
    given.forEach((value, i) => {
      expect(Math.abs(value - output[i])).toBeLessThan(2e-4);
    });
    const floats = run(new RecurrentStepper(engine, recurrent));
    expect(given).not.toEqual(floats);
    expect(engine.heap.bytesInUse).toBe(before);

    // Where the floats have changed since, they count.
    for (const { shape, offset } of recurrent.parameters) {
      if (shape.length > 1) engine.heap.numbers(offset, 1)[0] += 0.5;
    }
    expect(run(new RecurrentStepper(engine, recurrent, weights))).toEqual(
      run(new RecurrentStepper(engine, recurrent)),
    );
  });

  it('refuses bidirectional layers', () => {
    const random = createRandom(1, 'weights');
    const options = { cell: 'rnn', inputSize: 2, hiddenSize: 2, bidirectional: true } as const;
    const recurrent = new Recurrent(engine, { ...options, random });
    expect(() => new RecurrentStepper(engine, recurrent)).toThrow('bidirectional');
  });
});
