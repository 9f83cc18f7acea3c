import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numericGradientCheck } from '../../src/autodiff/gradient-check.ts';
import { sum } from '../../src/autodiff/operations.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { AttentionPooling } from '../../src/nn/attention-pooling.ts';
import { Convolution } from '../../src/nn/convolution.ts';
import { Embedding } from '../../src/nn/embedding.ts';
import { gradientNorm } from '../../src/training/clipping.ts';
import { Optimizer } from '../../src/training/optimizers/optimizer.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'reference' });
});
afterAll(() => engine.dispose());

const random = () => createRandom(1, 'weights');
const GIVEN: Readonly<Record<number, number[]>> = { 1: [3, -4], 2: [0, 5] };

describe('Embedding', () => {
  const create = (frozen: boolean) =>
    new Embedding(engine, {
      ...{ count: 2000, size: 2, random: random(), frozen, name: 'words' },
      vectors: (id) => GIVEN[id],
    });

  it('begins with given vectors; the others are random numbers of the same size', () => {
    const numbers = Array.from(new Tape(engine).numbers(create(false).weight));
    expect(numbers.slice(2, 6)).toEqual([3, -4, 0, 5]);
    const others = numbers.slice(6);
    const deviation = Math.sqrt(others.reduce((all, x) => all + x * x, 0) / others.length);
    expect(deviation).toBeCloseTo(Math.sqrt((9 + 16 + 25) / 4), 0);
  });

  it('is not changed by training when it is frozen, and costs no gradient', () => {
    const frozen = create(true);
    const tape = new Tape(engine);
    const pooling = new AttentionPooling(engine, { inputSize: 2, random: random() });
    const parameters = [...frozen.parameters, ...pooling.parameters];
    const optimizer = new Optimizer(engine, parameters, { kind: 'adam', learningRate: 0.1 });
    const before = tape.numbers(frozen.weight).slice();
    const pooled = pooling.forward(tape, frozen.forward(tape, [1, 2, 0, 1], [4, 1]));
    tape.backward(sum(tape, pooled.output));
    expect(gradientNorm(engine, parameters)).toBeGreaterThan(0);
    optimizer.step();
    expect(tape.numbers(frozen.weight)).toEqual(before);
    tape.reset();
  });

  it('refuses a vector of another width', () => {
    expect(
      () => new Embedding(engine, { count: 1, size: 2, random: random(), vectors: () => [1] }),
    ).toThrow('vector has shape [1]; expected [2]');
  });
});

describe('AttentionPooling', () => {
  it('has the gradient of its equation, each sequence over its own steps', () => {
    const pooling = new AttentionPooling(engine, { inputSize: 3, random: random(), name: 'pool' });
    const table = new Embedding(engine, { count: 5, size: 3, random: random() });
    const check = numericGradientCheck(
      new Tape(engine),
      (tape) => {
        const x = table.forward(tape, [0, 1, 2, 3, 4, 0], [3, 2]);
        return sum(tape, pooling.forward(tape, x, [3, 2]).output);
      },
      [...pooling.parameters, ...table.parameters],
    );
    expect(check.worst.error).toBeLessThan(1e-6);
    expect(pooling.parameters.map(({ name }) => name)).toEqual([
      'pool.projection.weight',
      'pool.projection.bias',
      'pool.context.weight',
    ]);
  });
});

describe('Convolution', () => {
  it('sees as many steps at a time as it is wide', () => {
    const layer = new Convolution(engine, {
      ...{ inputSize: 1, outputSize: 1, width: 3, random: random(), name: 'filters' },
    });
    const tape = new Tape(engine);
    tape.numbers(layer.weight).set([100, 10, 1]);
    tape.numbers(layer.bias).set([0]);
    const x = tape.constant([4, 1, 1], [1, 2, 3, 4]);
    expect([...tape.numbers(layer.forward(tape, x, [3]))]).toEqual([12, 123, 230, 300]);
    expect(layer.parameters.map(({ name }) => name)).toEqual(['filters.weight', 'filters.bias']);
  });
});
