import type { KernelArguments } from '../contract/kernels.ts';
import type { Twins } from './twin.ts';

export const MATMUL: Pick<Twins, 'matmul' | 'matmulRows' | 'packPanels' | 'multiplyPacked'> = {
  matmul(x, _, product, begin, end) {
    multiply(x, product, { firstRow: 0, lastRow: product.rows, first: begin, last: end });
  },
  matmulRows(x, _, product, begin, end) {
    multiply(x, product, { firstRow: begin, lastRow: end, first: 0, last: product.columns });
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

/** Rows `firstRow` to `lastRow` and columns `first` to `last` of C = op(A) op(B): the textbook's three loops. */
function multiply(
  x: Float64Array,
  product: KernelArguments<'matmulRows'>,
  part: { firstRow: number; lastRow: number; first: number; last: number },
): void {
  const { c, a, b, columns, inner, stepA, transposeB, accumulate } = product;
  for (let i = part.firstRow; i < part.lastRow; i++) {
    for (let j = part.first; j < part.last; j++) {
      let sum = accumulate ? x[c + i * columns + j] : 0;
      for (let k = 0; k < inner; k++) {
        const aik = x[a + (stepA ? k * stepA + i : i * inner + k)];
        const bkj = x[b + (transposeB ? j * inner + k : k * columns + j)];
        sum += aik * bkj;
      }
      x[c + i * columns + j] = sum;
    }
  }
}

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
