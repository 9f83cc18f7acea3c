import { afterAll, beforeAll, expect, test } from 'vitest';
import { gruWindow, linear, lstmWindow, rnnWindow } from '../../src/autodiff/operations.ts';
import { PackedWeights } from '../../src/autodiff/packed-weights.ts';
import { createParameter } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import type { Parameter, Tensor } from '../../src/autodiff/tensor.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 2 });
});
afterAll(() => engine.dispose());

const random = createRandom(1, 'numbers');
const INNER = 300;
const HIDDEN = 37;

function parameter(shape: readonly number[]): Parameter {
  const made = createParameter(engine, 'weight', shape);
  fill(made);
  return made;
}

function fill({ offset, length }: Parameter): void {
  engine.heap.numbers(offset, length).set(Float32Array.from({ length }, () => random.normal() / 8));
}

/** What each operation with a weight matrix gives on a tape. */
const OPERATIONS: Record<
  string,
  { gates: number; run: (tape: Tape, x: Tensor, w: Parameter) => Tensor }
> = {
  linear: { gates: 0, run: (tape, x, w) => linear(tape, x, w) },
  lstm: {
    gates: 4,
    run: (tape, projected, weight) => lstmWindow(tape, { projected, weight }).output,
  },
  gru: {
    gates: 3,
    run: (tape, projected, weight) => gruWindow(tape, { projected, weight }).output,
  },
  rnn: {
    gates: 1,
    run: (tape, projected, weight) => rnnWindow(tape, { projected, weight }).output,
  },
};

test.each(Object.entries(OPERATIONS))(
  '%s: weights that are kept give the same numbers, until they are cleared',
  (_, { gates, run }) => {
    const weight = parameter(gates === 0 ? [1000, INNER] : [gates * HIDDEN, HIDDEN]);
    const width = gates === 0 ? INNER : gates * HIDDEN;
    const x = Float32Array.from({ length: 9 * 2 * width }, () => random.normal());
    const packed = new PackedWeights(engine);
    const apply = (tape: Tape): number[] => {
      const output = run(tape, tape.constant([9, 2, width], x), weight);
      const numbers = [...tape.numbers(output)];
      tape.reset();
      return numbers;
    };
    const expectClose = (found: number[], expected: number[]): void => {
      found.forEach((number, i) => {
        expect(number).toBeCloseTo(expected[i], 5);
      });
    };
    const [plain, keeping] = [
      new Tape(engine, { mode: 'evaluation' }),
      new Tape(engine, { mode: 'evaluation', packed }),
    ];
    const first = apply(keeping);
    expectClose(first, apply(plain));
    expect(apply(keeping)).toEqual(first);
    fill(weight);
    expect(apply(keeping)).toEqual(first);
    const used = engine.heap.bytesInUse;
    packed.clear();
    expect(engine.heap.bytesInUse).toBeLessThan(used);
    expectClose(apply(keeping), apply(plain));
    // Training reads the weights as they are, and those that an operation made are never kept.
    const training = new Tape(engine, { mode: 'training', packed });
    expect(training.keptPanels(weight)).toBeUndefined();
    expect(keeping.keptPanels(keeping.constant([2, 2], [1, 2, 3, 4]))).toBeUndefined();
  },
);
