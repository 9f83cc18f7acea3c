import { expect, test } from 'vitest';
import { WordTable } from '../../../src/base/word-table.ts';
import { FastTextForward } from '../../../src/classifier/fasttext/forward.ts';
import {
  DenseRows,
  type FastTextLoss,
  type FastTextParts,
} from '../../../src/classifier/fasttext/parts.ts';
import { createTextPipeline } from '../../../src/text/pipeline.ts';

function partsOf(loss: FastTextLoss, sigmoid: 'exact' | 'table' = 'exact'): FastTextParts {
  return {
    shape: {
      analyzer: createTextPipeline({ tokenizer: { kind: 'whitespace' } }),
      ...{ dimensions: 2, wordNgrams: 1, minn: 0, maxn: 0, bucket: 0, loss, sigmoid },
    },
    words: WordTable.of(['</s>', 'good']),
    wordCounts: Float64Array.of(9, 4),
    ngramRows: { kind: 'all' },
    labels: ['a', 'b', 'c'],
    labelCounts: Float64Array.of(5, 3, 1),
    input: new DenseRows(Float32Array.of(0, 0, 4, -2), 2),
    output: new DenseRows(Float32Array.of(1, 0, 0, 1, 1, 1), 2),
    documents: 9,
  };
}

const probabilities = (...parts: Parameters<typeof partsOf>): number[] => [
  ...new FastTextForward(partsOf(...parts)).probabilities('good'),
];

/** The text's vector is the mean of </s> and good: (2, −1); so the scores are 2, −1 and 1. */
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

test('a softmax over the classes', () => {
  const sum = Math.exp(2) + Math.exp(-1) + Math.exp(1);
  const expected = [2, -1, 1].map((score) => Math.exp(score) / sum);
  probabilities('softmax').forEach((p, c) => void expect(p).toBeCloseTo(expected[c], 12));
});

test('a sigmoid a class', () => {
  const expected = [2, -1, 1].map(sigmoid);
  probabilities('one-vs-all').forEach((p, c) => void expect(p).toBeCloseTo(expected[c], 12));
});

test("fastText's table of the sigmoid has steps of 1/32", () => {
  // Whole scores are on its grid.
  expect(probabilities('one-vs-all', 'table')).toEqual(probabilities('one-vs-all'));
});

test('hierarchical softmax along the tree: the rarest two below one node', () => {
  // Node 0 joins c (branch 0) and b (branch 1); node 1, the root, joins it (0) with a (1).
  const [a, b, c] = probabilities('hierarchical-softmax');
  expect(a).toBeCloseTo(sigmoid(-1), 12);
  expect(b).toBeCloseTo(sigmoid(1) * sigmoid(2), 12);
  expect(c).toBeCloseTo(sigmoid(1) * sigmoid(-2), 12);
  expect(a + b + c).toBeCloseTo(1, 12);
});
