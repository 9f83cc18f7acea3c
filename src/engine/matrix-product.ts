import type { Engine } from './engine.ts';
import { isWorthSharing } from './worth-sharing.ts';

/** Columns of a product go to workers in multiples of this: a panel of the packed matrix. */
const PANEL = 32;

/** Rows of a product go to workers in multiples of this: two tiles in registers at their tallest. */
const TILE = 24;

/** A matrix product C = op(A) op(B), or C += op(A) op(B). */
export interface Product {
  /** Byte offsets of C [rows, columns], A and B, row-major. */
  readonly c: number;
  readonly a: number;
  readonly b: number;
  readonly rows: number;
  readonly columns: number;
  /** The length of the dot products. */
  readonly inner: number;
  /** 1: A lies as [inner, rows]; default 0. */
  readonly transposeA?: 0 | 1;
  /** Distance between two rows of a transposed A, in numbers, of which the first `rows` are read; default `rows`. */
  readonly stepA?: number;
  /** 1: B lies as [columns, inner]; default 0. */
  readonly transposeB?: 0 | 1;
  /** 1: added to what C holds; default 0. */
  readonly accumulate?: 0 | 1;
}

/** Multiplies two matrices, on all workers when they are large. */
export function multiplyMatrices(engine: Engine, product: Product): void {
  const { c, a, b, rows, columns, inner } = product;
  const { transposeA = 0, transposeB = 0, accumulate = 0 } = product;
  const stepA = transposeA * (product.stepA ?? rows);
  const args = { c, a, b, rows, columns, inner, stepA, transposeB, accumulate };
  if (!isWorthSharing(engine, rows * columns * inner)) {
    engine.kernels.matmul(args, 0, columns);
    return;
  }
  // Each block lays a transposed A out anew, or else B: what is cut by the range is laid out once in all.
  const byRows = transposeA === 1 && rows > columns;
  const [name, total, unit] = byRows
    ? (['matmulRows', rows, TILE] as const)
    : (['matmul', columns, PANEL] as const);
  engine.parallel(name, args, total, Math.ceil(total / engine.workers / unit) * unit);
}

/**
 * Lays op(B) [inner, columns] out in panels in the arena, for the recurrent windows.
 * @returns the offset of the panels
 */
export function packPanels(
  engine: Engine,
  b: number,
  inner: number,
  columns: number,
  transposeB: 0 | 1,
): number {
  const room = Math.ceil(columns / PANEL) * PANEL * inner;
  const packed = engine.heap.arena.allocate(room * 4);
  engine.kernels.packPanels({ packed, b, inner, columns, transposeB }, 0, columns);
  return packed;
}
