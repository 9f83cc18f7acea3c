import type { Twins } from './twin.ts';

/** Products with weights in 8 bits; "packed" are the codes as they were, [rows, inner]. */
export const INT8: Pick<Twins, 'packInt8' | 'multiplyInt8'> = {
  packInt8(_, ids, { packed, codes, inner }, begin, end) {
    const bytes = new Int8Array(ids.buffer);
    const from = 4 * codes + begin * inner;
    bytes.copyWithin(4 * packed + begin * inner, from, from + (end - begin) * inner);
  },
  multiplyInt8(x, ids, { y, x: input, packed, scales, rows, inner, accumulate }, begin, end) {
    for (let i = begin; i < end; i++) {
      const out = y + i * rows;
      if (!accumulate) x.fill(0, out, out + rows);
      addInt8Product(x, ids, { out, a: input + i * inner, packed, scales, rows, inner });
    }
  },
};

/** Where a product with weights in 8 bits has its parts. */
export interface Int8Product {
  readonly out: number;
  readonly a: number;
  readonly packed: number;
  readonly scales: number;
  readonly rows: number;
  readonly inner: number;
}

/** Numbers of a vector that share a scale, and the largest whole number that they are rounded to. */
const BLOCK = 2048;
const LARGEST = 8191;

/** out[i] += s[i] Σₖ W[i, k] a[k], with `a` rounded to 14 bits in blocks, as the kernels do. */
export function addInt8Product(
  x: Float64Array,
  ids: Int32Array,
  { out, a, packed, scales, rows, inner }: Int8Product,
): void {
  const bytes = new Int8Array(ids.buffer, 4 * packed, rows * inner);
  for (let k = 0; k < inner; k += BLOCK) {
    const block = x.subarray(a + k, a + Math.min(k + BLOCK, inner));
    const most = block.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    if (most < 1e-30) continue;
    const whole = block.map((value) => Math.round((value * LARGEST) / most));
    for (let i = 0; i < rows; i++) {
      const row = i * inner + k;
      const sum = whole.reduce((total, value, j) => total + value * bytes[row + j], 0);
      x[out + i] += ((sum * most) / LARGEST) * x[scales + i];
    }
  }
}
