import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numericGradientCheck } from '../../src/autodiff/gradient-check.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { loadState } from '../../src/nn/index.ts';
import { padPairs } from '../../src/translator/batches.ts';
import { Translator, type TranslatorShape } from '../../src/translator/index.ts';
import { type GoldenTensor, largestDifference, readGolden } from '../golden/torch-golden.ts';
import { letterUnits } from './units.ts';

interface GoldenCase {
  readonly options: Partial<TranslatorShape>;
  readonly sources: number[][];
  readonly targets: number[][];
  readonly units: number;
  readonly labelSmoothing: number;
  readonly parameters: Record<string, GoldenTensor>;
  readonly logits: GoldenTensor;
  readonly loss: number;
  readonly gradients: Record<string, GoldenTensor>;
}

const cases = ['torch-translator', 'torch-translator-transformer'].flatMap(
  (name) => readGolden<{ cases: GoldenCase[] }>(name).cases,
);

const PAIRS = [
  { source: [3, 5, 4, 2], target: [4, 2] },
  { source: [7, 6, 2], target: [5, 8, 6, 3, 2] },
].map(({ source, target }) => ({
  source: Int32Array.from(source),
  target: Int32Array.from(target),
}));

describe.each([
  ['reference', 1e-9],
  ['wasm', 2e-5],
  ['auto', 2e-5],
] as const)('the translator on the engine %s', (kind, tolerance) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: kind, workers: 1 });
  });
  afterAll(() => engine.dispose());

  it.each(cases)("gives PyTorch's loss and gradients: $options", (golden) => {
    const model = new Translator(engine, {
      units: letterUnits(golden.units),
      options: { ...golden.options, dropout: 0, embeddingDropout: 0 },
    });
    const tensors = Object.entries(golden.parameters).map(([name, { shape, data }]) => [
      name,
      { shape, data: Float64Array.from(data) },
    ]);
    loadState(engine, model.parameters, Object.fromEntries(tensors));
    expect(model.parameters.map(({ name }) => name).sort()).toEqual(
      Object.keys(golden.parameters).sort(),
    );
    const pairs = golden.sources.map((source, i) => ({
      source: Int32Array.from(source),
      target: Int32Array.from(golden.targets[i]),
    }));
    const tape = new Tape(engine);
    const batch = padPairs(model.units, pairs);
    const { logits } = model.forward(tape, batch);
    expect(largestDifference(tape.numbers(logits), golden.logits.data)).toBeLessThan(tolerance);
    const loss = model.loss(tape, batch, golden.labelSmoothing);
    expect(Math.abs(tape.numbers(loss)[0] - golden.loss)).toBeLessThan(tolerance);
    tape.backward(loss);
    for (const parameter of model.parameters) {
      const expected = golden.gradients[parameter.name].data;
      const got = tape.gradientNumbers(parameter);
      expect(largestDifference(got, expected), parameter.name).toBeLessThan(tolerance);
    }
    tape.reset();
  });
});

describe('gradients of the translator', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'reference' });
  });
  afterAll(() => engine.dispose());

  it.each([
    { cell: 'gru', attention: 'additive', bidirectional: true, tied: 'all' },
    { cell: 'gru', attention: 'dot', layers: 2, tied: 'target' },
    { cell: 'lstm', attention: 'additive', layers: 3, bidirectional: false, tied: 'none' },
    { cell: 'lstm', attention: 'none', layers: 2, tied: 'all' },
    { cell: 'rnn', attention: 'none', bidirectional: false, tied: 'target' },
  ] as const)('agree with central differences: %o', (options) => {
    const model = new Translator(engine, {
      units: letterUnits(9),
      options: {
        ...{ hiddenSize: 4, embeddingSize: 3, dropout: 0, embeddingDropout: 0, ...options },
      },
    });
    const tape = new Tape(engine);
    const batch = padPairs(model.units, PAIRS);
    const check = numericGradientCheck(tape, () => model.loss(tape, batch, 0.1), model.parameters);
    expect(check.worst.error).toBeLessThan(1e-6);
    expect(check.passed).toBe(true);
  });
});

describe('a translator', () => {
  it('refuses options that it does not have', async () => {
    const engine = await createEngine({ engine: 'reference' });
    const units = letterUnits(9);
    const make = (options: object) => () => new Translator(engine, { units, options });
    expect(make({ cell: 'qrnn' })).toThrow('cell is "qrnn"');
    expect(make({ heads: 2 })).toThrow('heads');
    expect(make({ dropout: 1 })).toThrow('dropout is 1');
    engine.dispose();
  });
});
