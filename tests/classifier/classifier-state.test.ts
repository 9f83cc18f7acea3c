import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import {
  textClassifierFromState,
  textClassifierToState,
} from '../../src/classifier/naive-bayes/classifier-state.ts';
import { TextClassifier } from '../../src/classifier/naive-bayes/text-classifier.ts';
import type { TextClassifierOptions } from '../../src/classifier/naive-bayes/text-classifier-options.ts';
import { characters, whitespace } from '../counts/analyzers.ts';

const texts = [
  '정말 재미있다',
  '재미없다 정말',
  'really good film',
  'bad film 😀',
  '좋다 film',
  'a a b',
];
const labels = ['good', 'bad', 'good', 'bad', 'good', 'other'];
const more = ['새로운 말이 나온다', 'really bad'];

type Options = Omit<TextClassifierOptions, 'analyzer'>;
const variants: [string, Options][] = [
  ['counts', {}],
  ['n-grams', { ngramRange: [2, 3] }],
  ['minDf', { minDf: 2 }],
  ['maxFeatures', { maxFeatures: 5, ngramRange: [1, 2] }],
  ['maxDf', { maxDf: 0.3, model: 'complement', norm: true, alpha: 0.5 }],
  ['Bernoulli', { model: 'bernoulli', minDf: 2, fitPrior: false }],
  ['hashing', { hashing: 64, ngramRange: [1, 2] }],
  ['class priors', { classPrior: { good: 0.5, bad: 0.25, other: 0.25 } }],
  ['tf-idf', { weighting: 'tfidf', ngramRange: [1, 2], minDf: 2 }],
];

const reload = (classifier: TextClassifier): TextClassifier => {
  const state = structuredClone(textClassifierToState(classifier));
  return textClassifierFromState(state);
};

describe.each([characters, whitespace])(
  'a saved classifier ($description.tokenizer.kind)',
  (analyzer) => {
    it.each(variants)('predicts as before: %s', (_, options) => {
      const classifier = new TextClassifier({ analyzer, ...options }).partialFit(texts, labels);
      const loaded = reload(classifier);
      expect(loaded.predictProba([...texts, ...more])).toEqual(
        classifier.predictProba([...texts, ...more]),
      );
      expect(loaded.explain(texts[2]!)).toEqual(classifier.explain(texts[2]!));
      expect(loaded.classes).toEqual(classifier.classes);
    });

    it.each([variants[0]!, variants[1]!, variants[6]!])(
      'learns on as if never saved: %s',
      (_, options) => {
        const classifier = new TextClassifier({ analyzer, ...options }).partialFit(texts, labels);
        const loaded = reload(classifier).partialFit(more, ['good', 'new']);
        classifier.partialFit(more, ['good', 'new']);
        expect(loaded.predictProba(texts)).toEqual(classifier.predictProba(texts));
      },
    );
  },
);

describe('a forged classifier', () => {
  const classifier = new TextClassifier({ analyzer: whitespace }).partialFit(texts, labels);
  const state = textClassifierToState(classifier);
  const load = (changed: Partial<ModelState>): unknown =>
    textClassifierFromState({ ...state, ...changed });
  const tensor = (name: string, change: object): Partial<ModelState> => ({
    tensors: { ...state.tensors, [name]: { ...state.tensors[name]!, ...change } },
  });
  const metadata = (change: object): Partial<ModelState> => ({
    metadata: { ...state.metadata, ...change },
  });

  it.each<[string, Partial<ModelState>]>([
    ['another kind', { kind: 'word-vectors' }],
    ['another version', metadata({ stateVersion: 99 })],
    ['no labels', metadata({ labels: null })],
    ['equal labels', metadata({ labels: ['a', 'a', 'b'] })],
    ['too few labels', metadata({ labels: ['a', 'b'] })],
    ['text for a number', metadata({ options: { alpha: '1' } })],
    ['a range that is none', metadata({ options: { ngramRange: null } })],
    ['a value that no user could give', metadata({ options: { alpha: -1 } })],
    ['an unknown option', metadata({ options: { toString: 1 } })],
    ['no analyzer', metadata({ analyzer: [] })],
    ['no tensors', { tensors: {} }],
    ['negative counts', tensor('classes.examples', { data: Float64Array.of(1, -1, 1) })],
    ['no examples', tensor('classes.examples', { data: new Float64Array(3) })],
    ['infinite counts', tensor('classes.examples', { data: Float64Array.of(1, Infinity, 1) })],
    ['sums that overflow', tensor('classes.features', { data: new Float64Array(33).fill(1e308) })],
    ['an infinite option', metadata({ options: { alpha: JSON.parse('1e999') } })],
    ['too few counts', tensor('classes.features', { data: Float64Array.of(1), shape: [1] })],
    ['offsets out of the text', tensor('vocabulary.offsets', { data: Uint32Array.of(0, 999) })],
    ['prefixes that come later', tensor('ngrams.prefix', { data: new Int32Array(11).fill(5) })],
    ['tokens that are not there', tensor('ngrams.token', { data: new Uint32Array(11).fill(99) })],
    ['n-grams twice', tensor('ngrams.token', { data: new Uint32Array(11) })],
  ])('is refused: %s', (_, changed) => {
    expect(() => load(changed)).toThrow(InputError);
  });
});
