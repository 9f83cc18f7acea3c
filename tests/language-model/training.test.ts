import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InterruptedError, UsageError } from '../../src/base/errors.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import type { Progress } from '../../src/base/progress.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import {
  type AnyLanguageModel,
  languageModelFromState,
} from '../../src/language-model/any-language-model.ts';
import { CorpusBuilder } from '../../src/language-model/corpus.ts';
import { evaluateLanguageModel } from '../../src/language-model/evaluate-language-model.ts';
import { LanguageModel } from '../../src/language-model/language-model.ts';
import {
  languageModelTraining,
  trainLanguageModel,
} from '../../src/language-model/train-language-model.ts';
import type { LanguageModelTraining } from '../../src/language-model/training-options.ts';
import { CELL_KINDS } from '../../src/nn/index.ts';
import type { StepReport } from '../../src/training/index.ts';
import { expectToHearTimer, longestStretch } from '../support/hear-abort.ts';

function corpusOf(lines: readonly string[]) {
  const builder = new CorpusBuilder();
  for (const line of lines) builder.addLine(line);
  return builder.finish();
}

// A grammar: easy to learn, and the unigrams alone do not tell it.
const corpus = corpusOf(Array.from({ length: 60 }, (_, i) => `${'ab'.repeat((i % 5) + 1)} 말모이`));
const bytesOf = (model: AnyLanguageModel): Uint8Array =>
  joinBytes([...encodeModel(model.toState())]);

/** What a training keeps when it is stopped after some steps. */
async function checkpointAfter(
  model: LanguageModel,
  options: LanguageModelTraining,
  steps: number,
): Promise<ModelState> {
  const stop = new AbortController();
  let checkpoint: ModelState | undefined;
  const training = languageModelTraining(model, corpus, {
    ...{ ...options, signal: stop.signal },
    onCheckpoint: (state) => {
      checkpoint = state;
    },
  });
  for (let step = 0; step < steps; step++) await training.next();
  stop.abort();
  await expect(training.next()).rejects.toThrow(InterruptedError);
  return checkpoint!;
}

describe('training', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'wasm', workers: 1 });
  });
  afterAll(() => engine.dispose());

  const create = (options: object = {}) =>
    new LanguageModel(engine, corpus.units, { layers: 1, hiddenSize: 12, ...options });
  const quick = { batch: 4, chunkLength: 10, learningRate: 0.02 } as const;

  it.each(CELL_KINDS)('learns the text: %s', async (cell) => {
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
    ).rejects.toThrow(
      'This is no language-model-checkpoint but a language-model; go on from what `onCheckpoint`',
    );
  });

  it('goes on with the weights of the checkpoint, whatever the model had', async () => {
    const options: LanguageModelTraining = { ...quick, steps: 12, validateEvery: 4 };
    const whole = create();
    await trainLanguageModel(whole, corpus, options);
    const resumeFrom = await checkpointAfter(create(), options, 5);
    const fresh = create();
    await trainLanguageModel(fresh, corpus, { resumeFrom });
    expect(bytesOf(fresh)).toEqual(bytesOf(whole));
    const resume = (model: LanguageModel) => trainLanguageModel(model, corpus, { resumeFrom });
    await expect(resume(create({ hiddenSize: 13 }))).rejects.toThrow(
      'The checkpoint was made with hiddenSize 12, not 13; go on with the same',
    );
    const other = corpusOf(['다른 글', ...Array(60).fill('ab 말모이')]);
    const foreign = new LanguageModel(engine, other.units, { layers: 1, hiddenSize: 12 });
    await expect(resume(foreign)).rejects.toThrow('The checkpoint was made with other units');
  });

  it('refuses options that change the result when it goes on, and names those that may change', async () => {
    const options = { ...quick, steps: 12, schedule: 'constant', patience: 3 } as const;
    const resumeFrom = await checkpointAfter(create(), options, 5);
    const resume = (changed: LanguageModelTraining) =>
      trainLanguageModel(create(), corpus, { ...changed, resumeFrom });
    const changes: LanguageModelTraining[] = [
      { learningRate: 0.01 },
      { schedule: 'plateau' },
      { clip: 1 },
      { validateEvery: 3 },
      { averaging: 'ema' },
      { steps: 11 },
      { patience: 2 },
    ];
    for (const changed of changes) {
      const [name] = Object.keys(changed);
      await expect(resume(changed)).rejects.toThrow(
        new RegExp(
          `made with ${name} .*leave the option out. Only patience and steps may be raised`,
        ),
      );
      await expect(resume(changed)).rejects.toThrow(UsageError);
    }
    const extended = create();
    const outcome = await trainLanguageModel(extended, corpus, {
      ...{ resumeFrom, steps: 20, patience: 9 },
    });
    expect(outcome.extended).toEqual([
      { name: 'steps', before: '12', now: '20' },
      { name: 'patience', before: '3', now: '9' },
    ]);
    // As if it had been asked for so many steps from the beginning.
    const whole = create();
    await trainLanguageModel(whole, corpus, { ...options, steps: 20, patience: 9 });
    expect(bytesOf(extended)).toEqual(bytesOf(whole));
  });

  it('refuses more steps where the schedule is laid out over them', async () => {
    const resumeFrom = await checkpointAfter(create(), { ...quick, steps: 12 }, 5);
    await expect(trainLanguageModel(create(), corpus, { resumeFrom, steps: 20 })).rejects.toThrow(
      'made with steps 12, not 20; go on with the same, or leave the option out. Only patience may',
    );
  });

  it('reports each step, and pauses while nobody asks for the next', async () => {
    const model = create();
    const training = languageModelTraining(model, corpus, { ...quick, steps: 6, clip: 0.1 });
    const first = await training.next();
    const weights = bytesOf(model);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(bytesOf(model)).toEqual(weights);
    const reports = [first.value as StepReport];
    for await (const report of training) reports.push(report);
    expect(reports.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const report of reports) {
      expect(report.tokens).toBe(40);
      expect(report.loss).toBeGreaterThan(0);
      expect(report.gradientNorm).toBeGreaterThan(0.1);
      expect(report.clippedNorm).toBeCloseTo(0.1, 4);
      expect(report.tokensPerSecond).toBeGreaterThan(0);
      expect(report.milliseconds).toBeGreaterThanOrEqual(0);
    }
    expect(reports[5]?.validation).toBeGreaterThan(0);
    const whole = create();
    await trainLanguageModel(whole, corpus, { ...quick, steps: 6, clip: 0.1 });
    expect(bytesOf(model)).toEqual(bytesOf(whole));
  });

  it('gives its memory back when it is left', async () => {
    const model = create({ layers: 2 });
    const before = engine.heap.bytesInUse - engine.heap.arena.bytesReserved;
    for await (const { step } of languageModelTraining(model, corpus, { ...quick, steps: 9 })) {
      if (step === 3) break;
    }
    expect(engine.heap.bytesInUse - engine.heap.arena.bytesReserved).toBe(before);
  });

  it('progress tells the mean loss of the tokens since the report before', async () => {
    let now = 0;
    const steps: StepReport[] = [];
    const told: Progress[] = [];
    const training = languageModelTraining(create(), corpus, {
      ...{ ...quick, steps: 10, validateEvery: 4 },
      // Each look at the clock takes 10 ms.
      breaks: { clock: () => (now += 10) },
      onProgress: (progress) => told.push(progress),
    });
    for await (const report of training) steps.push(report);
    let done = 0;
    for (const progress of told) {
      const since = steps.filter(({ step }) => 40 * step > done && 40 * step <= progress.done);
      const mean = since.reduce((sum, { loss }) => sum + loss, 0) / since.length;
      expect(progress.loss).toBeCloseTo(mean, 10);
      done = progress.done;
    }
    expect(told.length).toBeGreaterThan(2);
    expect(done).toBe(400);
  });

  it.each([true, false])(
    'hears a timer, and goes on from where it was stopped: checkpoint %s',
    async (keeps) => {
      const shape = { layers: 2, hiddenSize: 24, dropout: 0.2 };
      const options = { ...quick, steps: 4000, validateEvery: 50, patience: 0 };
      let checkpoint: ModelState | undefined;
      const keep = (state: ModelState): void => {
        checkpoint = state;
      };
      await expectToHearTimer((work) =>
        trainLanguageModel(create(shape), corpus, {
          ...{ ...options, ...work },
          ...(keeps && { onCheckpoint: keep }),
        }),
      );
      expect(checkpoint !== undefined).toBe(keeps);
    },
  );

  it('stopped in the middle of a step or of a validation, ends with the same bytes', async () => {
    const shape = { layers: 2, dropout: 0.3, hiddenSize: 6 };
    const options: LanguageModelTraining = { ...quick, steps: 9, validateEvery: 3 };
    const whole = create(shape);
    await trainLanguageModel(whole, corpus, options);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 150 }), async (chances) => {
        const stop = new AbortController();
        let left = chances;
        let checkpoint: ModelState | undefined;
        const model = create(shape);
        await trainLanguageModel(model, corpus, {
          ...{ ...options, signal: stop.signal },
          // A break at each chance, in one of which it is stopped.
          breaks: { every: 0, onStretch: () => --left === 0 && stop.abort() },
          onCheckpoint: (state) => {
            checkpoint = state;
          },
        }).catch((error) => expect(error).toBeInstanceOf(InterruptedError));
        if (checkpoint !== undefined) {
          await trainLanguageModel(model, corpus, { resumeFrom: checkpoint });
        }
        expect(bytesOf(model)).toEqual(bytesOf(whole));
      }),
      { numRuns: 12, examples: [[1], [2], [5], [40]] },
    );
  });

  it('may be looked at in a break within a step, on the same engine', async () => {
    const whole = create();
    await trainLanguageModel(whole, corpus, { ...quick, steps: 6 });
    const model = create();
    const other = create({ seed: 5 });
    let looks = 0;
    const look = async () => {
      looks += 1;
      await evaluateLanguageModel(other, corpus.ids.subarray(0, 60), { breaks: { every: 0 } });
      if (looks < 50) setImmediate(look);
    };
    setImmediate(look);
    await trainLanguageModel(model, corpus, { ...quick, steps: 6, breaks: { every: 0 } });
    expect(looks).toBeGreaterThan(3);
    expect(bytesOf(model)).toEqual(bytesOf(whole));
  });

  it('goes over one batch at the most without a chance for a break', async () => {
    const longest = await longestStretch((work) =>
      trainLanguageModel(create(), corpus, { ...quick, ...work, steps: 5 }),
    );
    expect(longest).toBe(40);
  });

  it.each(['ema', 'swa'] as const)(
    'ends with a mean of the last weights: %s',
    async (averaging) => {
      const options = { ...quick, steps: 12, validation: 0, averaging } as const;
      const weights: Float64Array[] = [];
      const model = create();
      const { offset, length } = model.decoder.parameters[0]!;
      for await (const _ of languageModelTraining(model, corpus, options)) {
        weights.push(Float64Array.from(engine.heap.numbers(offset, length)));
      }
      const mean = (i: number): number => {
        const values = weights.map((step) => step[i]!);
        if (averaging === 'ema') return values.reduce((sum, value) => 0.999 * sum + 0.001 * value);
        return values.slice(9).reduce((sum, value) => sum + value, 0) / 3;
      };
      engine.heap.numbers(offset, length).forEach((value, i) => {
        expect(value).toBeCloseTo(mean(i), 6);
      });
      const resumed = create();
      const resumeFrom = await checkpointAfter(create(), options, 10);
      await trainLanguageModel(resumed, corpus, { resumeFrom });
      expect(bytesOf(resumed)).toEqual(bytesOf(model));
    },
  );

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
        ...{ ...quick, learningRate: 1e4, clip: 1e9, optimizer: 'sgd' },
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
    await expect(train({ optimizer: 'lion' })).rejects.toThrow('choose adam');
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
