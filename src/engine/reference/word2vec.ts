import type { Twins } from './twin.ts';
import { trainHierarchical, trainNegative, type WindowInputs } from './word2vec-windows.ts';

type Word2Vec = Pick<Twins, 'word2vecNegative' | 'word2vecHierarchical' | 'word2vecMerge'>;

/** A word's input vector is its own row. */
function ownRows(
  n: Int32Array,
  inputs: number,
  touched: number,
  vocabulary: number,
  stride: number,
): (shard: number) => WindowInputs {
  return (s) => ({
    open: () => {},
    at: (sentence, position) => {
      const row = s * vocabulary + sentence[position];
      n[touched + row] = 1;
      return inputs + row * stride;
    },
    weight: () => 1,
    close: () => {},
  });
}

/** Word2Vec's training, window by window, a shard at a time. */
export const WORD2VEC: Word2Vec = {
  word2vecNegative(
    x,
    n,
    inputs,
    outputs,
    inputTouched,
    outputTouched,
    vocabulary,
    stride,
    tokens,
    counts,
    capacity,
    randoms,
    keep,
    thresholds,
    alias,
    negatives,
    window,
    cbow,
    rate,
    begin,
    end,
  ) {
    trainNegative(
      x,
      n,
      {
        ...{ outputs, outputTouched, vocabulary, stride, tokens, counts, capacity, randoms, keep },
        ...{ window, cbow, rate, begin, end },
      },
      { thresholds, alias, negatives },
      ownRows(n, inputs, inputTouched, vocabulary, stride),
    );
  },
  word2vecHierarchical(
    x,
    n,
    inputs,
    outputs,
    inputTouched,
    outputTouched,
    vocabulary,
    stride,
    tokens,
    counts,
    capacity,
    randoms,
    keep,
    starts,
    nodes,
    branches,
    window,
    cbow,
    rate,
    begin,
    end,
  ) {
    trainHierarchical(
      x,
      n,
      {
        ...{ outputs, outputTouched, vocabulary, stride, tokens, counts, capacity, randoms, keep },
        ...{ window, cbow, rate, begin, end },
      },
      { starts, nodes, branches },
      ownRows(n, inputs, inputTouched, vocabulary, stride),
    );
  },
  word2vecMerge(x, n, tables, touched, base, shards, vocabulary, stride, begin, end) {
    for (let word = begin; word < end; word++) {
      for (let j = 0; j < stride; j++) {
        const kept = base + word * stride + j;
        let sum = x[kept];
        for (let s = 0; s < shards; s++) {
          if (n[touched + s * vocabulary + word]) {
            sum += x[tables + (s * vocabulary + word) * stride + j] - x[kept];
          }
        }
        x[kept] = sum;
        for (let s = 0; s < shards; s++) x[tables + (s * vocabulary + word) * stride + j] = sum;
      }
      for (let s = 0; s < shards; s++) n[touched + s * vocabulary + word] = 0;
    }
  },
};
