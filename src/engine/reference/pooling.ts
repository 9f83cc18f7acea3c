import type { Twins } from './twin.ts';

type Pooling = Pick<
  Twins,
  | 'maxOverTime'
  | 'maxOverTimeBackward'
  | 'sumOverTime'
  | 'sumOverTimeBackward'
  | 'pullsOverTime'
  | 'copyRows'
>;

/** One row of each sequence's steps, and rows side by side. */
export const POOLING: Pooling = {
  maxOverTime(x, ids, call, begin, end) {
    const { y, places, x: from, batch, size } = call;
    for (let b = begin; b < end; b++) {
      const length = lengthOf(ids, call, b);
      for (let j = b * size; j < (b + 1) * size; j++) {
        let most = 0;
        for (let t = 1; t < length; t++) {
          if (x[from + t * batch * size + j] > x[from + most * batch * size + j]) most = t;
        }
        x[y + j] = x[from + most * batch * size + j];
        ids[places + j] = most;
      }
    }
  },
  maxOverTimeBackward(x, ids, { dx, dy, places, batch, size }, begin, end) {
    for (let j = begin * size; j < end * size; j++) {
      x[dx + ids[places + j] * batch * size + j] += x[dy + j];
    }
  },
  sumOverTime(x, ids, call, begin, end) {
    const { y, x: from, weights, batch, size } = call;
    for (let b = begin; b < end; b++) {
      const length = lengthOf(ids, call, b);
      for (let j = b * size; j < (b + 1) * size; j++) {
        let sum = 0;
        for (let t = 0; t < length; t++) {
          sum += x[weights + t * batch + b] * x[from + t * batch * size + j];
        }
        x[y + j] = sum;
      }
    }
  },
  sumOverTimeBackward(x, ids, call, begin, end) {
    const { dx, dy, weights, batch, size } = call;
    for (let b = begin; b < end; b++) {
      const length = lengthOf(ids, call, b);
      for (let t = 0; t < length; t++) {
        const at = t * batch + b;
        for (let j = 0; j < size; j++) {
          x[dx + at * size + j] += x[weights + at] * x[dy + b * size + j];
        }
      }
    }
  },
  pullsOverTime(x, ids, call, begin, end) {
    const { pulls, x: from, dy, steps, batch, size } = call;
    for (let b = begin; b < end; b++) {
      const length = lengthOf(ids, call, b);
      for (let t = 0; t < steps; t++) {
        const at = t * batch + b;
        let sum = 0;
        if (t < length) {
          for (let j = 0; j < size; j++) sum += x[from + at * size + j] * x[dy + b * size + j];
        }
        x[pulls + at] = sum;
      }
    }
  },
  copyRows(x, _, { out, a, width, outStep, aStep, accumulate }, begin, end) {
    for (let i = begin; i < end; i++) {
      for (let j = 0; j < width; j++) {
        const before = accumulate ? x[out + i * outStep + j] : 0;
        x[out + i * outStep + j] = before + x[a + i * aStep + j];
      }
    }
  },
};

function lengthOf(
  ids: Int32Array,
  { lengths, steps }: { readonly lengths: number; readonly steps: number },
  sequence: number,
): number {
  return lengths === 0 ? steps : ids[lengths + sequence];
}
