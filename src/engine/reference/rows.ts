import type { Twins } from './twin.ts';

type Rows = Pick<
  Twins,
  | 'addBias'
  | 'sumRows'
  | 'sum'
  | 'sumSquares'
  | 'softmax'
  | 'argmax'
  | 'softmaxBackward'
  | 'gatherRows'
  | 'scatterAddRows'
>;

/** Writes one row's softmax; gives ln Σ eᵃ. */
export function softmaxRow(x: Float64Array, y: number, a: number, size: number): number {
  let largest = -Infinity;
  for (let j = 0; j < size; j++) largest = Math.max(largest, x[a + j]);
  let sum = 0;
  for (let j = 0; j < size; j++) sum += Math.exp(x[a + j] - largest);
  for (let j = 0; j < size; j++) x[y + j] = Math.exp(x[a + j] - largest) / sum;
  return largest + Math.log(sum);
}

/** Whole rows and columns at a time. */
export const ROWS: Rows = {
  addBias(x, _, { y, bias, size }, begin, end) {
    for (let i = begin; i < end; i++) {
      for (let j = 0; j < size; j++) x[y + i * size + j] += x[bias + j];
    }
  },
  sumRows(x, _, { out, a, rows, size, accumulate }, begin, end) {
    for (let j = begin; j < end; j++) {
      let sum = accumulate ? x[out + j] : 0;
      for (let i = 0; i < rows; i++) sum += x[a + i * size + j];
      x[out + j] = sum;
    }
  },
  sum(x, _, { out, a, count }) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += x[a + i];
    x[out] = sum;
  },
  sumSquares(x, _, { out, a, count }) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += x[a + i] ** 2;
    x[out] = sum;
  },
  softmax(x, _, { y, a, size }, begin, end) {
    for (let i = begin; i < end; i++) softmaxRow(x, y + i * size, a + i * size, size);
  },
  argmax(x, n, { out, a, size }, begin, end) {
    for (let i = begin; i < end; i++) {
      let [most, place] = [-Infinity, 0];
      for (let j = 0; j < size; j++) {
        if (!(x[a + i * size + j] > most)) continue;
        most = x[a + i * size + j];
        place = j;
      }
      n[out + i] = place;
    }
  },
  softmaxBackward(x, _, { da, y, dy, size }, begin, end) {
    for (let row = begin * size; row < end * size; row += size) {
      let dot = 0;
      for (let j = row; j < row + size; j++) dot += x[y + j] * x[dy + j];
      for (let j = row; j < row + size; j++) x[da + j] += x[y + j] * (x[dy + j] - dot);
    }
  },
  gatherRows(x, n, { out, table, ids, size }, begin, end) {
    for (let i = begin; i < end; i++) {
      for (let j = 0; j < size; j++) x[out + i * size + j] = x[table + n[ids + i] * size + j];
    }
  },
  scatterAddRows(x, n, { table, rows, ids, count, size }, begin, end) {
    for (let i = 0; i < count; i++) {
      for (let j = begin; j < end; j++) x[table + n[ids + i] * size + j] += x[rows + i * size + j];
    }
  },
};
