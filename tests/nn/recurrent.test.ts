import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embedding, sum } from '../../src/autodiff/operations.ts';
import { createParameter } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { CELL_KINDS } from '../../src/nn/cells/index.ts';
import { Recurrent, type RecurrentOptions } from '../../src/nn/recurrent.ts';
import { largestDifference } from '../golden/torch-golden.ts';

describe('Recurrent', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'reference' });
  });
  afterAll(() => engine.dispose());

  const create = (options: Partial<RecurrentOptions> = {}) =>
    new Recurrent(engine, {
      cell: 'lstm',
      inputSize: 3,
      hiddenSize: 4,
      random: createRandom(1, 'weights'),
      ...options,
    });

  it("gives the course's nested example its gradient: ∂h_3/∂h_0 = Π 3 (1 − h_t²)", () => {
    const layer = create({ cell: 'rnn', inputSize: 1, hiddenSize: 1 });
    const tape = new Tape(engine);
    const [wIh, wHh, bIh, bHh] = layer.parameters;
    for (const [parameter, value] of [
      [wIh, 2],
      [wHh, 3],
      [bIh, 1],
      [bHh, 0],
    ] as const) {
      tape.numbers(parameter)[0] = value;
    }
    const x = [0.1, -0.9, 0.2];
    const h0 = createParameter(engine, 'h0', [1, 1]);
    tape.numbers(h0)[0] = 0.05;
    const { state } = layer.forward(tape, tape.constant([3, 1, 1], x), {
      state: { h: [h0], c: [] },
    });
    let h = 0.05;
    let expected = 1;
    for (const value of x) {
      h = Math.tanh(2 * value + 3 * h + 1);
      expected *= 3 * (1 - h * h);
    }
    expect(tape.numbers(state.h[0])[0]).toBeCloseTo(h, 12);
    tape.backward(state.h[0]);
    expect(tape.gradientNumbers(h0)[0]).toBeCloseTo(expected, 12);
    tape.reset();
  });

  for (const cell of CELL_KINDS) {
    it(`looks rows of a table up to the same numbers and gradients: ${cell}`, () => {
      const layer = create({ cell, layers: 2, bidirectional: true });
      const table = createParameter(engine, 'table', [5, 3]);
      const random = createRandom(2, 'table');
      const tape = new Tape(engine);
      tape.numbers(table).forEach((_, i, view) => {
        view[i] = random.normal();
      });
      const ids = [0, 4, 2, 2, 1, 4];
      const run = (lookUp: boolean) => {
        for (const parameter of [table, ...layer.parameters]) parameter.hasGradient = false;
        const { output } = lookUp
          ? layer.forwardLookUp(tape, table, ids, [3, 2])
          : layer.forward(tape, embedding(tape, table, ids, [3, 2]));
        const numbers = [...tape.numbers(output)];
        tape.backward(sum(tape, output));
        for (const parameter of [table, ...layer.parameters]) {
          numbers.push(...tape.gradientNumbers(parameter));
        }
        tape.reset();
        return numbers;
      };
      expect(largestDifference(run(true), run(false))).toBeLessThan(1e-12);
    });
  }

  it('begins with the forget bias that was asked for', () => {
    const layer = create({ forgetBias: 1 });
    const biases = layer.parameters.filter(({ name }) => name.startsWith('bias'));
    const forget = biases.map(({ offset }) => [...engine.heap.numbers(offset, 16)].slice(4, 8));
    expect(forget).toEqual([
      [1, 1, 1, 1],
      [0, 0, 0, 0],
    ]);
    expect(() => create({ cell: 'gru', forgetBias: 1 })).toThrow(
      'forgetBias is for cells with a forget gate (lstm, lstm-peephole); this cell is gru.',
    );
  });

  it('gives peepholes a parameter of their own, and the other weights what an LSTM has', () => {
    const plain = create();
    const looking = create({ cell: 'lstm-peephole' });
    expect(looking.parameters.map(({ name }) => name)).toEqual([
      ...plain.parameters.map(({ name }) => name),
      'weight_ch_l0',
    ]);
    expect(looking.parameters.at(-1)!.shape).toEqual([3, 4]);
    plain.parameters.forEach(({ offset, length }, i) => {
      expect(engine.heap.numbers(looking.parameters[i]!.offset, length)).toEqual(
        engine.heap.numbers(offset, length),
      );
    });
  });

  it('drops outputs between layers in training only, and by the random numbers of its caller', () => {
    const layer = create({ layers: 2, dropout: 0.5 });
    const tape = new Tape(engine);
    const run = (random = createRandom(7, 'dropout')) => {
      const x = tape.constant(
        [2, 2, 3],
        Array.from({ length: 12 }, (_, i) => i / 10),
      );
      const numbers = [...tape.numbers(layer.forward(tape, x, { random }).output)];
      tape.reset();
      return numbers;
    };
    expect(run()).toEqual(run());
    expect(run()).not.toEqual(run(createRandom(8, 'dropout')));
    const training = run();
    tape.mode = 'evaluation';
    expect(run()).not.toEqual(training);
    tape.mode = 'training';
    expect(() => layer.forward(tape, tape.constant([1, 1, 3], [1, 2, 3]))).toThrow(
      'dropout between layers needs random numbers',
    );
    tape.reset();
  });

  it('names what does not fit', () => {
    const layer = create();
    const tape = new Tape(engine);
    const x = tape.constant([2, 2, 3], new Array(12).fill(0));
    expect(() => layer.forward(tape, tape.constant([1, 2, 5], new Array(10).fill(0)))).toThrow(
      'recurrent: x has shape [1, 2, 5]; expected [steps, batch, 3].',
    );
    expect(() => layer.forward(tape, x, { lengths: [2] })).toThrow(
      'lstmWindow: 1 lengths given; expected 2, one for each sequence.',
    );
    expect(() => layer.forward(tape, x, { lengths: [2, 3] })).toThrow(
      'lstmWindow: sequence 1 has length 3; expected 1 to 2.',
    );
    const h = [tape.constant([2, 5], new Array(10).fill(0))];
    expect(() => layer.forward(tape, x, { state: { h, c: [] } })).toThrow(
      'lstmWindow: the initial state has shape [2, 5]; expected [2, 4].',
    );
    tape.reset();
  });
});
