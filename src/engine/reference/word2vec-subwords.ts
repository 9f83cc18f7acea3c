import type { Twins } from './twin.ts';
import { trainHierarchical, trainNegative, type WindowInputs } from './word2vec-windows.ts';

type Word2VecSubwords = Pick<
  Twins,
  'word2vecSubwordNegative' | 'word2vecSubwordHierarchical' | 'word2vecSubwordMeans'
>;

/** Where the rows of words and n-grams are, and room for the positions' means. */
interface SubwordTables {
  readonly inputs: number;
  readonly inputTouched: number;
  readonly rows: number;
  readonly stride: number;
  readonly rowStarts: number;
  readonly rowNumbers: number;
  readonly means: number;
  readonly window: number;
}

function rowsOf(n: Int32Array, rowStarts: number, rowNumbers: number, word: number): Int32Array {
  return n.subarray(rowNumbers + n[rowStarts + word], rowNumbers + n[rowStarts + word + 1]);
}

/** mean = (1 / n) Σ row */
function averageRows(
  x: Float64Array,
  mean: number,
  inputs: number,
  rows: Int32Array,
  stride: number,
): void {
  for (let j = 0; j < stride; j++) {
    let sum = 0;
    for (const row of rows) sum += x[inputs + row * stride + j];
    x[mean + j] = sum / rows.length;
  }
}

/**
 * A position's input vector is the mean of its word's rows, made when the first window that needs it
 * opens; what it learned goes to all of the rows when the last one closes.
 */
function meanOfRows(
  x: Float64Array,
  n: Int32Array,
  tables: SubwordTables,
): (shard: number) => WindowInputs {
  const { stride, rows, rowStarts, rowNumbers, window } = tables;
  const slots = 2 * window + 1;
  const rowsOfWord = (word: number): Int32Array => rowsOf(n, rowStarts, rowNumbers, word);
  return (s) => {
    const table = tables.inputs + s * rows * stride;
    const meanAt = (position: number): number =>
      tables.means + (2 * s * slots + (position % slots)) * stride;
    const madeAt = (position: number): number => meanAt(position) + slots * stride;
    return {
      open: (sentence, t) => {
        const last = Math.min(t + window, sentence.length - 1);
        for (let p = t === 0 ? 0 : t + window; p <= last; p++) {
          averageRows(x, meanAt(p), table, rowsOfWord(sentence[p]), stride);
          x.copyWithin(madeAt(p), meanAt(p), meanAt(p) + stride);
        }
      },
      at: (_, position) => meanAt(position),
      weight: (word) => rowsOfWord(word).length,
      close: (sentence, t) => {
        const last = t === sentence.length - 1 ? t : t - window;
        for (let p = Math.max(0, t - window); p <= last; p++) {
          for (const row of rowsOfWord(sentence[p])) {
            n[tables.inputTouched + s * rows + row] = 1;
            for (let j = 0; j < stride; j++) {
              x[table + row * stride + j] += x[meanAt(p) + j] - x[madeAt(p) + j];
            }
          }
        }
      },
    };
  };
}

/** Word2Vec's training on subwords. */
export const WORD2VEC_SUBWORDS: Word2VecSubwords = {
  word2vecSubwordNegative(
    x,
    n,
    inputs,
    outputs,
    inputTouched,
    outputTouched,
    rows,
    vocabulary,
    stride,
    tokens,
    counts,
    capacity,
    randoms,
    keep,
    rowStarts,
    rowNumbers,
    means,
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
      meanOfRows(x, n, {
        inputs,
        inputTouched,
        rows,
        stride,
        rowStarts,
        rowNumbers,
        means,
        window,
      }),
    );
  },
  word2vecSubwordHierarchical(
    x,
    n,
    inputs,
    outputs,
    inputTouched,
    outputTouched,
    rows,
    vocabulary,
    stride,
    tokens,
    counts,
    capacity,
    randoms,
    keep,
    rowStarts,
    rowNumbers,
    means,
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
      meanOfRows(x, n, {
        inputs,
        inputTouched,
        rows,
        stride,
        rowStarts,
        rowNumbers,
        means,
        window,
      }),
    );
  },
  word2vecSubwordMeans(x, n, means, inputs, rowStarts, rowNumbers, stride, begin, end) {
    for (let word = begin; word < end; word++) {
      const rows = rowsOf(n, rowStarts, rowNumbers, word);
      averageRows(x, means + word * stride, inputs, rows, stride);
    }
  },
};
