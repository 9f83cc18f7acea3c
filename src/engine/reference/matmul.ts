import type { Twins } from './twin.ts';

/** C = op(A) op(B), the textbook's three loops. */
export const MATMUL: Pick<Twins, 'matmul' | 'packPanels' | 'multiplyPacked'> = {
  matmul(x, _, { c, a, b, rows, columns, inner, stepA, transposeB, accumulate }, begin, end) {
    for (let i = 0; i < rows; i++) {
      for (let j = begin; j < end; j++) {
        let sum = accumulate ? x[c + i * columns + j] : 0;
        for (let k = 0; k < inner; k++) {
          const aik = x[a + (stepA ? k * stepA + i : i * inner + k)];
          const bkj = x[b + (transposeB ? j * inner + k : k * columns + j)];
          sum += aik * bkj;
        }
        x[c + i * columns + j] = sum;
      }
    }
  },
  // Plain TypeScript gains nothing from panels: "packed" is op(B) as it is, [inner, columns].
  packPanels(x, _, { packed, b, inner, columns, transposeB }, begin, end) {
    for (let k = 0; k < inner; k++) {
      for (let j = begin; j < end; j++) {
        x[packed + k * columns + j] = x[b + (transposeB ? j * inner + k : k * columns + j)];
      }
    }
  },
  multiplyPacked(x, _, { c, a, packed, columns, inner, accumulate }, begin, end) {
    for (let i = begin; i < end; i++) {
      const row = c + i * columns;
      if (!accumulate) x.fill(0, row, row + columns);
      addRowProduct(x, row, a + i * inner, packed, inner, columns);
    }
  },
};

/** out[j] += Σₖ a[k] W[k, j], with W as `packPanels` leaves it here: one row of a product. */
export function addRowProduct(
  x: Float64Array,
  out: number,
  a: number,
  packed: number,
  inner: number,
  columns: number,
): void {
  for (let k = 0; k < inner; k++) {
    for (let j = 0; j < columns; j++) x[out + j] += x[a + k] * x[packed + k * columns + j];
  }
}
