import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { mergeToWords } from '../../src/translator/attention-matrix.ts';
import {
  createTranslator,
  explainTranslation,
  type Translator,
} from '../../src/translator/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'reference' });
});
afterAll(() => engine.dispose());

const PAIRS = ['a dog runs', 'two dogs run', 'the dogs are running'].map((source) => ({
  source,
  target: source.toUpperCase(),
}));
const create = (options: object): Promise<Translator> =>
  createTranslator(engine, PAIRS, { minCount: 1, vocabularySize: 300, hiddenSize: 8, ...options });
const sumOf = (row: readonly number[]): number => row.reduce((sum, one) => sum + one, 0);
const textsOf = (units: readonly { readonly text: string }[]): string[] =>
  units.map(({ text }) => text);

describe('attention merged to words', () => {
  it('sums the columns of a word and takes the mean of its rows', () => {
    const place = (text: string, start: number) => ({ text, start, end: start + text.length });
    const end = { text: '</s>', start: 8, end: 8 };
    const matrix = {
      source: [place('old', 0), place(' ', 3), place('do', 4), place('gs', 6), end],
      target: [
        { ...place(' al', 0), logProbability: -1 },
        { ...place('te', 3), logProbability: -0.5 },
        { text: '</s>', start: 5, end: 5, logProbability: -0.25 },
      ],
      attention: [
        [0.5, 0.1, 0.2, 0.1, 0.1],
        [0.1, 0.1, 0.4, 0.3, 0.1],
        [0, 0, 0.25, 0.25, 0.5],
      ],
    };
    const words = mergeToWords(matrix, { text: 'old dogs', translation: ' alte' });
    expect(words.source).toEqual([place('old', 0), place('dogs', 4), end]);
    expect(words.target.map(({ logProbability }) => logProbability)).toEqual([-1.5, -0.25]);
    expect(words.target[0]).toMatchObject({ text: 'alte', start: 1, end: 5 });
    const expected = [
      [0.3, 0.6, 0.1],
      [0, 0.5, 0.5],
    ];
    words.attention?.forEach((row, t) => {
      row.forEach((share, j) => {
        expect(share).toBeCloseTo(expected[t]![j]!, 12);
      });
    });
  });

  it.each(['bpe', 'whitespace', 'code-points', 'jamo'] as const)(
    'has the words of both texts at their places, with units of %s',
    async (units) => {
      const model = await create({ units });
      const text = 'the dogs  run';
      const translation = 'THE DOGS ARE';
      const { words, target } = await explainTranslation(model, text, { translation });
      expect(textsOf(words.source)).toEqual(['the', 'dogs', 'run', '</s>']);
      expect(textsOf(words.target)).toEqual(['THE', 'DOGS', 'ARE', '</s>']);
      for (const { text: own, start, end } of words.source.slice(0, -1)) {
        expect(text.slice(start, end)).toBe(own);
      }
      for (const row of words.attention ?? []) expect(sumOf(row)).toBeCloseTo(1, 9);
      const total = (all: readonly { readonly logProbability: number }[]): number =>
        sumOf(all.map(({ logProbability }) => logProbability));
      expect(total(words.target)).toBeCloseTo(total(target), 9);
    },
  );

  it('has no attention where the translator has none', async () => {
    const model = await create({ attention: 'none' });
    const { words, attention } = await explainTranslation(model, 'a dog', { translation: 'A DOG' });
    expect(attention).toBeUndefined();
    expect(words).not.toHaveProperty('attention');
    expect(words.target.length).toBe(3);
  });
});

describe('the attention of a Transformer', () => {
  it('is that of a layer of the decoder, by its heads or their mean', async () => {
    const shape = { layers: 2, heads: 2, feedForwardSize: 8 };
    const model = await create({ model: 'transformer', ...shape });
    const explain = (options: object) =>
      explainTranslation(model, 'two dogs run', { translation: 'DOGS', ...options });
    const last = await explain({});
    expect(last.layer).toBe(2);
    expect(last).not.toHaveProperty('head');
    expect(await explain({ layer: 2 })).toEqual(last);
    expect((await explain({ layer: 1 })).attention).not.toEqual(last.attention);
    const [first, second] = [await explain({ head: 1 }), await explain({ head: 2 })];
    expect(first.head).toBe(1);
    last.attention?.forEach((row, t) => {
      expect(row.length).toBe(last.source.length);
      expect(sumOf(row)).toBeCloseTo(1, 9);
      row.forEach((share, j) => {
        const both = first.attention![t]![j]! + second.attention![t]![j]!;
        expect(share).toBeCloseTo(both / 2, 12);
      });
    });
    await expect(explain({ layer: 3 })).rejects.toThrow('layer is 3');
    await expect(explain({ head: 0 })).rejects.toThrow('head is 0');
  });

  it('is refused to a recurrent translator', async () => {
    const model = await create({});
    await expect(explainTranslation(model, 'a', { layer: 1 })).rejects.toThrow(
      'layer is of Transformers',
    );
  });
});
