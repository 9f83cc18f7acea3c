import type { Int32s, RangeKernel, ReadonlyInt32s, Size } from './arguments.ts';

/** The kernel of search.c. */
export interface SearchKernels {
  /** out[i] = Σⱼ codes[i, j] query[j]; the sums must stay below 2³¹. The range runs over rows. */
  readonly dotCodes: RangeKernel<DotCodes>;
}

interface DotCodes {
  /** [rows] */
  readonly out: Int32s;
  /** [rows, 4 · words] signed codes of 8 bits, four to an integer, lowest first. */
  readonly codes: ReadonlyInt32s;
  /** [4 · words] signed numbers of 16 bits, two to an integer, lowest first. */
  readonly query: ReadonlyInt32s;
  /** Integers in a row of codes. */
  readonly words: Size;
}
