import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numericGradientCheck } from '../../src/autodiff/gradient-check.ts';
import { multiply, sum } from '../../src/autodiff/operations.ts';
import { createParameter } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { OPERATION_CASES, type OperationCase } from './operation-cases.ts';
import { fillInputs, weightedLoss } from './run-case.ts';

describe('numericGradientCheck', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'reference' });
  });
  afterAll(() => engine.dispose());

  for (const [operation, cases] of Object.entries(OPERATION_CASES)) {
    for (const given of cases as readonly OperationCase[]) {
      it(`proves the gradient of ${operation}: ${given.title}`, () => {
        const tape = new Tape(engine);
        const inputs = fillInputs(engine, given);
        const check = numericGradientCheck(
          tape,
          () => weightedLoss(tape, given.build(tape, inputs)),
          Object.values(inputs),
        );
        expect(check.worst.error).toBeLessThan(1e-6);
        expect(check.passed).toBe(true);
        expect(check.checked).toBeGreaterThan(0);
      });
    }
  }

  it('finds a wrong gradient, and says where', () => {
    const tape = new Tape(engine);
    const a = createParameter(engine, 'a', [3]);
    tape.numbers(a).set([0.25, 0.5, 3]);
    // The loss is a², but its backward pass sees a constant times a.
    const check = numericGradientCheck(tape, () => {
      const copy = tape.constant([3], tape.numbers(a));
      return sum(tape, multiply(tape, a, copy));
    }, [a]);
    expect(check.passed).toBe(false);
    expect(check.worst).toMatchObject({ parameter: 'a', index: 2 });
    expect(check.worst.numeric).toBeCloseTo(6, 6);
    expect(check.worst.analytic).toBeCloseTo(3, 6);
    expect([...tape.numbers(a)]).toEqual([0.25, 0.5, 3]);
  });

  it('refuses an engine of single precision', async () => {
    const single = await createEngine({ engine: 'wasm', workers: 1 });
    const a = createParameter(single, 'a', [1]);
    expect(() => numericGradientCheck(new Tape(single), (tape) => sum(tape, a), [a])).toThrow(
      'needs an engine of kind reference (double precision); this one is wasm',
    );
    single.dispose();
  });
});

describe('the same on the engines of single precision', () => {
  for (const kind of ['wasm', 'native'] as const) {
    it(`${kind} agrees with the reference in every operation`, async () => {
      const engine = await createEngine({ engine: kind === 'native' ? 'auto' : kind, workers: 1 });
      const reference = await createEngine({ engine: 'reference' });
      for (const [operation, cases] of Object.entries(OPERATION_CASES)) {
        for (const given of cases as readonly OperationCase[]) {
          const expected = runCase(reference, given);
          const got = runCase(engine, given);
          for (const [name, numbers] of Object.entries(expected)) {
            const scale = Math.max(1, ...Array.from(numbers, Math.abs));
            numbers.forEach((value, i) => {
              const where = `${operation} ${given.title}: ${name}[${i}]`;
              expect(Math.abs(got[name][i] - value) / scale, where).toBeLessThan(2e-5);
            });
          }
        }
      }
      engine.dispose();
      reference.dispose();
    });
  }
});

/** The loss and every input's gradient. */
function runCase(engine: Engine, given: OperationCase): Record<string, Float64Array> {
  const tape = new Tape(engine);
  const inputs = fillInputs(engine, given);
  const loss = weightedLoss(tape, given.build(tape, inputs));
  const result: Record<string, Float64Array> = { loss: Float64Array.from(tape.numbers(loss)) };
  tape.backward(loss);
  for (const [name, input] of Object.entries(inputs)) {
    result[name] = Float64Array.from(tape.gradientNumbers(input));
  }
  tape.reset();
  return result;
}
