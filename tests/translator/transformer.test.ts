import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numericGradientCheck } from '../../src/autodiff/gradient-check.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { createRandom } from '../../src/base/random.ts';
import type { TextPair } from '../../src/corpus/parallel/text-pair.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import { padPairs } from '../../src/translator/batches.ts';
import { beamSearch } from '../../src/translator/beam-search.ts';
import {
  createTranslator,
  forceTranslations,
  Translator,
  type TranslatorShape,
  trainTranslator,
  translateTexts,
  translatorFromState,
  translatorToState,
} from '../../src/translator/index.ts';
import { letterUnits } from './units.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const SHAPE = {
  model: 'transformer',
  layers: 2,
  hiddenSize: 8,
  heads: 2,
  feedForwardSize: 6,
} as const;
const SOURCES = [
  [3, 4, 5, 2],
  [5, 2],
  [4, 4, 3, 5, 3, 2],
].map((ids) => Int32Array.from(ids));

function create(options: Partial<TranslatorShape> = {}): Translator {
  const model = new Translator(engine, {
    units: letterUnits(6),
    options: { ...SHAPE, ...options },
  });
  // Larger weights than first ones, so that the units differ in their probabilities.
  for (const { offset, length, name } of model.parameters) {
    const view = engine.heap.numbers(offset, length);
    if (!name.includes('norm')) for (let i = 0; i < length; i++) view[i] *= 3;
  }
  return model;
}

describe('a translator by a Transformer', () => {
  it.each(['all', 'target', 'none'] as const)(
    'has the gradients of central differences: tied %s',
    async (tied) => {
      const reference = await createEngine({ engine: 'reference' });
      const options = { ...SHAPE, layers: 1, hiddenSize: 4, tied, dropout: 0, embeddingDropout: 0 };
      const model = new Translator(reference, { units: letterUnits(9), options });
      const pairs = [
        { source: [3, 5, 4, 2], target: [4, 2] },
        { source: [7, 2], target: [5, 8, 6, 3, 2] },
      ].map(({ source, target }) => ({
        source: Int32Array.from(source),
        target: Int32Array.from(target),
      }));
      const batch = padPairs(model.units, pairs);
      const check = numericGradientCheck(
        new Tape(reference),
        (tape) => model.loss(tape, batch, 0.1),
        model.parameters,
      );
      expect(check.worst.error).toBeLessThan(1e-6);
      reference.dispose();
    },
  );

  it('decodes step by step what it gives a translation that is known', async () => {
    const model = create({ tied: 'none' });
    const limits = [40, 40, 40];
    const penalties = { lengthPenalty: 0, coveragePenalty: 0 };
    const found = await beamSearch(model, SOURCES, { beam: 3, limits, ...penalties });
    for (const [i, source] of SOURCES.entries()) {
      const [alone] = await beamSearch(model, [source], { beam: 3, limits: [40], ...penalties });
      expect(alone!.map(({ ids }) => Array.from(ids))).toEqual(
        found[i]!.map(({ ids }) => Array.from(ids)),
      );
      for (const { ids, ended, logProbability } of found[i]!) {
        const target = Int32Array.from(ended ? [...ids, 2] : ids);
        const [{ logProbabilities }] = await forceTranslations(model, [{ source, target }]);
        const sum = logProbabilities.reduce((total, one) => total + one, 0);
        expect(logProbability).toBeCloseTo(sum, 3);
      }
    }
  });

  it('learns to turn words around, keeps to its file, and goes on to the same bytes', async () => {
    const random = createRandom(1, 'words');
    const pairs: TextPair[] = Array.from({ length: 160 }, () => {
      const letters = Array.from(
        { length: 2 + random.integer(3) },
        () => 'abc'[random.integer(3)]!,
      );
      return { source: letters.join(''), target: letters.toReversed().join('') };
    });
    const options = {
      ...SHAPE,
      units: 'code-points',
      hiddenSize: 16,
      dropout: 0.05,
      minCount: 1,
    } as const;
    const training = { epochs: 40, batch: 16, learningRate: 0.01 };
    const kept: ModelState[] = [];
    const train = async (resumeFrom?: ModelState) => {
      const model = await createTranslator(engine, pairs, { ...options, embeddingDropout: 0 });
      await trainTranslator(
        model,
        { train: pairs },
        {
          ...training,
          ...(resumeFrom === undefined
            ? { checkpointSeconds: 0, onCheckpoint: (state) => void kept.push(reopen(state)) }
            : { resumeFrom }),
        },
      );
      return model;
    };
    const bytesOf = (state: ModelState) => joinBytes([...encodeModel(state)]).slice();
    const reopen = (state: ModelState) => decodeModel(bytesOf(state).buffer, 'a file');
    const model = await train();
    const texts = ['abc', 'cab', 'bbac', 'ca'];
    const found = await translateTexts(model, texts);
    const right = found.filter(([best], i) => best!.text === [...texts[i]!].toReversed().join(''));
    expect(right.length).toBeGreaterThan(2);
    const state = translatorToState(model);
    expect(Object.keys(Object(state.metadata.options))).not.toContain('cell');
    const opened = translatorFromState(engine, reopen(state));
    expect(await translateTexts(opened, texts)).toEqual(found);
    const resumed = await train(kept[Math.floor(kept.length / 2)]);
    expect(bytesOf(translatorToState(resumed))).toEqual(bytesOf(state));
    const forged = { ...Object(state.metadata.options), hiddenSize: 32 };
    const other = { ...state, metadata: { ...state.metadata, options: forged } };
    expect(() => translatorFromState(engine, other)).toThrow('source.weight');
  });

  it('refuses options of recurrent translators, and heads that do not share the width', () => {
    expect(() => create({ cell: 'gru' })).toThrow('cell goes with model recurrent only');
    expect(() => create({ heads: 3 })).toThrow('give heads that share the width evenly');
    const units = letterUnits(6);
    expect(() => new Translator(engine, { units, options: { heads: 2 } })).toThrow(
      'heads goes with model transformer only',
    );
  });
});
