import { describe, expect, it } from 'vitest';
import { type CellWeights, lstmStep, rnnStep } from '../../../src/nn/cells/index.ts';
import {
  type GoldenTensor,
  largestDifference,
  type RecurrentCase,
  readGolden,
} from '../../golden/torch-golden.ts';
import { differentiatePlain, type PlainSequence, runPlain } from './plain-sequence.ts';

const windows = ['torch-recurrent', 'torch-peephole'].flatMap(
  (name) => readGolden<{ windows: RecurrentCase[] }>(name).windows,
);

/** One sequence of a case's batch, up to its end. */
function sequenceOf(given: RecurrentCase, index: number): PlainSequence {
  const { cell, form, inputs, hidden, batch, states, parameters } = given;
  const length = given.lengths?.[index] ?? given.steps;
  return {
    cell,
    form: form ?? 'reset-before',
    weights: {
      inputSize: inputs,
      hiddenSize: hidden,
      weightIh: parameters.weight_ih_l0.data,
      weightHh: parameters.weight_hh_l0.data,
      biasIh: parameters.bias_ih_l0.data,
      biasHh: parameters.bias_hh_l0.data,
      ...(parameters.weight_ch_l0 && { weightCh: parameters.weight_ch_l0.data }),
    },
    inputs: Array.from({ length }, (_, t) => row(given.x, t * batch + index)),
    initial: { h: row(states.h0, index), ...(states.c0 && { c: row(states.c0, index) }) },
  };
}

/** Row `index` of a tensor whose last axis is a row. */
function row({ shape, data }: GoldenTensor, index: number): number[] {
  const width = shape.at(-1)!;
  return data.slice(index * width, (index + 1) * width);
}

describe('one step at a time', () => {
  for (const given of windows) {
    const { cell, form, batch, lengths, finals, upstream, gradients } = given;
    const name = `${cell}${form ? ` ${form}` : ''}, lengths ${lengths}`;
    it(`agrees with PyTorch, forwards and backwards: ${name}`, () => {
      const sums: Record<string, Float64Array> = {};
      for (let index = 0; index < batch; index++) {
        const sequence = sequenceOf(given, index);
        const { steps, final } = runPlain(sequence);
        steps.forEach(({ h }, t) => {
          expect(largestDifference(h, row(given.output, t * batch + index))).toBeLessThan(1e-10);
        });
        expect(largestDifference(final.h, row(finals.hn, index))).toBeLessThan(1e-10);
        if (finals.cn) {
          expect(largestDifference(final.c!, row(finals.cn, index))).toBeLessThan(1e-10);
        }
        const result = differentiatePlain(sequence, {
          outputs: steps.map((_, t) => row(upstream.output, t * batch + index)),
          final: {
            h: row(upstream.hn, index),
            ...(upstream.cn && { c: row(upstream.cn, index) }),
          },
        });
        result.inputs.forEach((x, t) => {
          expect(largestDifference(x, row(gradients.x, t * batch + index))).toBeLessThan(1e-9);
        });
        expect(largestDifference(result.initial.h, row(gradients.h0, index))).toBeLessThan(1e-9);
        if (gradients.c0) {
          expect(largestDifference(result.initial.c!, row(gradients.c0, index))).toBeLessThan(1e-9);
        }
        for (const [key, share] of Object.entries(result.weights)) {
          sums[key] = sums[key]?.map((value, i) => value + share[i]!) ?? share;
        }
      }
      for (const name of Object.keys(given.parameters)) {
        const key = name.replace('_l0', '').replace(/_(.)/, (_, letter) => letter.toUpperCase());
        expect(largestDifference(sums[key]!, gradients[name]!.data), name).toBeLessThan(1e-9);
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
