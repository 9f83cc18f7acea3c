import { afterAll, beforeAll, expect, it } from 'vitest';
import { numericGradientCheck } from '../../src/autodiff/gradient-check.ts';
import { multiply, sum } from '../../src/autodiff/operations.ts';
import { createParameter } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { PictureConvolution } from '../../src/nn/picture-convolution.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'reference' });
});
afterAll(() => engine.dispose());

const SIDE = 4;
const PICTURES = 2;
const INPUTS = 2;

function create(): { layer: PictureConvolution; x: ReturnType<typeof createParameter> } {
  const random = createRandom(1, 'weights');
  const layer = new PictureConvolution(engine, { inputSize: INPUTS, outputSize: 3, random });
  const x = createParameter(engine, 'x', [PICTURES * SIDE * SIDE, INPUTS]);
  const numbers = engine.heap.numbers(x.offset, x.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = random.normal();
  return { layer, x };
}

it('sums what each filter sees of the nine places around every second one', () => {
  const { layer, x } = create();
  const tape = new Tape(engine);
  const [given, weight, bias] = [x, layer.weight, layer.bias].map((one) =>
    Array.from(tape.numbers(one)),
  );
  const y = layer.forward(tape, x, SIDE);
  expect(y.shape).toEqual([PICTURES * 4, 3]);
  const found = Array.from(tape.numbers(y));
  const within = (i: number): number => Math.min(SIDE - 1, Math.max(0, i));
  for (let picture = 0; picture < PICTURES; picture++) {
    for (let place = 0; place < 4; place++) {
      for (let filter = 0; filter < 3; filter++) {
        let expected = bias![filter]!;
        for (let seen = 0; seen < 9; seen++) {
          const row = within(2 * Math.floor(place / 2) + Math.floor(seen / 3));
          const column = within(2 * (place % 2) + (seen % 3));
          for (let i = 0; i < INPUTS; i++) {
            const number = given![((picture * SIDE + row) * SIDE + column) * INPUTS + i]!;
            expected += weight![filter * 9 * INPUTS + seen * INPUTS + i]! * number;
          }
        }
        expect(found[(picture * 4 + place) * 3 + filter]).toBeCloseTo(expected, 12);
      }
    }
  }
  tape.reset();
});

it('has the gradients that finite differences give', () => {
  const { layer, x } = create();
  const loss = (tape: Tape) => {
    const y = layer.forward(tape, x, SIDE);
    return sum(tape, multiply(tape, y, y));
  };
  const check = numericGradientCheck(new Tape(engine), loss, [x, ...layer.parameters]);
  expect(check.worst).toMatchObject({ error: expect.toSatisfy((error: number) => error < 1e-6) });
  expect(check.checked).toBe(x.length + 3 * 9 * INPUTS + 3);
});

it('refuses rows that are not whole pictures', () => {
  const { layer } = create();
  const tape = new Tape(engine);
  const x = tape.constant([10, INPUTS], new Float64Array(10 * INPUTS));
  expect(() => layer.forward(tape, x, SIDE)).toThrow('PictureConvolution: x has shape [10, 2]');
});
