import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { CorpusBuilder, type CorpusOptions } from '../../src/language-model/corpus.ts';
import { type GenerationOptions, generateText } from '../../src/language-model/generate-text.ts';
import { LanguageModel } from '../../src/language-model/language-model.ts';
import { Sampler, type SamplingOptions } from '../../src/language-model/sampling.ts';
import { trainLanguageModel } from '../../src/language-model/train-language-model.ts';
import { CELL_KINDS } from '../../src/nn/index.ts';

/** How often each unit is drawn, as shares. */
function drawMany(logits: readonly number[], options: SamplingOptions, draws = 20_000): number[] {
  const sampler = new Sampler(logits.length, options, createRandom(1, 'test'));
  const counts = logits.map(() => 0);
  for (let i = 0; i < draws; i++) counts[sampler.draw(logits)] += 1 / draws;
  return counts;
}

const logits = [0.5, 0.3, 0.15, 0.05].map(Math.log);

describe('sampling', () => {
  it.each([
    [{}, [0.5, 0.3, 0.15, 0.05]],
    [{ temperature: 0.5 }, [0.25, 0.09, 0.0225, 0.0025].map((p) => p / 0.365)],
    [{ temperature: 0 }, [1, 0, 0, 0]],
    [{ topK: 2 }, [0.625, 0.375, 0, 0]],
    [{ topK: 1 }, [1, 0, 0, 0]],
    [{ topP: 0.79 }, [0.625, 0.375, 0, 0]],
    [{ topP: 0.81 }, [0.5, 0.3, 0.15].map((p) => p / 0.95).concat(0)],
    // Of the three that the top k leaves, 0.5 and 0.3 have 0.84.
    [{ topK: 3, topP: 0.84 }, [0.625, 0.375, 0, 0]],
  ])('%j draws with the right probabilities', (options, expected) => {
    drawMany(logits, options).forEach((share, id) => {
      if (expected[id] === 0) expect(share).toBe(0);
      expect(Math.abs(share - expected[id])).toBeLessThan(0.012);
    });
  });

  it('never draws a unit that is not among the likeliest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer(),
        (values, topK, seed) => {
          const options = { topK, temperature: 5 };
          const id = new Sampler(values.length, options, createRandom(Math.abs(seed), 'x')).draw(
            values,
          );
          const better = values.filter((value) => value > values[id]).length;
          expect(better).toBeLessThan(topK);
        },
      ),
    );
  });

  it('refuses what is out of range', () => {
    const create = (options: SamplingOptions) => () =>
      new Sampler(4, options, createRandom(1, 'test'));
    expect(create({ temperature: -1 })).toThrow('temperature is -1');
    expect(create({ topK: 1.5 })).toThrow('topK is 1.5');
    expect(create({ topP: 0 })).toThrow('topP is 0');
  });
});

function build(options: CorpusOptions, lines: readonly string[]) {
  const builder = new CorpusBuilder(options);
  for (const line of lines) builder.addLine(line);
  return builder.finish();
}

describe('generateText', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ engine: 'wasm', workers: 1 });
  });
  afterAll(() => engine.dispose());

  async function write(model: LanguageModel, options: GenerationOptions): Promise<string> {
    let text = '';
    for await (const piece of generateText(model, options)) text += piece;
    return text;
  }

  it.each(CELL_KINDS)('writes the text that it learned: %s', async (cell) => {
    const corpus = build({ units: 'jamo' }, Array(60).fill('가는 말이 고와야'));
    const shape = { cell, layers: 1, hiddenSize: 24 } as const;
    const model = new LanguageModel(engine, corpus.units, shape);
    await trainLanguageModel(model, corpus, { steps: 150, learningRate: 0.02, batch: 4 });
    expect(await write(model, { prompt: '가는', length: 14, temperature: 0 })).toBe(
      ' 말이 고와야\n',
    );
    const warm = { length: 80, temperature: 1.5, seed: 3 };
    expect(await write(model, warm)).toBe(await write(model, warm));
    expect(await write(model, warm)).not.toBe(await write(model, { ...warm, seed: 4 }));
  });

  it.each([0, -1, 2.5, Number.NaN])('refuses to write %d units', async (length) => {
    const model = new LanguageModel(engine, build({}, ['abc']).units, { layers: 1, hiddenSize: 4 });
    const pieces = generateText(model, { length });
    await expect(pieces.next()).rejects.toThrow(`length is ${length}; give`);
  });

  it('refuses an empty prompt and strange characters, and stops when it is told to', async () => {
    const corpus = build({}, ['abc']);
    const model = new LanguageModel(engine, corpus.units, { layers: 1, hiddenSize: 4 });
    await expect(write(model, { prompt: '' })).rejects.toThrow('The prompt is empty');
    await expect(write(model, { prompt: 'xyz' })).rejects.toThrow('did not have "x", "y", "z"');
    const stop = new AbortController();
    const pieces = generateText(model, { length: 1e6, signal: stop.signal });
    await pieces.next();
    stop.abort();
    await expect(pieces.next()).rejects.toThrow('Stopped');
  });
});
