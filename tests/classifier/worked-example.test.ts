import { describe, expect, it } from 'vitest';
import { TextClassifier } from '../../src/classifier/naive-bayes/text-classifier.ts';
import { whitespace as words } from '../counts/analyzers.ts';

/** The lecture's four training documents and its test document. */
const texts = [
  'Image recognition uses convolutional neural networks',
  'Transformer can be use for image classification task',
  'Language modeling uses transformer',
  'Document classification task is language task',
];
const labels = ['CV', 'CV', 'NLP', 'NLP'];
const question = 'Classification task uses transformer';

describe("the lecture's Naive Bayes example", () => {
  const classifier = new TextClassifier({ analyzer: words, alpha: 0 }).partialFit(texts, labels);
  const explanation = classifier.explain(question);

  it('has P(CV) = P(NLP) = 1/2', () => {
    expect(explanation.classes).toEqual(['CV', 'NLP']);
    for (const logPrior of explanation.logPriors) expect(Math.exp(logPrior)).toBeCloseTo(1 / 2, 15);
  });

  it.each([
    ['classification', 1 / 14, 1 / 10],
    ['task', 1 / 14, 2 / 10],
    ['uses', 1 / 14, 1 / 10],
    ['transformer', 1 / 14, 1 / 10],
  ])('gives P(%s|CV) = %d and P(%s|NLP) = %d', (word, inVision, inLanguage) => {
    const [vision, language] = explanation.features.find(({ feature }) => feature === word)!
      .probabilities as [number, number];
    expect(vision).toBeCloseTo(inVision, 15);
    expect(language).toBeCloseTo(inLanguage, 15);
  });

  it('scores ½·(1/14)⁴ = 0.000013 and ½·(1/10)(2/10)(1/10)(1/10) = 0.0001, so the answer is NLP', () => {
    const [vision, language] = explanation.scores.map(Math.exp) as [number, number];
    expect(vision).toBeCloseTo(0.5 * (1 / 14) ** 4, 15);
    expect(vision.toFixed(6)).toBe('0.000013');
    expect(language).toBeCloseTo(0.0001, 15);
    expect(explanation.predicted).toBe('NLP');
    expect(classifier.predict([question])).toEqual(['NLP']);
  });
});
