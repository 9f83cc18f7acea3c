import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelState } from '../../src/base/model-state.ts';
import { TextCorpus } from '../../src/corpus/text-corpus.ts';
import { createTextSources } from '../../src/corpus/text-input.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';
import { encodeModel } from '../../src/io/model-file.ts';
import {
  type AnyLanguageModel,
  type AnyLanguageModelOptions,
  createLanguageModel,
} from '../../src/language-model/any-language-model.ts';
import type { Corpus, CorpusOptions } from '../../src/language-model/corpus.ts';
import { evaluateLanguageModel } from '../../src/language-model/evaluate-language-model.ts';
import { readLanguageCorpus } from '../../src/language-model/read-language-corpus.ts';
import { trainLanguageModel } from '../../src/language-model/train-language-model.ts';
import type { LanguageModelTraining } from '../../src/language-model/training-options.ts';
import { unitsToState } from '../../src/text/units/units-state.ts';
import type { TextIds } from '../../src/training/index.ts';

const textOf = (lines: readonly string[]): TextCorpus => new TextCorpus(createTextSources(lines));

/** The same text in memory, and stored from its first units on. */
async function readBoth(lines: readonly string[], options: CorpusOptions = {}) {
  const storage = { scratch: openMemoryScratch(), memoryLimitBytes: 0 };
  const held = await readLanguageCorpus(textOf(lines), options);
  const stored = await readLanguageCorpus(textOf(lines), options, storage);
  return { held, stored };
}

async function allIds({ ids }: Corpus<TextIds>): Promise<Int32Array> {
  return ids instanceof Int32Array ? ids : ids.read(0, ids.length);
}

const bytesOf = (model: AnyLanguageModel): Uint8Array =>
  joinBytes([...encodeModel(model.toState())]);

describe('a stored corpus', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'wasm', workers: 1 });
  });
  afterAll(() => engine.dispose());

  it('has the units and the numbers of one in memory', async () => {
    const line = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '가', '각', '말'),
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 2, maxLength: 8 }),
        fc.constantFrom('code-points', 'jamo', 'whitespace'),
        fc.integer({ min: 1, max: 3 }),
        async (lines, units, minCount) => {
          const { held, stored } = await readBoth(lines, { units, minCount });
          expect(stored.ids).not.toBeInstanceOf(Int32Array);
          expect(await allIds(stored)).toEqual(held.ids);
          expect(unitsToState(stored.units)).toEqual(unitsToState(held.units));
          expect(stored.characters).toBe(held.characters);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stays in memory below its limit', async () => {
    const storage = { scratch: openMemoryScratch() };
    const corpus = await readLanguageCorpus(textOf(['ab', 'ba']), {}, storage);
    expect(corpus.ids).toBeInstanceOf(Int32Array);
    const limit = { ...storage, memoryLimitBytes: -1 };
    await expect(readLanguageCorpus(textOf(['ab']), {}, limit)).rejects.toThrow('memoryLimitBytes');
  });

  it('is too short where one in memory is', async () => {
    const scratch = openMemoryScratch();
    const reading = readLanguageCorpus(textOf(['']), {}, { scratch, memoryLimitBytes: 0 });
    await expect(reading).rejects.toThrow('fewer than two units');
  });

  const lines = Array.from({ length: 80 }, (_, i) => `${'ab'.repeat((i % 5) + 1)} 말모이`);
  const shapes: [string, AnyLanguageModelOptions, LanguageModelTraining][] = [
    ['recurrent', { layers: 1, hiddenSize: 8, dropout: 0.2 }, { chunkLength: 7 }],
    ['transformer', { model: 'transformer', layers: 1, hiddenSize: 8, heads: 2, context: 9 }, {}],
  ];

  it.each(shapes)('trains a %s model to the same bytes', async (_, shape, cut) => {
    const { held, stored } = await readBoth(lines);
    const options = { ...cut, batch: 4, steps: 12, validateEvery: 5 };
    const trained: unknown[] = [];
    let checkpoint: ModelState | undefined;
    for (const corpus of [held, stored]) {
      const model = createLanguageModel(engine, corpus.units, shape);
      const { reports } = await trainLanguageModel(model, corpus, {
        ...options,
        checkpointSeconds: 0,
        onCheckpoint: (state) => {
          if (corpus === held) checkpoint ??= state;
        },
      });
      const evaluation = await evaluateLanguageModel(model, corpus.ids);
      trained.push({ reports, evaluation, bytes: bytesOf(model) });
    }
    expect(trained[0]).toEqual(trained[1]);
    // A checkpoint of the one is gone on from with the other.
    const resumed = createLanguageModel(engine, stored.units, shape);
    await trainLanguageModel(resumed, stored, { resumeFrom: checkpoint! });
    expect(trained[1]).toMatchObject({ bytes: bytesOf(resumed) });
  });
});
