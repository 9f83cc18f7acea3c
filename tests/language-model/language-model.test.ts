import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { numericGradientCheck } from '../../src/autodiff/gradient-check.ts';
import { softmaxCrossEntropy } from '../../src/autodiff/operations.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { InputError } from '../../src/base/errors.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import { languageModelFromState } from '../../src/language-model/any-language-model.ts';
import { CorpusBuilder } from '../../src/language-model/corpus.ts';
import { evaluateLanguageModel } from '../../src/language-model/evaluate-language-model.ts';
import { LanguageModel } from '../../src/language-model/language-model.ts';
import { TransformerLanguageModel } from '../../src/language-model/transformer-language-model.ts';

const builder = new CorpusBuilder();
builder.addLine('나는 수학을 공부한다. 나는 말을 배운다.');
const corpus = builder.finish();

describe('a language model', () => {
  let engine: Engine;
  let exact: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'wasm', workers: 1 });
    exact = await createEngine({ engine: 'reference' });
  });
  afterAll(() => {
    engine.dispose();
    exact.dispose();
  });

  const shape = { layers: 2, hiddenSize: 5 };

  it.each([
    { ...shape, cell: 'rnn', tied: true, parameters: 10 },
    { ...shape, cell: 'lstm', tied: false, parameters: 11 },
    { ...shape, cell: 'lstm-peephole', tied: false, parameters: 13 },
    { ...shape, cell: 'gru', tied: true, form: 'reset-after', parameters: 10 },
  ] as const)('has the right gradient: $cell, tied $tied', ({ parameters, ...options }) => {
    const model = new LanguageModel(exact, corpus.units, options);
    expect(model.parameters).toHaveLength(parameters);
    expect(new Set(model.parameters).size).toBe(model.parameters.length);
    const tape = new Tape(exact);
    const ids = corpus.ids.subarray(0, 6);
    const loss = () =>
      softmaxCrossEntropy(tape, model.forward(tape, ids, [3, 2]).logits, corpus.ids.subarray(1, 7));
    const check = numericGradientCheck(tape, loss, [...model.parameters], { elements: 20 });
    expect(check.worst.error).toBeLessThan(1e-6);
  });

  it('computes the same whether it looks rows up before or after the product', () => {
    const model = new LanguageModel(exact, corpus.units, shape);
    const tape = new Tape(exact, { mode: 'evaluation' });
    const whole = model.forward(tape, corpus.ids, [corpus.ids.length, 1]);
    const logits = Array.from(tape.numbers(whole.logits));
    const one = model.forward(tape, corpus.ids.subarray(0, 1), [1, 1]);
    Array.from(tape.numbers(one.logits)).forEach((logit, i) => {
      expect(logit).toBeCloseTo(logits[i], 12);
    });
  });

  it('that knows nothing is as unsure as there are units', async () => {
    const model = new LanguageModel(exact, corpus.units, shape);
    for (const { offset, length } of model.parameters) exact.heap.numbers(offset, length).fill(0);
    const evaluation = await evaluateLanguageModel(model, corpus.ids);
    expect(evaluation.perplexity).toBeCloseTo(corpus.units.size, 10);
    expect(evaluation.units).toBe(corpus.ids.length - 1);
    await expect(evaluateLanguageModel(model, corpus.ids.subarray(0, 1))).rejects.toThrow('fewer');
  });

  it('comes back from its file to the bit', async () => {
    const options = { ...shape, cell: 'gru', dropout: 0.1, tied: true, seed: 7 } as const;
    const model = new LanguageModel(engine, corpus.units, options);
    const bytes = joinBytes([...encodeModel(model.toState())]);
    const again = languageModelFromState(engine, decodeModel(bytes.slice().buffer, 'model'));
    expect(again.options).toEqual(model.options);
    expect(joinBytes([...encodeModel(again.toState())])).toEqual(bytes);
    const losses = [model, again].map((one) => evaluateLanguageModel(one, corpus.ids));
    const [a, b] = await Promise.all(losses);
    expect(a).toEqual(b);
  });

  it('refuses files and options that do not fit', () => {
    const state = new LanguageModel(engine, corpus.units, shape).toState();
    expect(() => languageModelFromState(engine, { ...state, kind: 'word-vectors' })).toThrow(
      'of the kind "word-vectors", but a language model',
    );
    const { 'decoder.bias': _, ...tensors } = state.tensors;
    expect(() => languageModelFromState(engine, { ...state, tensors })).toThrow('decoder.bias');
    const create = (options: object) => () => new LanguageModel(engine, corpus.units, options);
    expect(create({ tied: true, embeddingSize: 3 })).toThrow('embeddingSize is 3');
    expect(create({ cell: 'transformer' })).toThrow('choose rnn, lstm, gru');
    expect(create({ dropout: 1 })).toThrow('from 0 to below 1');
    expect(create({ hiddenSize: 0 })).toThrow('hiddenSize is 0');
  });

  it.each([
    ['recurrent', () => new LanguageModel(engine, corpus.units, shape)],
    [
      'a Transformer',
      () => new TransformerLanguageModel(engine, corpus.units, { hiddenSize: 8, heads: 2 }),
    ],
  ])(
    'compares the sizes that a file claims with its tensors before it makes any: %s',
    (_, create) => {
      const state = create().toState();
      const options = Object(state.metadata.options);
      const allocate = vi.spyOn(engine.heap, 'allocate');
      const reserve = vi.spyOn(engine.heap.arena, 'allocate');
      try {
        for (const claimed of [{ hiddenSize: 1e6 }, { layers: 1e9 }]) {
          const metadata = { ...state.metadata, options: { ...options, ...claimed } };
          expect(() => languageModelFromState(engine, { ...state, metadata })).toThrow(InputError);
        }
        expect([...allocate.mock.calls, ...reserve.mock.calls]).toEqual([]);
        languageModelFromState(engine, state);
        expect(allocate).toHaveBeenCalled();
      } finally {
        vi.restoreAllMocks();
      }
    },
  );
});
