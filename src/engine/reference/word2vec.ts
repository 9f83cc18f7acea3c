import type { Shards } from '../contract/shards.ts';
import type { Twins } from './twin.ts';
import { trainHierarchical, trainNegative, type WindowInputs } from './word2vec-windows.ts';

type Word2Vec = Pick<Twins, 'word2vecNegative' | 'word2vecHierarchical' | 'word2vecMerge'>;

/** A word's input vector is its own row. */
function ownRows(
  n: Int32Array,
  { inputs, inputTouched, vocabulary, stride }: Shards,
): (shard: number) => WindowInputs {
  return (s) => ({
    open: () => {},
    at: (sentence, position) => {
      const row = s * vocabulary + sentence[position];
      n[inputTouched + row] = 1;
      return inputs + row * stride;
    },
    weight: () => 1,
    close: () => {},
  });
}

/** Word2Vec's training, window by window, a shard at a time. */
export const WORD2VEC: Word2Vec = {
  word2vecNegative(x, n, args, begin, end) {
    trainNegative(x, n, { ...args, begin, end }, ownRows(n, args));
  },
  word2vecHierarchical(x, n, args, begin, end) {
    trainHierarchical(x, n, { ...args, begin, end }, ownRows(n, args));
  },
  word2vecMerge(x, n, { tables, touched, base, shards, rows, stride }, begin, end) {
    for (let word = begin; word < end; word++) {
      for (let j = 0; j < stride; j++) {
        const kept = base + word * stride + j;
        let sum = x[kept];
        for (let s = 0; s < shards; s++) {
          if (n[touched + s * rows + word]) {
            sum += x[tables + (s * rows + word) * stride + j] - x[kept];
          }
        }
        x[kept] = sum;
        for (let s = 0; s < shards; s++) x[tables + (s * rows + word) * stride + j] = sum;
      }
      for (let s = 0; s < shards; s++) n[touched + s * rows + word] = 0;
    }
  },
};
