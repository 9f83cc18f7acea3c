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

/** op(B) [inner, columns], to be laid out in panels: where B lies, and whether it lies as [columns, inner]. */
interface PanelSource {
  readonly b: number;
  readonly inner: number;
  readonly columns: number;
  readonly transposeB: 0 | 1;
}

/** Returns how many numbers op(B) [inner, columns] has in panels. */
export function panelsLength(inner: number, columns: number): number {
  return Math.ceil(columns / PANEL) * PANEL * inner;
}

/**
 * Lays op(B) out in panels, for the recurrent windows and `multiplyPanels`.
 * @param to where; default: a new place in the arena
 * @returns the offset of the panels
 */
export function packPanels(
  engine: Engine,
  source: PanelSource,
  to: number = engine.heap.arena.allocate(4 * panelsLength(source.inner, source.columns)),
): number {
  engine.kernels.packPanels({ ...source, packed: to }, 0, source.columns);
  return to;
}

/** Multiplies a matrix by one that lies in panels, on all workers when they are large. */
export function multiplyPanels(
  engine: Engine,
  {
    c,
    a,
    packed,
    rows,
    columns,
    inner,
  }: Pick<Product, 'c' | 'a' | 'rows' | 'columns' | 'inner'> & {
    /** op(B), from `packPanels`. */
    readonly packed: number;
  },
): void {
  const args = { c, a, packed, columns, inner, accumulate: 0 } as const;
  if (isWorthSharing(engine, rows * columns * inner)) {
    engine.parallel('multiplyPacked', args, rows, Math.ceil(rows / engine.workers / TILE) * TILE);
  } else {
    engine.kernels.multiplyPacked(args, 0, rows);
  }
}
