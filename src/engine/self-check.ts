import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';

/** The result of `checkEngine`. */
export interface SelfCheck {
  readonly passed: boolean;
  /** The largest error of an element, relative to the sum of its terms' magnitudes. */
  readonly largestError: number;
}

/** Sizes that fill no vector and no tile exactly. */
const ROWS = 21;
const COLUMNS = 70;
const INNER = 53;

/** Rounding of 53 additions in single precision stays well below this. */
const TOLERANCE = 1e-5;

/**
 * Multiplies two matrices on an engine, over all its workers, and on the reference engine in double
 * precision: this finds an engine that was miscompiled, or runs on a processor that it was not built
 * for.
 */
export async function checkEngine(engine: Engine): Promise<SelfCheck> {
  const product = multiply(engine);
  const expected = multiply(await createEngine({ engine: 'reference' }));
  let largestError = 0;
  // Every term is at most 1, so INNER bounds the sum of their magnitudes.
  expected.forEach((value, i) => {
    const error = Math.abs(product[i] - value) / INNER;
    // Written so that a NaN is the largest of all.
    if (!(error <= largestError)) largestError = error;
  });
  return { passed: largestError <= TOLERANCE, largestError };
}

function multiply(engine: Engine): number[] {
  const { heap } = engine;
  const allocate = (length: number): number => heap.allocate(length * 4);
  const [c, a, b] = [ROWS * COLUMNS, ROWS * INNER, INNER * COLUMNS].map(allocate);
  heap.numbers(a, ROWS * INNER).forEach((_, i, view) => {
    view[i] = Math.fround(Math.sin(i));
  });
  heap.numbers(b, INNER * COLUMNS).forEach((_, i, view) => {
    view[i] = Math.fround(Math.cos(i));
  });
  const sizes = { rows: ROWS, columns: COLUMNS, inner: INNER };
  const flags = { stepA: 0, transposeB: 0, accumulate: 0 } as const;
  engine.parallel('matmul', { c, a, b, ...sizes, ...flags }, COLUMNS, 32);
  const product = Array.from(heap.numbers(c, ROWS * COLUMNS));
  for (const offset of [c, a, b]) heap.free(offset);
  return product;
}
