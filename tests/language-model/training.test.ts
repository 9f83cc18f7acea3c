import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InterruptedError } from '../../src/base/errors.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import { CorpusBuilder } from '../../src/language-model/corpus.ts';
import { evaluateLanguageModel } from '../../src/language-model/evaluate-language-model.ts';
import { LanguageModel, languageModelFromState } from '../../src/language-model/language-model.ts';
import { trainLanguageModel } from '../../src/language-model/train-language-model.ts';
import type { LanguageModelTraining } from '../../src/language-model/training-options.ts';

function corpusOf(lines: readonly string[]) {
  const builder = new CorpusBuilder();
  for (const line of lines) builder.addLine(line);
  return builder.finish();
}

// A grammar: easy to learn, and the unigrams alone do not tell it.
const corpus = corpusOf(Array.from({ length: 60 }, (_, i) => `${'ab'.repeat((i % 5) + 1)} 말모이`));
const bytesOf = (model: LanguageModel): Uint8Array => joinBytes([...encodeModel(model.toState())]);

describe('training', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'wasm', workers: 1 });
  });
  afterAll(() => engine.dispose());

  const create = (options: object = {}) =>
    new LanguageModel(engine, corpus.units, { layers: 1, hiddenSize: 12, ...options });
  const quick = { batch: 4, chunkLength: 10, learningRate: 0.02 } as const;

  it.each(['rnn', 'lstm', 'gru'] as const)('learns the text: %s', async (cell) => {
    const model = create({ cell });
    const before = await evaluateLanguageModel(model, corpus.ids);
    const { reports, steps } = await trainLanguageModel(model, corpus, { ...quick, steps: 120 });
    const after = await evaluateLanguageModel(model, corpus.ids);
    expect(before.perplexity).toBeGreaterThan(5);
    expect(after.perplexity).toBeLessThan(1.7);
    expect(steps).toBe(120);
    expect(reports[reports.length - 1].step).toBe(120);
  });

  it('of the same seed gives the same bytes, of another seed others', async () => {
    const train = async (seed: number) => {
      const model = create({ seed, dropout: 0.2, layers: 2 });
      await trainLanguageModel(model, corpus, { ...quick, steps: 20 });
      return bytesOf(model);
    };
    const [a, b, c] = [await train(1), await train(1), await train(2)];
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
  });

  it('goes on from a checkpoint to the bytes of no interruption, wherever it was stopped', async () => {
    const options: LanguageModelTraining = {
      ...{ ...quick, steps: 30, validateEvery: 7, schedule: 'plateau', warmUpSteps: 5 },
    };
    const shape = { cell: 'lstm', layers: 2, dropout: 0.3, hiddenSize: 6 };
    const whole = create(shape);
    const { reports } = await trainLanguageModel(whole, corpus, options);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 28 }), async (stopAfter) => {
        const stop = new AbortController();
        let checkpoint: ModelState | undefined;
        let chunks = 0;
        const stopped = trainLanguageModel(create(shape), corpus, {
          ...options,
          signal: {
            // Looked at once after each step.
            get aborted() {
              chunks += 1;
              return chunks === stopAfter;
            },
          } as AbortSignal,
          onCheckpoint: (state) => {
            const bytes = joinBytes([...encodeModel(state)]);
            checkpoint = decodeModel(bytes.slice().buffer, 'checkpoint');
          },
        });
        await expect(stopped).rejects.toThrow(InterruptedError);
        if (checkpoint === undefined) throw new Error('no checkpoint was written');
        const resumed = languageModelFromState(engine, checkpoint);
        const outcome = await trainLanguageModel(resumed, corpus, {
          resumeFrom: checkpoint,
          signal: stop.signal,
        });
        expect(outcome.reports).toEqual(reports);
        expect(bytesOf(resumed)).toEqual(bytesOf(whole));
      }),
      { numRuns: 8, examples: [[7], [14]] },
    );
  });

  it('refuses a checkpoint of another text, of another batch, and a model', async () => {
    let checkpoint: ModelState | undefined;
    await trainLanguageModel(create(), corpus, {
      ...{ ...quick, steps: 3, checkpointSeconds: 0 },
      onCheckpoint: (state) => {
        checkpoint = state;
      },
    });
    if (checkpoint === undefined) throw new Error('no checkpoint was written');
    const resumeFrom = checkpoint;
    const other = corpusOf(['다른 글', ...Array(60).fill('ab 말모이')]);
    await expect(trainLanguageModel(create(), other, { resumeFrom })).rejects.toThrow('is another');
    await expect(trainLanguageModel(create(), corpus, { resumeFrom, batch: 2 })).rejects.toThrow(
      'made with batch 4, not 2',
    );
    await expect(
      trainLanguageModel(create(), corpus, { resumeFrom: create().toState() }),
    ).rejects.toThrow('no checkpoint of a language model but a language-model');
  });

  it('stops when the validation loss has stopped falling, and keeps the best weights', async () => {
    // The validation text follows another rule, so that learning makes it worse.
    const lines = [...Array(40).fill('abababab'), ...Array(6).fill('bbaabbaa')];
    const split = corpusOf(lines);
    const model = new LanguageModel(engine, split.units, { layers: 1, hiddenSize: 12 });
    const outcome = await trainLanguageModel(model, split, {
      ...{ ...quick, steps: 400, validateEvery: 5, patience: 3, schedule: 'constant' },
    });
    expect(outcome.steps).toBe(outcome.bestStep + 15);
    const best = outcome.reports.find(({ step }) => step === outcome.bestStep);
    const heldOut = split.ids.subarray(split.ids.length - Math.floor(split.ids.length / 10));
    const { loss } = await evaluateLanguageModel(model, heldOut);
    expect(loss).toBe(best?.validationLoss);
  });

  it('ends with a sentence when the loss explodes', async () => {
    await expect(
      trainLanguageModel(create({ cell: 'rnn' }), corpus, {
        ...{ ...quick, learningRate: 1e4, clip: 1e9, optimiser: 'sgd' },
      }),
    ).rejects.toThrow(/at step \d+; train with a lower learning rate than 10000, or clip/);
  });

  it('refuses options out of range and texts that are too short', async () => {
    const train = (options: object) => trainLanguageModel(create(), corpus, options);
    await expect(train({ epochs: 1, steps: 1 })).rejects.toThrow('either epochs or steps');
    await expect(train({ validation: 1 })).rejects.toThrow('validation is 1');
    await expect(train({ learningRate: -1 })).rejects.toThrow('learningRate is -1');
    await expect(train({ clip: 0 })).rejects.toThrow('clip is 0');
    await expect(train({ schedule: 'never' })).rejects.toThrow('constant, cosine, plateau');
    await expect(train({ optimiser: 'lion' })).rejects.toThrow('choose adam');
    await expect(train({ batch: 100_000 })).rejects.toThrow('too few for 100000 sequences');
  });

  it('needs no more memory after a hundred steps than after ten', async () => {
    const own = await createEngine({ engine: 'wasm', workers: 1 });
    try {
      const model = new LanguageModel(own, corpus.units, { layers: 1, hiddenSize: 12 });
      const inUse: number[] = [];
      await trainLanguageModel(model, corpus, {
        ...{ ...quick, steps: 100, validateEvery: 10 },
        onReport: () => inUse.push(own.heap.bytesInUse),
      });
      expect(new Set(inUse.slice(1)).size).toBe(1);
    } finally {
      own.dispose();
    }
  });
});
