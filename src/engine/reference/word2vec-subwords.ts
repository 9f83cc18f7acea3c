import type { Shards } from '../contract/shards.ts';
import type { SubwordTables } from '../contract/word2vec-subwords.ts';
import type { Twins } from './twin.ts';
import {
  changeRow,
  inputsOfShard,
  readRow,
  trainHierarchical,
  trainNegative,
  type WindowInputs,
} from './word2vec-windows.ts';

type Word2VecSubwords = Pick<
  Twins,
  'word2vecSubwordNegative' | 'word2vecSubwordHierarchical' | 'word2vecSubwordMeans'
>;

function rowsOf(n: Int32Array, rowStarts: number, rowNumbers: number, word: number): Int32Array {
  return n.subarray(rowNumbers + n[rowStarts + word], rowNumbers + n[rowStarts + word + 1]);
}

/** mean = (1 / n) Σ row */
function averageRows(
  x: Float64Array,
  mean: number,
  places: readonly number[],
  stride: number,
): void {
  for (let j = 0; j < stride; j++) {
    let sum = 0;
    for (const place of places) sum += x[place + j];
    x[mean + j] = sum / places.length;
  }
}

/**
 * A position's input vector is the mean of its word's rows, made when the first window that needs it
 * opens; what it learned goes to all of the rows when the last one closes.
 */
function meanOfRows(
  x: Float64Array,
  n: Int32Array,
  tables: Shards & SubwordTables,
): (shard: number) => WindowInputs {
  const { stride, rows, rowStarts, rowNumbers, window } = tables;
  const slots = 2 * window + 1;
  const rowsOfWord = (word: number): Int32Array => rowsOf(n, rowStarts, rowNumbers, word);
  return (s) => {
    const table = inputsOfShard(tables, s, rows);
    const placesOf = (list: Int32Array): number[] =>
      Array.from(list, (row) => readRow(n, table, row));
    const meanAt = (position: number): number =>
      tables.means + (2 * s * slots + (position % slots)) * stride;
    const madeAt = (position: number): number => meanAt(position) + slots * stride;
    return {
      open: (sentence, t) => {
        const last = Math.min(t + window, sentence.length - 1);
        for (let p = t === 0 ? 0 : t + window; p <= last; p++) {
          averageRows(x, meanAt(p), placesOf(rowsOfWord(sentence[p])), stride);
          x.copyWithin(madeAt(p), meanAt(p), meanAt(p) + stride);
        }
      },
      at: (_, position) => meanAt(position),
      weight: (word) => rowsOfWord(word).length,
      close: (sentence, t) => {
        const last = t === sentence.length - 1 ? t : t - window;
        for (let p = Math.max(0, t - window); p <= last; p++) {
          for (const row of rowsOfWord(sentence[p])) {
            const changed = changeRow(x, n, table, row);
            for (let j = 0; j < stride; j++) x[changed + j] += x[meanAt(p) + j] - x[madeAt(p) + j];
          }
        }
      },
    };
  };
}

/** Word2Vec's training on subwords. */
export const WORD2VEC_SUBWORDS: Word2VecSubwords = {
  word2vecSubwordNegative(x, n, args, begin, end) {
    trainNegative(x, n, { ...args, begin, end }, meanOfRows(x, n, args));
  },
  word2vecSubwordHierarchical(x, n, args, begin, end) {
    trainHierarchical(x, n, { ...args, begin, end }, meanOfRows(x, n, args));
  },
  word2vecSubwordMeans(x, n, { means, inputs, rowStarts, rowNumbers, stride }, begin, end) {
    for (let word = begin; word < end; word++) {
      const places = Array.from(
        rowsOf(n, rowStarts, rowNumbers, word),
        (row) => inputs + row * stride,
      );
      averageRows(x, means + word * stride, places, stride);
    }
  },
};
