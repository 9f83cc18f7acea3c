import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embedding, multiply, sum } from '../../src/autodiff/operations.ts';
import { createParameter } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { clipByNorm, clipByValue } from '../../src/training/clipping.ts';
import { Optimizer } from '../../src/training/optimizers/optimizer.ts';
import type { OptimizerOptions } from '../../src/training/optimizers/options.ts';
import { type GoldenTensor, largestDifference, readGolden } from '../golden/torch-golden.ts';

interface OptimizerCase {
  readonly optimizer: OptimizerOptions['kind'];
  readonly options: { learningRate: number };
  readonly start: number[];
  readonly after: Record<string, number[]>;
}

const golden = readGolden<{
  optimizers: OptimizerCase[];
  sparse: OptimizerCase[];
  clipping: {
    gradients: GoldenTensor[];
    byNorm: { maximum: number; norm: number; gradients: GoldenTensor[] }[];
    byValue: { maximum: number; gradients: GoldenTensor[] };
  };
}>('torch-training');

const ENGINES = [
  ['reference', 1e-9],
  ['wasm', 2e-5],
  ['auto', 2e-5],
] as const;

for (const [kind, tolerance] of ENGINES) {
  describe(`PyTorch's optimizers on the engine ${kind}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await createEngine({ engine: kind, workers: 1 });
    });
    afterAll(() => engine.dispose());

    for (const given of golden.optimizers) {
      it(`${given.optimizer} ${JSON.stringify(given.options)}, 100 steps`, () => {
        const tape = new Tape(engine);
        const parameter = createParameter(engine, 'p', [given.start.length]);
        tape.numbers(parameter).set(given.start);
        const options = { kind: given.optimizer, ...given.options } as OptimizerOptions;
        const optimizer = new Optimizer(engine, [parameter], options);
        for (let step = 1; step <= 100; step++) {
          const value = tape.numbers(parameter);
          const gradient = Array.from(value, (p, i) => Math.sin(0.3 * step + i) + 0.1 * p);
          tape.gradientOf(parameter);
          tape.gradientNumbers(parameter).set(gradient);
          optimizer.step();
          const expected = given.after[step];
          if (expected) {
            expect(largestDifference(value, expected), `step ${step}`).toBeLessThan(tolerance);
          }
        }
      });
    }

    for (const given of golden.sparse) {
      it(`${given.optimizer} on an embedding by rows, 100 steps`, () => {
        const tape = new Tape(engine);
        const parameter = createParameter(engine, 'p', [6, 3], { sparse: true });
        tape.numbers(parameter).set(given.start);
        const options = { kind: given.optimizer, ...given.options } as OptimizerOptions;
        const optimizer = new Optimizer(engine, [parameter], options);
        for (let step = 1; step <= 100; step++) {
          const ids = [step % 5, (3 * step + 1) % 5, step % 5];
          const weights = Array.from({ length: 9 }, (_, i) => Math.sin(0.7 * step + i));
          const looked = embedding(tape, parameter, ids);
          tape.backward(sum(tape, multiply(tape, looked, tape.constant([3, 3], weights))));
          optimizer.step();
          const expected = given.after[step];
          if (expected) {
            const difference = largestDifference(tape.numbers(parameter), expected);
            expect(difference, `step ${step}`).toBeLessThan(tolerance);
          }
          tape.reset();
        }
      });
    }

    it('clips by norm and by value', () => {
      const { gradients, byNorm, byValue } = golden.clipping;
      const tape = new Tape(engine);
      const parameters = gradients.map(({ shape }, i) => createParameter(engine, `${i}`, shape));
      const fill = () =>
        parameters.forEach((parameter, i) => {
          tape.gradientOf(parameter);
          tape.gradientNumbers(parameter).set(gradients[i].data);
        });
      const expectGradients = (expected: readonly GoldenTensor[]) =>
        parameters.forEach((parameter, i) => {
          const got = tape.gradientNumbers(parameter);
          expect(largestDifference(got, expected[i].data)).toBeLessThan(tolerance);
        });
      for (const given of byNorm) {
        fill();
        const norm = clipByNorm(engine, parameters, given.maximum);
        expect(Math.abs(norm - given.norm)).toBeLessThan(tolerance);
        expectGradients(given.gradients);
      }
      fill();
      clipByValue(engine, parameters, byValue.maximum);
      expectGradients(byValue.gradients);
    });
  });
}
