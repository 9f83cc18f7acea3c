import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as operations from '../../src/autodiff/operations.ts';
import { createParameter, zeroGradients } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { clipByNorm } from '../../src/training/clipping.ts';

describe('Tape', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'wasm', workers: 1 });
  });
  afterAll(() => engine.dispose());

  it('adds up what reaches a parameter on several ways and in several backward passes', () => {
    const tape = new Tape(engine);
    const a = createParameter(engine, 'a', [2]);
    tape.numbers(a).set([3, 4]);
    const loss = () =>
      operations.sum(tape, operations.add(tape, a, operations.multiply(tape, a, a)));
    tape.backward(loss());
    expect([...tape.gradientNumbers(a)]).toEqual([7, 9]);
    tape.reset();
    tape.backward(loss());
    expect([...tape.gradientNumbers(a)]).toEqual([14, 18]);
    tape.reset();
    zeroGradients(engine, [a]);
    expect([...tape.gradientNumbers(a)]).toEqual([0, 0]);
  });

  it('leaves what the loss does not depend on without a gradient', () => {
    const tape = new Tape(engine);
    const a = createParameter(engine, 'a', [2]);
    const b = createParameter(engine, 'b', [2]);
    operations.tanh(tape, b);
    tape.backward(operations.sum(tape, a));
    expect(a.hasGradient).toBe(true);
    expect(b.hasGradient).toBe(false);
    tape.reset();
  });

  it('touches only the rows of a sparse table that were looked up, clipped or not', () => {
    const tape = new Tape(engine);
    const sparse = createParameter(engine, 'sparse', [1000, 3], { sparse: true });
    const dense = createParameter(engine, 'dense', [1000, 3]);
    const norms = [sparse, dense].map((table) => {
      tape.backward(operations.sum(tape, operations.embedding(tape, table, [7, 999, 7])));
      tape.reset();
      return clipByNorm(engine, [table], 0.5);
    });
    expect(sparse.touched?.rows).toEqual([7, 999]);
    expect(norms[0]).toBeCloseTo(Math.sqrt(3 * 4 + 3), 5);
    expect(norms[1]).toBe(norms[0]);
    expect([...tape.gradientNumbers(sparse)]).toEqual([...tape.gradientNumbers(dense)]);
    zeroGradients(engine, [sparse]);
    expect(tape.gradientNumbers(sparse).every((value) => value === 0)).toBe(true);
  });

  it('gives every row of a tied sparse table its gradient', () => {
    const tape = new Tape(engine);
    const [tied, plain] = [true, false].map((sparse) => {
      const table = createParameter(engine, 'table', [4, 3], { sparse });
      tape.numbers(table).set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      const x = operations.embedding(tape, table, [1, 3]);
      const logits = operations.linear(tape, operations.scale(tape, x, 0.1), table);
      tape.backward(operations.softmaxCrossEntropy(tape, logits, [0, 2]));
      const gradient = [...tape.gradientNumbers(table)];
      tape.reset();
      zeroGradients(engine, [table]);
      expect(tape.gradientNumbers(table).every((value) => value === 0)).toBe(true);
      return gradient;
    });
    expect(tied).toEqual(plain);
  });

  it('records nothing and drops nothing out in evaluation mode', () => {
    const tape = new Tape(engine, { mode: 'evaluation' });
    const a = createParameter(engine, 'a', [2]);
    expect(operations.dropout(tape, a, 0.5, createRandom(1, 'dropout'))).toBe(a);
    const y = operations.sum(tape, a);
    expect(y.needsGradient).toBe(false);
    expect(() => tape.backward(y)).toThrow('was the tape in evaluation mode?');
    tape.reset();
  });

  it('drops the share that was asked for, and keeps the expected value', () => {
    const tape = new Tape(engine);
    const a = createParameter(engine, 'a', [20_000]);
    tape.numbers(a).fill(1);
    const y = [...tape.numbers(operations.dropout(tape, a, 0.3, createRandom(1, 'dropout')))];
    expect(y.filter((value) => value === 0).length / y.length).toBeCloseTo(0.3, 1);
    expect(y.reduce((total, value) => total + value, 0) / y.length).toBeCloseTo(1, 1);
    tape.reset();
  });

  it('gives the expected and the given shape in its errors', () => {
    const tape = new Tape(engine);
    const tensor = (...shape: number[]) => tape.create(shape, false);
    expect(() => operations.linear(tape, tensor(2, 3), tensor(4, 5))).toThrow(
      'linear: weight has shape [4, 5]; expected [outputs, 3].',
    );
    expect(() => operations.matmul(tape, tensor(2, 3), tensor(2, 3))).toThrow(
      'matmul: b has shape [2, 3]; expected [3, columns].',
    );
    expect(() => operations.add(tape, tensor(2, 3), tensor(3))).toThrow(
      'add: b has shape [3]; expected [2, 3].',
    );
    expect(() => operations.embedding(tape, tensor(4, 2), [0, 4])).toThrow(
      'embedding: id 4 at position 1; expected 0 to 3, for a table of 4 rows.',
    );
    expect(() => operations.softmaxCrossEntropy(tape, tensor(1, 3), [3])).toThrow(
      'softmaxCrossEntropy: target 3 at row 0; expected 0 to 2, or -100 to ignore the row.',
    );
    expect(() => operations.concatenate(tape, [tensor(2, 3), tensor(3, 3)], 1)).toThrow(
      'concatenate: tensor 1 has shape [3, 3]; expected [2, any].',
    );
    expect(() => tape.backward(tensor(2))).toThrow('expected one number: sum or average it first');
    expect(() => tape.constant([2, 2], [1, 2, 3])).toThrow(
      'constant: 3 numbers given; the shape [2, 2] holds 4.',
    );
    tape.reset();
  });
});
