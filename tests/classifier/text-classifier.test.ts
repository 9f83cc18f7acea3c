import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, InterruptedError, UsageError } from '../../src/base/errors.ts';
import { TextClassifier } from '../../src/classifier/naive-bayes/text-classifier.ts';
import type { TextClassifierOptions } from '../../src/classifier/naive-bayes/text-classifier-options.ts';
import { trainClassifier } from '../../src/classifier/naive-bayes/train-classifier.ts';
import { csrFromDense } from '../../src/counts/csr-matrix.ts';
import { NaiveBayes } from '../../src/counts/naive-bayes/naive-bayes.ts';
import { characters, whitespace } from '../counts/analyzers.ts';
import { expectToHearTimer, longestStretch } from '../support/hear-abort.ts';

const texts = ['good good film', 'good song', 'bad film', 'bad bad bad song'];
const labels = ['+', '+', '-', '-'];

const train = (options: Omit<TextClassifierOptions, 'analyzer'> = {}): TextClassifier =>
  new TextClassifier({ analyzer: whitespace, ...options }).partialFit(texts, labels);

describe('without smoothing (alpha 0)', () => {
  it('a word that never occurred in a class makes the class impossible', () => {
    const explanation = train({ alpha: 0 }).explain('good film bad film good good good');
    expect(explanation.scores).toEqual([-Infinity, -Infinity]);
    const bad = explanation.features.find(({ feature }) => feature === 'bad')!;
    expect(bad.probabilities[0]).toBe(0);
    expect(bad.contributions[0]).toBe(-Infinity);
  });

  it('predicts the class that is still possible', () => {
    const [prediction] = train({ alpha: 0 }).predictProba(['good film film film']);
    expect([...prediction!.probabilities]).toEqual([1, 0]);
  });

  it('falls back on the prior where every class is impossible, with no NaN', () => {
    const classifier = new TextClassifier({ analyzer: whitespace, alpha: 0 }).partialFit(
      ['a', 'b', 'b'],
      ['x', 'y', 'y'],
    );
    const [prediction] = classifier.predictProba(['a b']);
    expect(prediction!.probabilities[0]).toBeCloseTo(1 / 3, 15);
    expect(prediction!.label).toBe('y');
  });

  it('Laplace smoothing makes every class possible again', () => {
    const explanation = train().explain('good film bad film good good good');
    expect(explanation.scores.every(Number.isFinite)).toBe(true);
    expect(explanation.predicted).toBe('+');
  });

  it.each(['multinomial', 'complement', 'bernoulli'] as const)('never gives NaN: %s', (model) => {
    const numbers = fc.array(fc.constantFrom(0, 0, 1, 3), { minLength: 3, maxLength: 3 });
    const rows = fc.array(numbers, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(rows, rows, (x, test) => {
        const bayes = new NaiveBayes({ model, alpha: 0 }).fit(csrFromDense(x), [0, 1, 2, 0]);
        for (const row of bayes.predictProba(csrFromDense(test))) {
          expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('Bernoulli: a document without a word that all documents of a class have cannot be of the class', () => {
    const classifier = new TextClassifier({
      analyzer: whitespace,
      model: 'bernoulli',
      alpha: 0,
    }).partialFit(['a b', 'a', 'b', 'c'], ['x', 'x', 'y', 'y']);
    expect(classifier.predict(['a b', 'b'])).toEqual(['x', 'y']);
    const without = classifier.explain('b');
    expect(without.scores[0]).toBe(-Infinity);
    expect(without.absent[0]).toBe(-Infinity);
    expect(classifier.explain('a b').scores[0]).toBeCloseTo(Math.log(0.5 * 1 * 0.5), 12);
  });
});

describe('long documents', () => {
  it('keep meaningful probabilities', () => {
    const long = `${'good '.repeat(40_000)}${'bad '.repeat(40_000)}film`;
    for (const model of ['multinomial', 'complement', 'bernoulli'] as const) {
      const [prediction] = train({ model }).predictProba([long]);
      expect(prediction!.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      expect(train({ model }).explain(long).scores.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('an explanation', () => {
  const variants: Omit<TextClassifierOptions, 'analyzer'>[] = [
    {},
    { alpha: 0 },
    { ngramRange: [1, 3] },
    { model: 'complement', norm: true },
    { model: 'bernoulli' },
    { weighting: 'tfidf' },
    { hashing: 8 },
    { minDf: 2, ngramRange: [1, 2] },
  ];
  it.each(variants)('has parts that sum to the scores and to the log-odds: %j', (options) => {
    const document = 'good film film unheard';
    const classifier = train(options);
    const explanation = classifier.explain(document);
    const { logPriors, absent, features, scores, logOdds, probabilities } = explanation;
    const sums = scores.map((_, c) =>
      features.reduce(
        (sum, { contributions }) => sum + contributions[c]!,
        logPriors[c]! + absent[c]!,
      ),
    );
    expect(sums).toEqual(scores);
    const [first, second] = [...scores].sort((a, b) => b - a) as [number, number];
    expect(logOdds).toBe(first === second ? 0 : first - second);
    const [prediction] = classifier.predictProba([document]);
    expect(prediction!.label).toBe(explanation.predicted);
    probabilities.forEach((p, c) => {
      expect(p).toBeCloseTo(prediction!.probabilities[c]!, 12);
    });
  });

  it.each([true, false])(
    "gives the complement's own probabilities, normalized or not: %s",
    (norm) => {
      const { features } = train({ model: 'complement', norm }).explain('good');
      // The other class has 6 tokens and none of them is "good"; 4 words; alpha 1.
      expect(features[0]!.probabilities[0]).toBeCloseTo((0 + 1) / (6 + 4), 12);
    },
  );

  it('lists unknown tokens, and the strongest features first', () => {
    const explanation = train().explain('film unheard good');
    expect(explanation.unknown).toEqual(['unheard']);
    expect(explanation.features.map(({ feature }) => feature)).toEqual(['good', 'film']);
  });

  it('names all n-grams that share a hashed feature', () => {
    const names = train({ hashing: 1 })
      .explain('good film')
      .features.map(({ feature }) => feature);
    expect(names).toEqual(['good | film']);
  });
});

describe('learning', () => {
  it('treats a weighted document like a repeated one', () => {
    const weighted = new TextClassifier({ analyzer: characters, ngramRange: [1, 2] });
    weighted.partialFit(texts, labels, [3, 1, 0, 2]);
    const repeated = new TextClassifier({ analyzer: characters, ngramRange: [1, 2] });
    // A document of weight 0 still brings its features.
    const order = [0, 0, 0, 1, 3, 3];
    repeated.partialFit([texts[2]!], [labels[2]!], [0]);
    repeated.partialFit(
      order.map((i) => texts[i]!),
      order.map((i) => labels[i]!),
    );
    const [a, b] = [weighted.predictProba(['a good song']), repeated.predictProba(['a good song'])];
    const of = (classifier: TextClassifier, [p]: typeof a, label: string): number =>
      p!.probabilities[classifier.classes.indexOf(label)]!;
    expect(of(weighted, a, '+')).toBeCloseTo(of(repeated, b, '+'), 12);
  });

  it('stays within its vocabulary limit and still separates the classes', () => {
    const classifier = new TextClassifier({
      analyzer: whitespace,
      ngramRange: [1, 2],
      vocabularyLimit: 50,
    });
    for (let i = 0; i < 500; i++) {
      classifier.partialFit([`yes fine new${i}`, `no wrong word${i}`], ['good', 'bad']);
    }
    expect(classifier.features).toBeLessThanOrEqual(55);
    expect(classifier.predict(['yes fine', 'wrong'])).toEqual(['good', 'bad']);
  });

  it('reports progress from batches and stops when aborted', async () => {
    const batches = [
      { texts: texts.slice(0, 2), labels: labels.slice(0, 2) },
      { texts: texts.slice(2), labels: labels.slice(2) },
    ];
    const done: number[] = [];
    const classifier = await trainClassifier(batches, {
      analyzer: whitespace,
      onProgress: (progress) => done.push(progress.done),
    });
    expect(done).toEqual([2, 4]);
    expect(classifier.predict(texts)).toEqual(labels);
    await expect(
      trainClassifier(batches, { analyzer: whitespace, signal: AbortSignal.abort() }),
    ).rejects.toThrow(InterruptedError);
  });
});

describe('bad input of classifiers', () => {
  it.each<[string, object]>([
    ['a negative alpha', { alpha: -1 }],
    ['an alpha that is no number', { alpha: Number.NaN }],
    ['an unknown model', { model: 'gaussian' }],
    ['an unknown weighting', { weighting: 'bm25' }],
    ['norm without complement', { norm: true }],
    ['priors for complement', { model: 'complement', fitPrior: false }],
    ['class priors for complement', { model: 'complement', classPrior: { '+': 1 } }],
    ['class priors that do not sum to 1', { classPrior: { '+': 0.5, '-': 0.4 } }],
    ['counts for Bernoulli', { model: 'bernoulli', weighting: 'count' }],
    ['hashing into nothing', { hashing: 0 }],
    ['a limit with hashing', { hashing: 9, vocabularyLimit: 9 }],
    ['a limit with tf-idf', { weighting: 'tfidf', vocabularyLimit: 9 }],
    ['n-grams longer than any text', { ngramRange: [1, 1e9] }],
  ])('is refused: %s', (_, options) => {
    expect(() => train(options)).toThrow(UsageError);
  });

  it('names a class without a prior', () => {
    expect(() => train({ classPrior: { '+': 1 } }).finish()).toThrow(/no entry for "-"/);
  });

  it('reports when there is nothing to learn from', async () => {
    const empty = new TextClassifier({ analyzer: whitespace });
    expect(() => empty.predict(['a'])).toThrow(/no documents to learn from/);
    await expect(trainClassifier([], { analyzer: whitespace })).rejects.toThrow(InputError);
    expect(() => empty.partialFit(texts, ['+', '+', '+', '+']).finish()).toThrow(
      'All 4 documents have the label "+"; a classifier needs at least two classes.',
    );
    const blank = new TextClassifier({ analyzer: whitespace }).partialFit(['', ' '], ['a', 'b']);
    expect(() => blank.finish()).toThrow(/have no features/);
    expect(() => train({ minDf: 4 }).finish()).toThrow(/have no features/);
  });

  it('refuses lengths that differ and invalid weights', () => {
    expect(() => train().partialFit(['a'], [])).toThrow(InputError);
    expect(() => train().partialFit(['a'], ['+'], [])).toThrow(InputError);
    expect(() => train().partialFit(['a'], ['+'], [-1])).toThrow(InputError);
    expect(() => train().evaluate(['a'], [])).toThrow(InputError);
  });

  it('names a label that is unknown in an evaluation', () => {
    expect(() => train().evaluate(['a', 'b'], ['+', '?'])).toThrow(
      `The label "?" of text 2 is none of the model's classes: +, -.`,
    );
  });

  it('refuses rows that do not fit Naive Bayes', () => {
    const rows = csrFromDense([
      [1, 0],
      [0, 1],
    ]);
    const bayes = new NaiveBayes().fit(rows, [0, 1]);
    expect(() => bayes.predict(csrFromDense([[1]]))).toThrow(InputError);
    expect(() => bayes.partialFit(csrFromDense([[1]]), [0])).toThrow(InputError);
    expect(() => new NaiveBayes().fit(rows, [0])).toThrow(InputError);
    expect(() => new NaiveBayes().fit(rows, [0, 0.5])).toThrow(InputError);
    expect(() => new NaiveBayes().fit(rows, [0, 1], { sampleWeight: [1] })).toThrow(InputError);
    expect(() => new NaiveBayes().fit(csrFromDense([[-1], [1]]), [0, 1])).toThrow(/alternateSign/);
    expect(() => new NaiveBayes().fit(csrFromDense([]), [])).toThrow(InputError);
    expect(() => new NaiveBayes().predict(rows)).toThrow(UsageError);
    expect(() => new NaiveBayes({ classPrior: [1] }).fit(rows, [0, 1]).predict(rows)).toThrow(
      UsageError,
    );
    expect(() =>
      new NaiveBayes({ model: 'complement', norm: true, alpha: 0 }).fit(rows, [0, 1]).predict(rows),
    ).toThrow(/alpha above 0/);
  });
});

describe('training over a generator', () => {
  function* forEver() {
    for (;;) yield { texts: ['good film', 'bad film'], labels: ['+', '-'] };
  }

  it('can be aborted by a timer', () =>
    expectToHearTimer((work) => trainClassifier(forEver(), { ...work, analyzer: whitespace })));

  it('offers a break every few thousand characters, also within a batch', async () => {
    const texts = Array.from({ length: 500 }, (_, i) => `word${i} `.repeat(20));
    const labels = texts.map((_, i) => String(i % 2));
    const longest = await longestStretch((work) =>
      trainClassifier([{ texts, labels }], { ...work, analyzer: whitespace }),
    );
    expect(longest).toBeLessThan(8192 + 200);
  });
});
