import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TextClassifier } from '../../src/classifier/naive-bayes/text-classifier.ts';
import type { FeatureWeighting } from '../../src/classifier/naive-bayes/text-classifier-options.ts';
import { CountVectorizer } from '../../src/counts/count-vectorizer.ts';
import { type CsrMatrix, checkCsrMatrix, csrFromDense } from '../../src/counts/csr-matrix.ts';
import { HashingVectorizer } from '../../src/counts/hashing-vectorizer.ts';
import { NaiveBayes, type NaiveBayesModel } from '../../src/counts/naive-bayes/naive-bayes.ts';
import { TfidfVectorizer } from '../../src/counts/tfidf-vectorizer.ts';
import { characters, whitespace } from './analyzers.ts';

interface SavedMatrix {
  rows: number;
  columns: number;
  rowPointers: number[];
  columnIndices: number[];
  values: number[];
}

interface Golden {
  texts: string[];
  labels: string[];
  questions: string[];
  vectorizers: {
    vectorizer: 'count' | 'tfidf' | 'hashing';
    analyzer: keyof typeof analyzers;
    options: object;
    matrix: SavedMatrix;
    questions: SavedMatrix;
    names?: string[];
  }[];
  naiveBayes: {
    x: number[][];
    y: number[];
    weights: number[];
    test: number[][];
    prior: number[];
    cases: {
      model: NaiveBayesModel;
      alpha: number;
      priors: 'learned' | 'uniform' | 'given';
      norm: boolean;
      weighted: boolean;
      batches: number;
      joint: number[][];
      logs: number[][];
      predicted: number[];
    }[];
  };
  classifiers: {
    analyzer: keyof typeof analyzers;
    ngramRange: [number, number];
    weighting: FeatureWeighting;
    model: NaiveBayesModel;
    alpha: number;
    classes: string[];
    probabilities: number[][];
  }[];
  evaluation: {
    trainedOn: number;
    classes: string[];
    report: Record<
      string,
      { precision: number; recall: number; 'f1-score': number; support: number }
    >;
    accuracy: number;
    confusion: number[][];
    logLoss: number;
  };
}

const analyzers = { whitespace, characters };
const golden = JSON.parse(
  readFileSync(new URL('../golden/sklearn-counts.json', import.meta.url), 'utf8'),
) as Golden;
const { texts, labels, questions } = golden;
const TOLERANCE = 1e-9;

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThanOrEqual(
      TOLERANCE * Math.max(1, Math.abs(expected[i]!)),
    );
  }
}

/** Compares matrices cell by cell; scikit-learn keeps cells in which hash signs canceled out to 0. */
function expectMatrix(actual: CsrMatrix, expected: SavedMatrix): void {
  checkCsrMatrix(actual);
  expect([actual.rows, actual.columns]).toEqual([expected.rows, expected.columns]);
  const cells = (matrix: CsrMatrix | SavedMatrix, row: number): [number, number][] =>
    Array.from(
      { length: matrix.rowPointers[row + 1]! - matrix.rowPointers[row]! },
      (_, i): [number, number] => {
        const cell = matrix.rowPointers[row]! + i;
        return [matrix.columnIndices[cell]!, matrix.values[cell]!];
      },
    ).filter(([, value]) => value !== 0);
  for (let row = 0; row < expected.rows; row++) {
    const [ours, theirs] = [cells(actual, row), cells(expected, row)];
    expect(ours.map(([column]) => column)).toEqual(theirs.map(([column]) => column));
    expectClose(
      ours.map(([, value]) => value),
      theirs.map(([, value]) => value),
    );
  }
}

describe('vectorizers equal to scikit-learn', () => {
  it.each(
    golden.vectorizers.map(
      (test) =>
        [`${test.vectorizer} of ${test.analyzer} ${JSON.stringify(test.options)}`, test] as const,
    ),
  )('%s', (_, { vectorizer, analyzer, options, matrix, questions: asked, names }) => {
    const all = { analyzer: analyzers[analyzer], vocabularyOrder: 'sorted', ...options } as const;
    if (vectorizer === 'hashing') {
      const { vocabularyOrder: _order, ...hashing } = all;
      const hasher = new HashingVectorizer(hashing);
      expectMatrix(hasher.transform(texts), matrix);
      expectMatrix(hasher.transform(questions), asked);
      return;
    }
    const made = vectorizer === 'count' ? new CountVectorizer(all) : new TfidfVectorizer(all);
    expectMatrix(made.fitTransform(texts), matrix);
    expectMatrix(made.transform(questions), asked);
    expect(made.featureNames()).toEqual(names);
  });

  it('counts the same in batches', () => {
    const options = { analyzer: characters, ngramRange: [1, 3], minDf: 2 } as const;
    const whole = new CountVectorizer(options).fit(texts);
    const parts = new CountVectorizer(options);
    for (let i = 0; i < texts.length; i += 7) parts.partialFit(texts.slice(i, i + 7));
    expect(parts.featureNames()).toEqual(whole.featureNames());
    expect(parts.transform(questions)).toEqual(whole.transform(questions));
  });
});

describe('Naive Bayes equal to scikit-learn', () => {
  const { x, y, weights, test, prior, cases } = golden.naiveBayes;
  it.each(
    cases.map(
      ({ joint, logs, predicted, ...options }) =>
        [JSON.stringify(options), { options, joint, logs, predicted }] as const,
    ),
  )('%s', (_, { options, joint, logs, predicted }) => {
    const { model, alpha, priors, norm, weighted, batches } = options;
    const bayes = new NaiveBayes({
      model,
      alpha,
      ...(priors === 'uniform' && { fitPrior: false }),
      ...(priors === 'given' && { classPrior: prior }),
      ...(norm && { norm }),
    });
    const size = x.length / batches;
    for (let begin = 0; begin < x.length; begin += size) {
      const part = <T>(all: T[]): T[] => all.slice(begin, begin + size);
      bayes.partialFit(csrFromDense(part(x)), part(y), {
        classes: 3,
        ...(weighted && { sampleWeight: part(weights) }),
      });
    }
    const rows = csrFromDense(test);
    bayes.jointLogLikelihood(rows).forEach((row, i) => {
      expectClose(row, joint[i]!);
    });
    bayes.predictLogProba(rows).forEach((row, i) => {
      expectClose(row, logs[i]!);
    });
    expect([...bayes.predict(rows)]).toEqual(predicted);
  });
});

describe('text classifiers equal to scikit-learn', () => {
  it.each(
    golden.classifiers.map(
      ({ classes, probabilities, ...options }) =>
        [JSON.stringify(options), { classes, probabilities, options }] as const,
    ),
  )('%s', (_, { classes, probabilities, options }) => {
    const classifier = new TextClassifier({
      ...options,
      analyzer: analyzers[options.analyzer],
    }).partialFit(texts, labels);
    const order = classes.map((label) => classifier.classes.indexOf(label));
    classifier.predictProba(questions).forEach((prediction, i) => {
      expectClose(
        order.map((c) => prediction.probabilities[c]!),
        probabilities[i]!,
      );
    });
  });

  it('evaluates like classification_report, confusion_matrix and log_loss', () => {
    const { trainedOn, classes, report, accuracy, confusion, logLoss } = golden.evaluation;
    const classifier = new TextClassifier({ analyzer: whitespace }).partialFit(
      texts.slice(0, trainedOn),
      labels.slice(0, trainedOn),
    );
    const ours = classifier.evaluate(texts.slice(trainedOn), labels.slice(trainedOn));
    expectClose([ours.accuracy, ours.logLoss], [accuracy, logLoss]);
    const order = classes.map((label) => classifier.classes.indexOf(label));
    expect(order.map((row) => order.map((column) => ours.confusion[row]![column]!))).toEqual(
      confusion,
    );
    const measures = (quality: { precision: number; recall: number; f1: number }): number[] => [
      quality.precision,
      quality.recall,
      quality.f1,
    ];
    const expected = (name: string): number[] => [
      report[name]!.precision,
      report[name]!.recall,
      report[name]!['f1-score'],
    ];
    for (const quality of ours.classes) {
      expectClose(measures(quality), expected(quality.label));
      expect(quality.support).toBe(report[quality.label]!.support);
    }
    expectClose(measures(ours.macro), expected('macro avg'));
    expectClose(measures(ours.weighted), expected('weighted avg'));
  });
});
