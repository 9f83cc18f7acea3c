import type { Shards } from '../contract/shards.ts';
import type { Twins } from './twin.ts';
import {
  changeRow,
  inputsOfShard,
  trainHierarchical,
  trainNegative,
  type WindowInputs,
} from './word2vec-windows.ts';

type Word2Vec = Pick<Twins, 'word2vecNegative' | 'word2vecHierarchical' | 'word2vecMerge'>;

/** A word's input vector is its own row. */
function ownRows(x: Float64Array, n: Int32Array, args: Shards): (shard: number) => WindowInputs {
  return (s) => ({
    open: () => {},
    at: (sentence, position) =>
      changeRow(x, n, inputsOfShard(args, s, args.vocabulary), sentence[position]),
    weight: () => 1,
    close: () => {},
  });
}

/** Word2Vec's training, window by window, a shard at a time. */
export const WORD2VEC: Word2Vec = {
  word2vecNegative(x, n, args, begin, end) {
    trainNegative(x, n, { ...args, begin, end }, ownRows(x, n, args));
  },
  word2vecHierarchical(x, n, args, begin, end) {
    trainHierarchical(x, n, { ...args, begin, end }, ownRows(x, n, args));
  },
  word2vecMerge(x, n, { table, copies, places, capacity, shards, rows, stride }, begin, end) {
    for (let row = begin; row < end; row++) {
      const changed: number[] = [];
      for (let s = 0; s < shards; s++) {
        const place = n[places + s * rows + row];
        if (place !== 0) changed.push(copies + (s * capacity + place - 1) * stride);
        n[places + s * rows + row] = 0;
      }
      for (let j = 0; j < stride; j++) {
        const kept = table + row * stride + j;
        let sum = x[kept];
        for (const copy of changed) sum += x[copy + j] - x[kept];
        x[kept] = sum;
      }
    }
  },
};
