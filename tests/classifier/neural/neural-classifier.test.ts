import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tape } from '../../../src/autodiff/tape.ts';
import type { ModelState } from '../../../src/base/model-state.ts';
import { createRandom } from '../../../src/base/random.ts';
import { evaluateClassifier } from '../../../src/classifier/classifier.ts';
import {
  explainNeural,
  type NeuralTraining,
  neuralClassifierFromState,
  neuralClassifierToState,
  trainNeuralClassifier,
} from '../../../src/classifier/neural/index.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { encodeModel } from '../../../src/io/model-file.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

/** Texts whose class is the color in them, among other words; some are long. */
function createDocuments(count: number, seed: number) {
  const random = createRandom(seed, 'documents');
  const words = ['the', 'house', 'is', 'a', 'very', 'old', 'one', 'and', 'tall'];
  return Array.from({ length: count }, () => {
    const color = random.integer(2) === 0 ? 'red' : 'blue';
    const text = Array.from({ length: 3 + random.integer(9) }, () => words[random.integer(9)]);
    text.splice(random.integer(text.length), 0, color);
    return { text: text.join(' '), label: color === 'red' ? 'warm' : 'cold' };
  });
}

const DOCUMENTS = createDocuments(240, 1);
const TEST = createDocuments(60, 2);

const SMALL = {
  ...{ embeddingSize: 12, hiddenSize: 12, epochs: 6, batch: 16, learningRate: 0.02 },
  ...{ dropout: 0.1, embeddingDropout: 0.1, wordDropout: 0.05, wideNgrams: 0 },
} as const;

const train = (options: Partial<NeuralTraining> = {}) =>
  trainNeuralClassifier(DOCUMENTS, { engine, ...SMALL, ...options });

function bytesOf(state: ModelState): Uint8Array {
  return Buffer.concat([...encodeModel(state)]);
}

describe('trainNeuralClassifier', () => {
  it.each([
    { encoder: 'lstm' },
    { encoder: 'gru', pooling: 'attention' },
    { encoder: 'rnn', pooling: 'max' },
    { encoder: 'gru', pooling: 'last', layers: 2, bidirectional: false, epochs: 20, patience: 0 },
    { encoder: 'cnn', filterWidths: [1, 2] },
    { encoder: 'cnn', pooling: 'attention', wideNgrams: 2, wideFeatures: 512, epochs: 12 },
    { encoder: 'gru', pooling: 'mean', units: 'graphemes', longest: 40, epochs: 12 },
  ] as const)('learns which word decides: %o', async (options) => {
    const { model, best } = await train(options);
    const { accuracy } = evaluateClassifier(
      model,
      TEST.map(({ text }) => text),
      TEST.map(({ label }) => label),
    );
    expect(accuracy).toBeGreaterThan(0.9);
    expect(best).toBeGreaterThan(0.9);
  });

  it('gives the same bytes for the same seed, others for another', async () => {
    const bytes = async (seed: number) =>
      bytesOf(neuralClassifierToState((await train({ seed, epochs: 1 })).model));
    expect(await bytes(1)).toEqual(await bytes(1));
    expect(await bytes(1)).not.toEqual(await bytes(2));
  });

  it('goes on from a checkpoint to the bytes of the uninterrupted training', async () => {
    const options = { epochs: 2, wideNgrams: 2, wideFeatures: 64, layers: 2 } as const;
    const whole = bytesOf(neuralClassifierToState((await train(options)).model));
    const controller = new AbortController();
    const checkpoints: ModelState[] = [];
    const stopped = train({
      ...{ ...options, checkpointSeconds: 0, signal: controller.signal },
      onCheckpoint: (state) => {
        checkpoints.push(state);
        if (checkpoints.length === 17) controller.abort();
      },
    });
    await expect(stopped).rejects.toThrow('Stopped after step');
    const resumeFrom = checkpoints[checkpoints.length - 1];
    const resumed = await train({ ...options, resumeFrom });
    expect(resumed.resumedAt).toBeGreaterThan(16);
    expect(bytesOf(neuralClassifierToState(resumed.model))).toEqual(whole);
  });

  it('begins with given vectors, and leaves frozen ones alone', async () => {
    const vectors = {
      dimensions: 4,
      vectorOf: (unit: string) => (unit === 'red' ? [1, 2, 3, 4] : undefined),
    };
    const { model } = await train({ vectors, frozen: true, epochs: 1 });
    const state = neuralClassifierToState(model);
    const red = 4 * model.encode('red')[0];
    expect(Array.from(state.tensors['embedding.weight'].data).slice(red, red + 4)).toEqual([
      ...[1, 2, 3, 4],
    ]);
  });

  it('validates on other documents where they are given', async () => {
    const validationData = [...TEST, { text: 'the red house', label: 'unheard-of' }];
    const { model, best } = await train({ validationData });
    const { accuracy } = evaluateClassifier(
      model,
      TEST.map(({ text }) => text),
      TEST.map(({ label }) => label),
    );
    // Nothing is held out, and a label that no training document has is predicted wrongly.
    expect(model.documents).toBe(DOCUMENTS.length);
    expect(best).toBeCloseTo((accuracy * TEST.length) / (TEST.length + 1), 12);
  });

  it('adds the logits of n-grams, which are trained by a loss of their own', async () => {
    const shape = { encoder: 'cnn', filterWidths: [1], hiddenSize: 1, embeddingSize: 1 } as const;
    const { model } = await train({ ...shape, wideNgrams: 2, wideFeatures: 512 });
    const tape = new Tape(engine, { mode: 'evaluation' });
    const texts = TEST.map(({ text }) => model.encode(text));
    const { logits, parts } = model.network.forward(tape, texts);
    const [deep, wide] = parts.map((part) => Array.from(tape.numbers(part)));
    tape.numbers(logits).forEach((logit, i) => {
      expect(logit).toBeCloseTo(deep[i] + wide[i], 5);
    });
    // An encoder of one feature can learn little; the n-grams alone know the words that decide.
    const right = TEST.filter(({ label }, i) => {
      const isSecond = wide[2 * i + 1] > wide[2 * i];
      return model.classes[isSecond ? 1 : 0] === label;
    });
    expect(right.length / TEST.length).toBeGreaterThan(0.95);
    tape.reset();
  });

  it('has a wide part by default, as large as the documents want', async () => {
    const { wideNgrams: _, ...options } = SMALL;
    const once = { ...options, engine, epochs: 1 };
    const words = await trainNeuralClassifier(DOCUMENTS, once);
    // 216 documents of 8 words on average, each word the end of at most two n-grams.
    expect(words.model.options).toMatchObject({ wideNgrams: 2, wideFeatures: 4096 });
    const letters = await trainNeuralClassifier(DOCUMENTS, { ...once, units: 'graphemes' });
    expect(letters.model.options).toMatchObject({ wideNgrams: 4, wideFeatures: 32_768 });
  });

  it('gives an empty text, a text of unknown words and a very long one an answer', async () => {
    const { model } = await train({ epochs: 1, longest: 50 });
    const texts = ['', '   ', '처음 보는 말', 'red '.repeat(10_000)];
    for (const { probabilities } of model.predictProba(texts)) {
      expect(probabilities[0] + probabilities[1]).toBeCloseTo(1, 5);
    }
    expect(model.encode('the old '.repeat(100))).toHaveLength(50);
  });

  it('learns of a label that is seen once', async () => {
    const documents = [...DOCUMENTS, { text: 'green', label: 'rare' }];
    const { model } = await trainNeuralClassifier(documents, { engine, ...SMALL, epochs: 1 });
    expect(model.classes).toEqual(['cold', 'rare', 'warm']);
  });

  it('refuses what it cannot learn from', async () => {
    const only = (documents: typeof DOCUMENTS) => trainNeuralClassifier(documents, { engine });
    await expect(only([])).rejects.toThrow('There are no documents to train on');
    await expect(only([{ text: 'a', label: 'b' }])).rejects.toThrow('have the label "b"');
    await expect(train({ encoder: 'cnn', pooling: 'last' })).rejects.toThrow(
      'pooling is last, but convolutions have no last state',
    );
    await expect(train({ hidden: 3 } as never)).rejects.toThrow('has no option hidden');
  });
});

describe('a saved neural classifier', () => {
  it('predicts after opening what it predicted before', async () => {
    const { model } = await train({ epochs: 1, pooling: 'attention', wideNgrams: 2 });
    const opened = neuralClassifierFromState(engine, neuralClassifierToState(model));
    const texts = TEST.map(({ text }) => text);
    expect(opened.predictProba(texts)).toEqual(model.predictProba(texts));
  });

  it('is refused where its parts do not fit together', async () => {
    const { model } = await train({ epochs: 1, validation: 0 });
    const state = neuralClassifierToState(model);
    const open = (change: Partial<ModelState>) => () =>
      neuralClassifierFromState(engine, { ...state, ...change });
    const { metadata } = state;
    const options = Object(metadata.options);
    expect(open({ metadata: { ...metadata, labels: ['warm'] } })).toThrow('at least two labels');
    expect(open({ metadata: { ...metadata, options: { ...options, hiddenSize: 1e9 } } })).toThrow(
      'recurrent.weight_ih_l0',
    );
    expect(open({ metadata: { ...metadata, options: { ...options, dropout: 2 } } })).toThrow(
      'out of range',
    );
    expect(open({ kind: 'language-model' })).toThrow('a neural classifier was expected');
  });
});

describe('explainNeural', () => {
  it('finds the deciding word; the contributions sum to the lead', async () => {
    const { model } = await train({
      ...{ pooling: 'attention', wideNgrams: 1, wideFeatures: 256, layers: 2, epochs: 10 },
    });
    const found = explainNeural(model, 'the old house is red and tall');
    expect(found.predicted).toBe('warm');
    const sum = found.units.reduce((all, { contribution }) => all + contribution, 0);
    expect(found.baseline + found.wide + sum + found.error).toBeCloseTo(found.logOdds, 6);
    expect(Math.abs(found.error)).toBeLessThan(0.01 * Math.abs(found.logOdds));
    const strongest = (of: 'contribution' | 'leftOut') =>
      [...found.units].sort((a, b) => (b[of] ?? 0) - (a[of] ?? 0))[0].unit;
    expect(strongest('contribution')).toBe('red');
    expect(strongest('leftOut')).toBe('red');
    expect(found.units.reduce((all, { attention = 0 }) => all + attention, 0)).toBeCloseTo(1, 6);
  });
});
