import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InterruptedError } from '../../../src/base/errors.ts';
import { createRandom } from '../../../src/base/random.ts';
import { drawTrial } from '../../../src/classifier/fasttext/tuning-steps.ts';
import { type TuningTrial, trainFastText, tuneFastText } from '../../../src/classifier/index.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { createTextPipeline } from '../../../src/text/pipeline.ts';

const analyzer = createTextPipeline();
let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const texts = Array.from({ length: 120 }, (_, i) => `${i % 2 === 0 ? 'good' : 'bad'} w${i % 17}`);
const labels = texts.map((text) => text.split(' ')[0]!);
/** A rate at which nothing is learned: the search is to find another. */
const start = { epochs: 1 };

describe('tuneFastText', () => {
  it('finds better options and trains on all documents with them', async () => {
    const seen: TuningTrial[] = [];
    const found = await tuneFastText([{ texts, labels }], {
      ...{ analyzer, engine, ...start, seconds: 1 },
      onTrial: (trial) => void seen.push(trial),
    });
    expect(found.trials).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(1);
    const best = seen.filter(({ isBest }) => isBest).at(-1);
    expect(found.accuracy).toBe(best?.accuracy);
    expect(found.options).toEqual(best?.options);
    expect(found.options.epochs).toBe(1);
    expect(found.heldOut).toBe(12);
    expect(found.model.documents).toBe(120);
    const { charNgramRange, ...others } = found.options;
    const again = await trainFastText([{ texts, labels }], {
      ...{ analyzer, engine, ...others, ...(charNgramRange && { charNgramRange }) },
    });
    expect(again.predictProba(texts)).toEqual(found.model.predictProba(texts));
  });

  it('measures on given documents, and ends early when stopped', async () => {
    const stop = new AbortController();
    const found = await tuneFastText([{ texts, labels }], {
      ...{ analyzer, engine, seconds: 600, stop: stop.signal },
      validation: [{ texts: ['good'], labels: ['bad'] }],
      onTrial: () => stop.abort(),
    });
    expect(found).toMatchObject({ accuracy: 0, heldOut: 1 });
    expect(found.model.documents).toBe(120);
  });

  it('gives up everything by its signal', async () => {
    const signal = AbortSignal.abort();
    const tuned = tuneFastText([{ texts, labels }], { analyzer, engine, signal });
    await expect(tuned).rejects.toThrow(InterruptedError);
  });

  it('refuses too few documents, and one class', async () => {
    const few = tuneFastText([{ texts: ['a'], labels: ['x'] }], { analyzer, engine });
    await expect(few).rejects.toThrow('too few to learn from some');
    const one = tuneFastText([{ texts, labels: texts.map(() => 'x') }], { analyzer, engine });
    await expect(one).rejects.toThrow('a classifier needs at least two classes');
  });
});

describe('drawTrial', () => {
  it('leaves given options alone, and all others within their ranges', () => {
    const random = createRandom(1, 'trials');
    let best = {
      ...{ learningRate: 0.5, epochs: 5, dimensions: 16, wordNgrams: 2 },
      charNgramRange: undefined as readonly [number, number] | undefined,
    };
    for (let i = 0; i < 200; i++) {
      const settings = { spent: i / 200, cutsIntoCharacters: false };
      best = drawTrial(best, { wordNgrams: 3 }, settings, random);
      expect(best.wordNgrams).toBe(3);
      expect(best.learningRate).toBeGreaterThanOrEqual(0.01);
      expect(best.learningRate).toBeLessThanOrEqual(5);
      for (const name of ['epochs', 'dimensions'] as const) {
        expect(Number.isInteger(best[name])).toBe(true);
        expect(best[name]).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it('tries no n-grams of characters within characters', () => {
    const random = createRandom(1, 'trials');
    const best = { learningRate: 1, epochs: 5, dimensions: 9, wordNgrams: 2 };
    for (let i = 0; i < 50; i++) {
      const settings = { spent: 0, cutsIntoCharacters: true };
      const drawn = drawTrial({ ...best, charNgramRange: undefined }, {}, settings, random);
      expect(drawn.charNgramRange).toBeUndefined();
    }
  });
});
