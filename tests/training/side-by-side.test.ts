// Work on one engine at the same time: each piece has the numbers that it has alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWithinStep } from '../../src/autodiff/run-within-step.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { TextCorpus } from '../../src/corpus/text-corpus.ts';
import { createTextSources } from '../../src/corpus/text-input.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';
import { encodeModel } from '../../src/io/model-file.ts';
import { createLanguageModel } from '../../src/language-model/any-language-model.ts';
import { readLanguageCorpus } from '../../src/language-model/read-language-corpus.ts';
import { trainLanguageModel } from '../../src/language-model/train-language-model.ts';

describe('on one engine at the same time', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'wasm', workers: 1 });
  });
  afterAll(() => engine.dispose());

  it.each([
    ['recurrent', { layers: 1, hiddenSize: 8 }],
    ['transformer', { model: 'transformer', layers: 1, hiddenSize: 8, heads: 2, context: 9 }],
  ] as const)('trainings of %s models go as alone', async (_, shape) => {
    const lines = Array.from({ length: 80 }, (_, i) => `${'ab'.repeat((i % 5) + 1)} 말모이`);
    const text = () => new TextCorpus(createTextSources(lines));
    const held = await readLanguageCorpus(text());
    // Read from memory, it never waits for an event: its steps come in whenever another training waits at all.
    const storage = { scratch: openMemoryScratch(), memoryLimitBytes: 0 };
    const stored = await readLanguageCorpus(text(), {}, storage);
    const train = async (corpus: typeof stored, every: number) => {
      const model = createLanguageModel(engine, corpus.units, shape);
      const options = { batch: 4, steps: 12, validateEvery: 5, breaks: { every } };
      await trainLanguageModel(model, corpus, options);
      return joinBytes([...encodeModel(model.toState())]);
    };
    const alone = await train(held, 15);
    for (const every of [0, 15]) {
      const three = [train(held, every), train(stored, every), train(stored, every)];
      for (const bytes of await Promise.all(three)) expect(bytes).toEqual(alone);
    }
  });

  it('pieces of work find their numbers where they left them', async () => {
    const work = function* (tape: Tape, pieces: number, number: number): Generator<void, boolean> {
      const mine = tape.constant([100], Array(100).fill(number));
      for (let piece = 0; piece < pieces; piece++) yield;
      return tape.numbers(mine).every((one) => one === number);
    };
    for (const every of [0, 15]) {
      const found = Array.from({ length: 8 }, async (_, i) => {
        const tape = new Tape(engine);
        // Each begins a few microtasks after the one before; the first end before the last begin.
        for (let turn = 0; turn < 3 * i; turn++) await undefined;
        return runWithinStep(tape, work(tape, 2 * i, i), { breaks: { every } });
      });
      expect(await Promise.all(found)).toEqual(Array(8).fill(true));
    }
  });
});
