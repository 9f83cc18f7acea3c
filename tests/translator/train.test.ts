import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawDates, trainDateTranslator } from '../../examples/date-translator.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { createRandom } from '../../src/base/random.ts';
import type { TextPair } from '../../src/corpus/parallel/text-pair.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import {
  createTranslator,
  holdOutPairs,
  type Translator,
  type TranslatorTraining,
  trainTranslator,
  translateTexts,
  translatorFromState,
  translatorToState,
  translatorTraining,
} from '../../src/translator/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const PAIRS: TextPair[] = drawDates(createRandom(3, 'dates'), 60);
const SHAPE = { units: 'code-points', minCount: 1, hiddenSize: 6, embeddingSize: 5 } as const;
const TRAINING = { epochs: 3, batch: 8, measure: 'chrf' } as const;

const bytesOf = (state: ModelState): Uint8Array => joinBytes([...encodeModel(state)]).slice();
const reopen = (state: ModelState): ModelState =>
  decodeModel(bytesOf(state).slice().buffer, 'the checkpoint');

async function train(
  options: object = {},
  training: TranslatorTraining = {},
): Promise<{ model: Translator; bytes: Uint8Array }> {
  const model = await createTranslator(engine, PAIRS, { ...SHAPE, ...options });
  await trainTranslator(model, holdOutPairs(PAIRS), { ...TRAINING, ...training });
  return { model, bytes: bytesOf(translatorToState(model)) };
}

describe('training a translator', () => {
  it('learns to write dates in a few seconds', async () => {
    const { exact, shown } = await trainDateTranslator();
    expect(exact).toBeGreaterThan(0.95);
    expect(shown.length).toBe(5);
  });

  it.each([
    { cell: 'gru', attention: 'additive' },
    { cell: 'lstm', attention: 'dot', layers: 2, tied: 'none' },
    { cell: 'rnn', attention: 'none', units: 'bpe', vocabularySize: 300 },
    { units: 'whitespace', tied: 'target' },
  ])('gives the same bytes from the same seed, and others from another: %o', async (options) => {
    const [first, second] = [await train(options), await train(options)];
    expect(second.bytes).toEqual(first.bytes);
    const other = await train({ ...options, seed: 2 });
    expect(other.bytes).not.toEqual(first.bytes);
    const opened = translatorFromState(engine, reopen(translatorToState(first.model)));
    expect(bytesOf(translatorToState(opened))).toEqual(first.bytes);
    const texts = PAIRS.slice(0, 5).map(({ source }) => source);
    expect(await translateTexts(opened, texts)).toEqual(await translateTexts(first.model, texts));
  });

  it('goes on from a checkpoint to the same bytes', async () => {
    const whole = await train();
    const checkpoints: ModelState[] = [];
    await train(
      {},
      {
        checkpointSeconds: 0,
        onCheckpoint: (state) => {
          checkpoints.push(reopen(state));
        },
      },
    );
    for (const at of [0, 4, checkpoints.length - 1]) {
      const resumeFrom = checkpoints[at];
      const model = translatorFromState(engine, resumeFrom);
      await trainTranslator(model, holdOutPairs(PAIRS), { resumeFrom });
      expect(bytesOf(translatorToState(model))).toEqual(whole.bytes);
    }
    const other = await createTranslator(engine, PAIRS, { ...SHAPE, hiddenSize: 7 });
    await expect(
      trainTranslator(other, holdOutPairs(PAIRS), { resumeFrom: checkpoints[0] }),
    ).rejects.toThrow('hiddenSize');
  });

  it('fills batches by their units, and lets the rate rise and fall as it is told', async () => {
    const rates = async (training: TranslatorTraining): Promise<number[]> => {
      const model = await createTranslator(engine, PAIRS, SHAPE);
      const data = { train: PAIRS };
      const found: number[] = [];
      const steps = translatorTraining(model, data, { epochs: 2, ...training });
      for await (const { learningRate, tokens } of steps) {
        // Also by the side of the targets, which may be the shorter one.
        expect(tokens).toBeLessThanOrEqual(100);
        found.push(learningRate);
      }
      return found;
    };
    const usual = { batchTokens: 100, learningRate: 0.01, warmUpSteps: 4 };
    const cosine = await rates(usual);
    const inverse = await rates({ ...usual, schedule: 'inverse-root' });
    expect(cosine.length).toBeGreaterThan(12);
    expect(inverse.length).toBe(cosine.length);
    expect(cosine.indexOf(Math.max(...cosine))).toBe(4);
    expect(cosine.at(-1)).toBeLessThan(0.001);
    inverse.forEach((rate, i) => {
      expect(rate).toBeCloseTo(0.01 * Math.min((i + 1) / 4, Math.sqrt(4 / (i + 1))), 12);
    });
  });

  it('leaves out pairs with an empty side and pairs that are too long, and counts them', async () => {
    const model = await createTranslator(engine, PAIRS, SHAPE);
    const others = [
      { source: '', target: '2026-11-27' },
      { source: '1 May 2000', target: ' ' },
      { source: '1 May 2000 '.repeat(1000), target: '2000-05-01' },
    ];
    const outcome = await trainTranslator(model, { train: [...PAIRS, ...others] }, { epochs: 1 });
    expect(outcome).toMatchObject({ pairs: 60, empty: 2, tooLong: 1, heldOut: 0 });
    await expect(trainTranslator(model, { train: others }, { epochs: 1 })).rejects.toThrow(
      'There are no pairs of texts of at most 100 units a side',
    );
    await expect(createTranslator(engine, [])).rejects.toThrow('There are no pairs of texts');
  });

  it('ends early when nothing gets better, and ends at the best weights', async () => {
    const model = await createTranslator(engine, PAIRS, SHAPE);
    // Nothing is ever exact after so little training: the first validation stays the best.
    const training = { epochs: 50, batch: 8, patience: 2, learningRate: 1e-5 } as const;
    const outcome = await trainTranslator(model, holdOutPairs(PAIRS), {
      ...{ ...training, measure: 'exact' },
    });
    expect(outcome.reports.map(({ validation }) => validation)).toEqual([0, 0, 0]);
    expect(outcome.bestStep).toBe(outcome.reports[0].step);
  });

  it('translates between the steps by the weights of that moment', async () => {
    const model = await createTranslator(engine, PAIRS, SHAPE);
    const [text] = PAIRS.map(({ source }) => source);
    const given = { epochs: 1, batch: 30, averagingDecay: 0, measure: 'loss' } as const;
    const score = async (one: Translator): Promise<number> => {
      const [[best]] = await translateTexts(one, [text], { beam: 1 });
      return best.logProbability;
    };
    for await (const _ of translatorTraining(model, holdOutPairs(PAIRS), given)) {
      const fresh = translatorFromState(engine, translatorToState(model));
      expect(await score(model)).toBe(await score(fresh));
    }
    const trained = translatorFromState(engine, translatorToState(model));
    expect(await score(model)).toBe(await score(trained));
  });

  it('stops when the signal is aborted', async () => {
    const model = await createTranslator(engine, PAIRS, SHAPE);
    const abort = new AbortController();
    const training = trainTranslator(model, holdOutPairs(PAIRS), {
      ...{ ...TRAINING, signal: abort.signal },
      onReport: () => abort.abort(),
    });
    await expect(training).rejects.toThrow('step');
  });

  it('refuses damaged files', async () => {
    const { model } = await train();
    const state = translatorToState(model);
    const broken = (change: object): ModelState => ({
      ...state,
      metadata: { ...state.metadata, ...change },
    });
    const open = (damaged: ModelState) => () => translatorFromState(engine, damaged);
    expect(open({ ...state, kind: 'tagger' })).toThrow('a translator');
    expect(open(broken({ options: { ...Object(state.metadata.options), hiddenSize: 7 } }))).toThrow(
      'encoder.weight_ih_l0',
    );
    expect(open(broken({ options: { ...model.options, cell: 'x' } }))).toThrow('cell');
    expect(open(broken({ units: {} }))).toThrow('tokenizer');
    const { 'source.weight': _, ...tensors } = state.tensors;
    expect(open({ ...state, tensors })).toThrow('source.weight');
    const special = { ...Object(state.metadata.units).special, end: undefined };
    expect(open(broken({ units: { ...Object(state.metadata.units), special } }))).toThrow();
  });
});
