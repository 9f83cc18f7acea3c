import { describe, expect, it } from 'vitest';
import type { CellWeights } from '../../src/nn/cell-weights.ts';
import { gruStep } from '../../src/nn/gru-step.ts';
import { lstmStep } from '../../src/nn/lstm-step.ts';
import { rnnStep } from '../../src/nn/rnn-step.ts';
import { largestDifference, type RecurrentCase, readGolden } from '../golden/torch-golden.ts';

const { windows } = readGolden<{ windows: RecurrentCase[] }>('torch-recurrent');

/** The outputs and the last states of one sequence of the batch, a step at a time. */
function runSteps(given: RecurrentCase, sequence: number) {
  const parameters = given.parameters;
  const weights: CellWeights = {
    inputSize: given.inputs,
    hiddenSize: given.hidden,
    weightIh: parameters.weight_ih_l0.data,
    weightHh: parameters.weight_hh_l0.data,
    biasIh: parameters.bias_ih_l0.data,
    biasHh: parameters.bias_hh_l0.data,
  };
  const row = (numbers: number[], size: number, index: number) =>
    numbers.slice(index * size, (index + 1) * size);
  let h: ArrayLike<number> = row(given.states.h0.data, given.hidden, sequence);
  let c: ArrayLike<number> =
    given.cell === 'lstm' ? row(given.states.c0.data, given.hidden, sequence) : [];
  const outputs: number[] = [];
  for (let t = 0; t < given.steps; t++) {
    if (t >= (given.lengths?.[sequence] ?? given.steps)) {
      outputs.push(...new Array<number>(given.hidden).fill(0));
      continue;
    }
    const x = row(given.x.data, given.inputs, t * given.batch + sequence);
    if (given.cell === 'rnn') h = rnnStep(weights, x, h).h;
    else if (given.cell === 'gru') h = gruStep(weights, x, h, given.form ?? undefined).h;
    else ({ h, c } = lstmStep(weights, x, h, c));
    outputs.push(...Array.from(h));
  }
  return { outputs, h, c };
}

describe('one step at a time', () => {
  for (const given of windows) {
    const name = `${given.cell}${given.form ? ` ${given.form}` : ''}, lengths ${given.lengths}`;
    it(`agrees with PyTorch: ${name}`, () => {
      for (let sequence = 0; sequence < given.batch; sequence++) {
        const { outputs, h, c } = runSteps(given, sequence);
        const size = given.hidden;
        const expected: number[] = [];
        for (let t = 0; t < given.steps; t++) {
          const begin = (t * given.batch + sequence) * size;
          expected.push(...given.output.data.slice(begin, begin + size));
        }
        const last = (numbers: number[]) => numbers.slice(sequence * size, (sequence + 1) * size);
        expect(largestDifference(outputs, expected)).toBeLessThan(1e-10);
        expect(largestDifference(h, last(given.finals.hn.data))).toBeLessThan(1e-10);
        if (given.cell === 'lstm') {
          expect(largestDifference(c, last(given.finals.cn.data))).toBeLessThan(1e-10);
        }
      }
    });
  }

  it("gives the course's nested example: h_t = tanh(2 x_t + 3 h_(t-1) + 1)", () => {
    const weights: CellWeights = {
      inputSize: 1,
      hiddenSize: 1,
      weightIh: [2],
      weightHh: [3],
      biasIh: [1],
    };
    const x = [0.1, -0.4, 0.2];
    const h0 = 0.05;
    const h1 = Math.tanh(2 * x[0] + 3 * h0 + 1);
    const h2 = Math.tanh(2 * x[1] + 3 * h1 + 1);
    const h3 = Math.tanh(2 * x[2] + 3 * h2 + 1);
    let h = Float64Array.of(h0);
    for (const value of x) h = rnnStep(weights, [value], h).h as Float64Array<ArrayBuffer>;
    expect(h[0]).toBeCloseTo(h3, 14);
  });

  it('gives the gates of the LSTM, and uses the forget gate on the cell before', () => {
    const weights: CellWeights = {
      inputSize: 1,
      hiddenSize: 1,
      weightIh: [0, 0, 0, 0],
      weightHh: [0, 0, 0, 0],
      biasIh: [-20, 20, 0.5, 20],
    };
    const step = lstmStep(weights, [0], [0], [0.7]);
    expect(step.i[0]).toBeCloseTo(0, 6);
    expect(step.f[0]).toBeCloseTo(1, 6);
    expect(step.g[0]).toBeCloseTo(Math.tanh(0.5), 12);
    expect(step.c[0]).toBeCloseTo(0.7, 6);
    expect(step.h[0]).toBeCloseTo(Math.tanh(0.7), 6);
  });

  it('says which array has the wrong length', () => {
    const weights: CellWeights = { inputSize: 2, hiddenSize: 1, weightIh: [1, 1], weightHh: [1] };
    expect(() => rnnStep(weights, [1, 2, 3], [0])).toThrow(
      'rnnStep: x has 3 numbers; expected 2 for input size 2 and hidden size 1.',
    );
  });
});
