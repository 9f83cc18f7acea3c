import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TextClassifier } from '../../src/classifier/naive-bayes/text-classifier.ts';
import type { FeatureWeighting } from '../../src/classifier/naive-bayes/text-classifier-options.ts';
import type { Analyzer } from '../../src/counts/analyzer.ts';
import { CountVectorizer } from '../../src/counts/count-vectorizer.ts';
import type { NaiveBayesModel } from '../../src/counts/naive-bayes/naive-bayes.ts';
import { TfidfVectorizer } from '../../src/counts/tfidf-vectorizer.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';
import { DATA } from '../support/data.ts';

interface Golden {
  trainRows: number;
  testRows: number;
  cases: {
    tokens: 'words' | 'characters';
    ngramRange: [number, number];
    weighting: FeatureWeighting;
    model: NaiveBayesModel;
    hashing: number | null;
    features: number;
    cells: number;
    sum: number;
    squares: number;
    classes: string[];
    logs: number[][];
  }[];
}

const golden = JSON.parse(
  readFileSync(new URL('../golden/sklearn-reviews.json', import.meta.url), 'utf8'),
) as Golden;
const folder = join(DATA, 'nsmc');
const missing = !existsSync(join(folder, 'train.tsv'));

function readReviews(name: string, rows: number): { texts: string[]; labels: string[] } {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n');
  const fields = lines.slice(1, rows + 1).map((line) => line.split('\t'));
  return { texts: fields.map((row) => row[1]!), labels: fields.map((row) => row[2]!) };
}

// scikit-learn's characters are code points; ours are grapheme clusters. Where a text is not made of
// single code units (and the fast path leaves it), it is cut as scikit-learn does, so that both count
// the same tokens.
const fold = (text: string): string => text.toLowerCase().replace(/\s\s+/g, ' ');
const analyzers: Record<'words' | 'characters', Analyzer> = {
  words: createTextPipeline({ tokenizer: { kind: 'whitespace' } }),
  characters: {
    description: { kind: 'chars' },
    cutsIntoCharacters: true,
    normalize: fold,
    words: (text) => [...fold(text)],
  },
};

const title = missing
  ? `equal to scikit-learn on film reviews (skipped: ${folder} is missing)`
  : 'equal to scikit-learn on film reviews';

describe.skipIf(missing)(title, () => {
  const train = missing ? { texts: [], labels: [] } : readReviews('train.tsv', golden.trainRows);
  const questions = missing ? [] : readReviews('test.tsv', golden.testRows).texts;

  it.each(golden.cases)('$tokens $ngramRange $weighting $model $hashing', (test) => {
    const { tokens, ngramRange, weighting, model, hashing, classes, logs } = test;
    const analyzer = analyzers[tokens];
    if (hashing === null) {
      const options = { analyzer, ngramRange, binary: weighting === 'binary' };
      const vectorizer =
        weighting === 'tfidf' ? new TfidfVectorizer(options) : new CountVectorizer(options);
      const { columns, values } = vectorizer.fitTransform(train.texts);
      expect([columns, values.length]).toEqual([test.features, test.cells]);
      const sum = values.reduce((total, value) => total + value, 0);
      const squares = values.reduce((total, value) => total + value * value, 0);
      expect(Math.abs(sum / test.sum - 1)).toBeLessThan(1e-9);
      expect(Math.abs(squares / test.squares - 1)).toBeLessThan(1e-9);
    }
    const classifier = new TextClassifier({
      analyzer,
      ngramRange,
      weighting,
      model,
      ...(hashing !== null && { hashing }),
    }).partialFit(train.texts, train.labels);
    expect(classifier.features).toBe(test.features);
    const order = classes.map((label) => classifier.classes.indexOf(label));
    classifier.predictProba(questions).forEach(({ probabilities }, i) => {
      order.forEach((ours, theirs) => {
        expect(Math.abs(probabilities[ours]! - Math.exp(logs[i]![theirs]!))).toBeLessThan(1e-9);
      });
    });
  });
});
