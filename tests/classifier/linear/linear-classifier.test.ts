import { describe, expect, it } from 'vitest';
import { InputError, InterruptedError, UsageError } from '../../../src/base/errors.ts';
import {
  type LinearClassifierOptions,
  linearClassifierFromState,
  linearClassifierToState,
  trainLinearClassifier,
} from '../../../src/classifier/index.ts';
import { modelToBytes } from '../../../src/models/index.ts';
import { createTextPipeline } from '../../../src/text/pipeline.ts';

const analyzer = createTextPipeline({ tokenizer: { kind: 'words' } });
const texts = [
  '정말 좋은 영화',
  '좋은 배우',
  '지루한 영화',
  '정말 지루한 배우',
  '그저 그런 이야기',
];
const labels = ['good', 'good', 'bad', 'bad', 'middling'];

const train = (options: Partial<LinearClassifierOptions> = {}, l: readonly string[] = labels) =>
  trainLinearClassifier([{ texts, labels: l }], { analyzer, ...options });

describe('trainLinearClassifier', () => {
  it.each<Partial<LinearClassifierOptions>>([
    {},
    { loss: 'squared-hinge' },
    { scaling: 'none', ngramRange: [1, 2] },
    { interpolation: 0.25 },
    { hashing: 64 },
    { charNgramRange: [1, 4] },
    { charNgramRange: [2, 3], hashing: 256, minDf: 2, ngramRange: [1, 1] },
    { classWeight: 'balanced', minDf: 1, cost: 2 },
  ])('learns what separates the classes, with %j', async (options) => {
    const classifier = await train(options);
    expect(classifier.classes).toEqual(['good', 'bad', 'middling']);
    expect(classifier.predict(texts)).toEqual(labels);
    for (const { probabilities } of classifier.predictProba([...texts, '', '처음 보는 말'])) {
      expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    }
  });

  it('gives the same bytes for the same seed, however the documents come', async () => {
    const once = await train();
    const batches = texts.map((text, i) => ({ texts: [text], labels: [labels[i]!] }));
    const again = await trainLinearClassifier(batches, { analyzer });
    expect(modelToBytes(again)).toEqual(modelToBytes(once));
  });

  it('learns from characters what words cannot tell', async () => {
    const names = ['Ivanov', 'Petrov', 'Smirnov', 'Rossi', 'Bianchi', 'Ricci'];
    const data = [{ texts: names, labels: names.map((_, i) => (i < 3 ? 'Russian' : 'Italian')) }];
    const trained = await trainLinearClassifier(data, { analyzer, charNgramRange: [1, 3] });
    expect(trained.predict(['Pavlov', 'Marconi'])).toEqual(['Russian', 'Italian']);
    const { features, unknown } = trained.explain('Pavlov');
    expect(features.map(({ feature }) => feature)).toContain('ov>');
    expect(unknown).toEqual([]);
    const few = await trainLinearClassifier(data, { analyzer, charNgramRange: [1, 3], minDf: 3 });
    expect(few.features).toBeLessThan(trained.features);
    expect(few.predict(['Pavlov'])).toEqual(['Russian']);
  });

  it('with balanced weights the rare class gains', async () => {
    const many = Array.from({ length: 40 }, () => '영화').concat('영화 영화');
    const sides = many.map((_, i) => (i < 38 ? 'common' : 'rare'));
    const share = async (classWeight: 'none' | 'balanced'): Promise<number> => {
      const data = [{ texts: many, labels: sides }];
      const trained = await trainLinearClassifier(data, { analyzer, classWeight });
      return trained.predictProba(['영화'])[0]!.probabilities[1]!;
    };
    expect(await share('none')).toBeLessThan(0.2);
    expect(await share('balanced')).toBeGreaterThan(0.4);
  });

  it('refuses what cannot be learned', async () => {
    await expect(trainLinearClassifier([], { analyzer })).rejects.toThrow('no documents');
    await expect(train({}, Array(5).fill('good'))).rejects.toThrow(InputError);
    await expect(train({ minDf: 100 })).rejects.toThrow('have no features');
    await expect(train({ cost: 0 })).rejects.toThrow(UsageError);
    await expect(train({ charNgramRange: [3, 2] })).rejects.toThrow('n-gram range');
    const graphemes = createTextPipeline({ tokenizer: { kind: 'graphemes' } });
    await expect(train({ analyzer: graphemes, charNgramRange: [1, 2] })).rejects.toThrow(
      'cut into characters already',
    );
    await expect(train({ cots: 1 } as never)).rejects.toThrow('cost');
    const stopped = { analyzer, signal: AbortSignal.abort() };
    await expect(trainLinearClassifier([{ texts, labels }], stopped)).rejects.toThrow(
      InterruptedError,
    );
  });
});

describe('a linear classifier', () => {
  it('explains its scores to the digit', async () => {
    const classifier = await train();
    const text = '정말 좋은 좋은 신작';
    const { features, biases, scores, unknown, predicted } = classifier.explain(text);
    const [decision] = classifier.decisionFunction([text]);
    expect(predicted).toBe('good');
    expect(unknown).toEqual(['신작']);
    expect(features.map(({ feature }) => feature)).toContain('정말 좋은');
    scores.forEach((score, c) => {
      const sum = features.reduce((total, one) => total + one.contributions[c]!, biases[c]!);
      expect(score).toBeCloseTo(sum, 12);
      expect(score).toBeCloseTo(decision![c]!, 12);
    });
  });

  it.each<[Partial<LinearClassifierOptions>, version: number]>([
    [{ hashing: 32, seed: 7 }, 1],
    [{ charNgramRange: [1, 4], minDf: 2 }, 2],
    [{ charNgramRange: [2, 2], hashing: 32 }, 2],
  ])('is the same after it was saved, with %j', async (options, version) => {
    const classifier = await train(options);
    expect(linearClassifierToState(classifier).metadata.stateVersion).toBe(version);
    const opened = linearClassifierFromState(linearClassifierToState(classifier));
    expect(opened.predictProba(texts)).toEqual(classifier.predictProba(texts));
    expect(linearClassifierToState(opened)).toEqual(linearClassifierToState(classifier));
  });

  it('refuses a damaged state in a sentence', async () => {
    const state = linearClassifierToState(await train());
    const { 'linear.bias': bias, ...tensors } = state.tensors;
    const ofCharacters = linearClassifierToState(await train({ charNgramRange: [1, 2] }));
    const { 'characters.ngrams.token': _, ...others } = ofCharacters.tensors;
    const broken = [
      { ...ofCharacters, tensors: others },
      { ...state, tensors },
      { ...state, kind: 'vocabulary' },
      { ...state, metadata: { ...state.metadata, stateVersion: 3 } },
      { ...state, metadata: { ...state.metadata, labels: ['good', 'good', 'bad'] } },
      { ...state, metadata: { ...state.metadata, options: { loss: 'hinge' } } },
      {
        ...state,
        tensors: { ...tensors, 'linear.bias': { ...bias!, data: Float32Array.of(0, NaN, 0) } },
      },
    ];
    for (const one of broken) {
      expect(() => linearClassifierFromState(one)).toThrow(InputError);
    }
  });

  it('is evaluated as every classifier is', async () => {
    const classifier = await train();
    const counts = classifier.startEvaluation();
    classifier.addToEvaluation(counts, texts, labels);
    expect(counts.summarize()).toEqual(classifier.evaluate(texts, labels));
    expect(classifier.evaluate(texts, labels).accuracy).toBe(1);
    expect(() => classifier.evaluate(['a'], ['new'])).toThrow('none of the model');
  });
});
