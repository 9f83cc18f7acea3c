import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { softmaxCrossEntropy } from '../../src/autodiff/operations.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { InterruptedError } from '../../src/base/errors.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import { decodeSafetensors } from '../../src/io/safetensors.ts';
import {
  createUnitReader,
  languageModelFromState,
} from '../../src/language-model/any-language-model.ts';
import { CorpusBuilder } from '../../src/language-model/corpus.ts';
import { evaluateLanguageModel } from '../../src/language-model/evaluate-language-model.ts';
import { generateText } from '../../src/language-model/generate-text.ts';
import { languageModelFromNanoGpt } from '../../src/language-model/nano-gpt.ts';
import {
  languageModelTraining,
  trainLanguageModel,
} from '../../src/language-model/train-language-model.ts';
import { TransformerLanguageModel } from '../../src/language-model/transformer-language-model.ts';
import type { TransformerOptions } from '../../src/language-model/transformer-options.ts';
import { POSITION_KINDS } from '../../src/nn/index.ts';
import { type GoldenTensor, largestDifference, readGolden } from '../golden/torch-golden.ts';

function corpusOf(lines: readonly string[]) {
  const builder = new CorpusBuilder();
  for (const line of lines) builder.addLine(line);
  return builder.finish();
}

// A grammar: easy to learn, and the unigrams alone do not tell it.
const corpus = corpusOf(Array.from({ length: 60 }, (_, i) => `${'ab'.repeat((i % 5) + 1)} 말모이`));
const bytesOf = (model: { toState(): ModelState }): Uint8Array =>
  joinBytes([...encodeModel(model.toState())]);

describe('the Transformer language model', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'wasm', workers: 1 });
  });
  afterAll(() => engine.dispose());

  const create = (options: Partial<TransformerOptions> = {}) =>
    new TransformerLanguageModel(engine, corpus.units, {
      ...{ layers: 2, hiddenSize: 12, heads: 2, context: 10, ...options },
    });
  const quick = { batch: 4, learningRate: 0.01, steps: 80 } as const;

  it.each(POSITION_KINDS)(
    'reads unit by unit what it predicts at once: positions %s',
    (positions) => {
      const model = create({ positions, bias: positions === 'learned' });
      const ids = corpus.ids.subarray(0, 10);
      const tape = new Tape(engine, { mode: 'evaluation' });
      const { logits } = model.predict(tape, ids, [10, 1]);
      const at = (t: number) =>
        tape
          .numbers(logits)
          .slice(t * corpus.units.size)
          .slice(0, corpus.units.size);
      const expected = Array.from(ids, (_, t) => at(t));
      tape.reset();
      const reader = createUnitReader(model);
      ids.forEach((id, t) => {
        expect(largestDifference(reader.read(id), expected[t]!)).toBeLessThan(1e-5);
      });
      // The context is full: the next unit is read after the last half of it.
      const again = model.predict(tape, corpus.ids.subarray(5, 11), [6, 1]);
      const last = tape.numbers(again.logits).slice(5 * corpus.units.size);
      tape.reset();
      expect(largestDifference(reader.read(corpus.ids[10]!), last)).toBeLessThan(1e-5);
      reader.dispose();
    },
  );

  it('learns the text, and evaluates it in windows that overlap by half', async () => {
    const model = create({ dropout: 0.05 });
    const before = await evaluateLanguageModel(model, corpus.ids);
    await trainLanguageModel(model, corpus, { ...quick, steps: 150 });
    const after = await evaluateLanguageModel(model, corpus.ids);
    expect(before.perplexity).toBeGreaterThan(5);
    expect(after.perplexity).toBeLessThan(1.9);
    expect(after.units).toBe(corpus.ids.length - 1);
    const short = corpus.ids.subarray(0, 14);
    const tape = new Tape(engine, { mode: 'evaluation' });
    const lossOf = (begin: number, end: number, from: number): number => {
      const targets = Array.from(short.subarray(begin + 1, end + 1), (id, t) =>
        begin + t < from ? -100 : id,
      );
      const { logits } = model.predict(tape, short.subarray(begin, end), [end - begin, 1]);
      const loss = softmaxCrossEntropy(tape, logits, targets, { reduction: 'sum' });
      return tape.numbers(loss)[0]!;
    };
    const expected = (lossOf(0, 10, 0) + lossOf(5, 13, 10)) / 13;
    tape.reset();
    expect((await evaluateLanguageModel(model, short)).loss).toBeCloseTo(expected, 5);
  });

  it('goes on from a checkpoint to the bytes of no interruption', async () => {
    const options = { ...quick, steps: 20, validateEvery: 7 };
    const shape = { dropout: 0.2, positions: 'learned' } as const;
    const whole = create(shape);
    await trainLanguageModel(whole, corpus, options);
    for (const stopAfter of [3, 11]) {
      const stop = new AbortController();
      const kept: Uint8Array[] = [];
      const training = languageModelTraining(create(shape), corpus, {
        ...{ ...options, signal: stop.signal },
        onCheckpoint: (state) => {
          kept.push(joinBytes([...encodeModel(state)]));
        },
      });
      for (let step = 0; step < stopAfter; step++) await training.next();
      stop.abort();
      await expect(training.next()).rejects.toThrow(InterruptedError);
      const checkpoint = decodeModel(kept.at(-1)!.slice().buffer, 'checkpoint');
      const resumed = languageModelFromState(engine, checkpoint);
      await trainLanguageModel(resumed, corpus, { resumeFrom: checkpoint });
      expect(bytesOf(resumed)).toEqual(bytesOf(whole));
    }
  });

  it('writes the same text from its file, in the window and beyond it', async () => {
    const model = create();
    await trainLanguageModel(model, corpus, quick);
    const again = languageModelFromState(
      engine,
      decodeModel(bytesOf(model).slice().buffer, 'model'),
    );
    const write = async (from: typeof again) => {
      let text = '';
      for await (const piece of generateText(from, { length: 40, seed: 3 })) text += piece;
      return text;
    };
    expect(await write(again)).toBe(await write(model));
    expect(again.options).toEqual(model.options);
  });

  it('refuses files whose shape and tensors differ, and options that do not fit', async () => {
    const state = create().toState();
    const options = Object(state.metadata.options);
    const forged = { ...state.metadata, options: { ...options, hiddenSize: 24 } };
    expect(() => languageModelFromState(engine, { ...state, metadata: forged })).toThrow(
      'embedding.weight',
    );
    expect(() => create({ heads: 5 })).toThrow('give heads that share the width evenly');
    expect(() => create({ hiddenSize: 6, heads: 2 })).toThrow('Rotary positions turn pairs');
    await expect(trainLanguageModel(create(), corpus, { chunkLength: 9 })).rejects.toThrow(
      'A Transformer is trained on windows as long as its context, 10 units',
    );
  });
});

interface GptCase {
  readonly heads: number;
  readonly safetensors: string;
  readonly ids: number[][];
  readonly logits: GoldenTensor;
}

describe('the weights of nanoGPT', () => {
  const { gpts } = readGolden<{ gpts: GptCase[] }>('torch-transformer');
  const { units } = corpusOf(['abcdef']);

  it.each(gpts.map((given, i) => [i === 0 ? 'without biases' : 'with biases', given] as const))(
    'give its logits: %s',
    async (_, { heads, safetensors, ids, logits }) => {
      const engine = await createEngine({ workers: 1 });
      const file = Uint8Array.from(Buffer.from(safetensors, 'base64')).buffer;
      const { tensors } = decodeSafetensors(file, 'gpt.safetensors');
      const model = languageModelFromNanoGpt(engine, tensors, { units, heads });
      const [batch, steps] = [ids.length, ids[0]!.length];
      const timeFirst = Array.from({ length: steps }, (__, t) => ids.map((row) => row[t]!)).flat();
      const tape = new Tape(engine, { mode: 'evaluation' });
      const found = model.predict(tape, timeFirst, [steps, batch]);
      expect(largestDifference(tape.numbers(found.logits), logits.data)).toBeLessThan(1e-5);
      const { 'transformer.wpe.weight': __, ...others } = tensors;
      expect(() => languageModelFromNanoGpt(engine, others, { units, heads })).toThrow(
        'they lack the matrix positions.weight',
      );
      engine.dispose();
    },
  );
});
