import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InterruptedError } from '../../../src/base/errors.ts';
import { createRandom } from '../../../src/base/random.ts';
import {
  FASTTEXT_LOSSES,
  type FastTextTraining,
  fastTextFromState,
  fastTextToState,
  trainFastText,
} from '../../../src/classifier/index.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { joinBytes } from '../../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../../src/io/model-file.ts';
import { createTextPipeline } from '../../../src/text/pipeline.ts';

const analyzer = createTextPipeline();
let engine: Engine;
let twoWorkers: Engine;

beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
  twoWorkers = await createEngine({ engine: 'wasm', workers: 2 });
});
afterAll(() => {
  engine.dispose();
  twoWorkers.dispose();
});

/** Texts whose class is told by one word of ten. */
function drawTexts(count: number) {
  const random = createRandom(5, 'texts');
  const texts: string[] = [];
  const labels: string[] = [];
  for (let i = 0; i < count; i++) {
    const label = ['good', 'bad', 'dull'][random.integer(3)];
    const words = Array.from({ length: 9 }, () => `w${random.integer(50)}`);
    words.splice(random.integer(10), 0, `${label}${random.integer(3)}`);
    texts.push(words.join(' '));
    labels.push(label);
  }
  return { texts, labels };
}

const train = (given: Partial<FastTextTraining> = {}, data = drawTexts(300)) =>
  trainFastText([data], { analyzer, engine, epochs: 20, ...given });

const bytesOf = (model: Awaited<ReturnType<typeof train>>): Uint8Array =>
  joinBytes([...encodeModel(fastTextToState(model))]);

describe('trainFastText', () => {
  it.each(FASTTEXT_LOSSES)('learns what words say: %s', async (loss) => {
    const model = await train({ loss });
    const unseen = ['good1 w3 w4', 'w7 bad0', 'w1 w2 dull2'];
    expect(model.predict(unseen)).toEqual(['good', 'bad', 'dull']);
    expect(model.settings?.loss).toBe(loss);
  });

  it('gives the same bytes for any number of workers, and others for another seed', async () => {
    // Large enough to be shared.
    const options = { batch: 128, dimensions: 100, charNgramRange: [2, 5] as const, epochs: 4 };
    const bytes = bytesOf(await train(options));
    expect(bytesOf(await train({ ...options, engine: twoWorkers }))).toEqual(bytes);
    expect(bytesOf(await train({ ...options, seed: 2 }))).not.toEqual(bytes);
  });

  it('is not misled by documents in the order of their classes', async () => {
    const { texts, labels } = drawTexts(300);
    const order = [...texts.keys()].sort((a, b) => labels[a].localeCompare(labels[b]));
    const sorted = { texts: order.map((i) => texts[i]), labels: order.map((i) => labels[i]) };
    const model = await train({}, sorted);
    expect(model.evaluate(texts, labels).accuracy).toBeGreaterThan(0.97);
  });

  it('learns several labels of a text, each with a probability of its own', async () => {
    const random = createRandom(6, 'labels');
    const texts: string[] = [];
    const labelSets: string[][] = [];
    for (let i = 0; i < 400; i++) {
      const set = ['red', 'round', 'small'].filter(() => random.integer(2) === 1);
      if (set.length === 0) set.push('small');
      texts.push(`a ${set.join(' ')} thing w${random.integer(30)}`);
      labelSets.push(set);
    }
    const labels = labelSets.map(([first]) => first);
    const model = await trainFastText([{ texts, labels, labelSets }], {
      ...{ analyzer, engine, epochs: 20 },
    });
    expect(model.hasSeveralLabels).toBe(true);
    const [{ probabilities }] = model.predictProba(['a red small thing']);
    const chance = (label: string): number => probabilities[model.classes.indexOf(label)];
    expect(chance('red')).toBeGreaterThan(0.9);
    expect(chance('small')).toBeGreaterThan(0.9);
    expect(chance('round')).toBeLessThan(0.1);
  });

  it('finds the features in training that it finds in prediction', async () => {
    // A softmax of zeros learns nothing; a text's own features are all known, but for words that are too rare.
    const model = await train({ charNgramRange: [2, 3], wordNgrams: 3, minCount: 3, epochs: 1 });
    const [text] = drawTexts(300).texts;
    expect(model.explain(text).unknown).toEqual([]);
    expect(model.explain('zebra').unknown).toContain('<ze');
    expect(model.explain('zebra').unknown).not.toContain('</s>');
  });

  it('explains exactly: contributions add up to the scores, scores to the probabilities', async () => {
    const model = await train({ charNgramRange: [2, 3] });
    const { features, scores, probabilities } = model.explain('good1 zebra w3');
    const shares = scores.map(Math.exp);
    const sum = shares.reduce((a, b) => a + b);
    for (const [c, score] of scores.entries()) {
      expect(features.reduce((total, one) => total + one.contributions[c], 0)).toBeCloseTo(
        score,
        9,
      );
      expect(shares[c] / sum).toBeCloseTo(probabilities[c], 9);
    }
  });

  it('weighs rare classes up', async () => {
    const { texts, labels } = drawTexts(300);
    const rare = [...texts.keys()].filter((i) => labels[i] !== 'good' || i % 12 === 0);
    const data = { texts: rare.map(() => 'w1'), labels: rare.map((i) => labels[i]) };
    const chanceOfGood = async (classWeight: 'none' | 'balanced') => {
      const model = await train({ classWeight, learningRate: 0.05 }, data);
      return model.predictProba(['w1'])[0].probabilities[model.classes.indexOf('good')];
    };
    expect(await chanceOfGood('none')).toBeLessThan(0.15);
    expect(await chanceOfGood('balanced')).toBeGreaterThan(0.25);
  });

  it('is restored from its state with the same predictions and settings', async () => {
    const model = await train({ charNgramRange: [2, 4], loss: 'hierarchical-softmax' });
    const restored = fastTextFromState(decodeModel(bytesOf(model).slice().buffer, 'a model'));
    const texts = ['good1 zebra w3', '', 'w7 bad0'];
    expect(restored.predictProba(texts)).toEqual(model.predictProba(texts));
    const { analyzer: _, ...settings } = model.settings ?? {};
    expect(restored.settings).toMatchObject(settings);
    expect(bytesOf(restored)).toEqual(bytesOf(model));
  });

  it('reports its progress and can be stopped', async () => {
    const phases: string[] = [];
    await train({ epochs: 2, onProgress: ({ phase }) => void phases.push(phase) });
    expect(phases).toContain('counting features');
    expect(phases.at(-1)).toBe('epoch 2 of 2');
    const stop = new AbortController();
    const stopped = train({
      epochs: 1000,
      signal: stop.signal,
      breaks: { every: 0 },
      onProgress: ({ phase }) => {
        if (phase.startsWith('epoch')) stop.abort();
      },
    });
    await expect(stopped).rejects.toThrow(InterruptedError);
  });

  it('refuses what it cannot learn from', async () => {
    const one = { texts: ['a', 'b'], labels: ['x', 'x'] };
    await expect(train({}, one)).rejects.toThrow('a classifier needs at least two classes');
    await expect(train({}, { texts: [], labels: [] })).rejects.toThrow('no documents');
    await expect(train({ learningRate: 1e9 })).rejects.toThrow('take a lower learning rate than');
    await expect(train({ dimensions: 0 })).rejects.toThrow('dimensions');
    const unknown = { dimension: 3 } as Partial<FastTextTraining>;
    await expect(train(unknown)).rejects.toThrow('dimensions');
  });
});
