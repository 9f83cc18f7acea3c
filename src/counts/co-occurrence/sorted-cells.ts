/**
 * Cells of a triangle of counts as records of 16 bytes: the row and the column (32 bits each),
 * then the sum (a double). One record lies in one cache line, and a run of them is written to
 * disk as it is.
 */
export interface CellRecords {
  /** Record i has its row at `ids[4 i]` and its column at `ids[4 i + 1]`. */
  readonly ids: Uint32Array;
  /** Record i has its sum at `sums[2 i + 1]`: the same memory as `ids`. */
  readonly sums: Float64Array;
  /** Number of records that are filled. */
  readonly length: number;
}

/** Bytes of one record. */
export const CELL_BYTES = 16;

/** A source of cells in blocks, sorted by row, then by column, each cell at most once. */
export interface SortedCells {
  /** Returns the next block, valid until the next call; undefined at the end. */
  next(): Promise<CellRecords | undefined>;
}

/** Allocates room for a number of records. */
export function createCellRecords(capacity: number): CellRecords {
  return viewCellRecords(new ArrayBuffer(capacity * CELL_BYTES), capacity);
}

/** Views the first `length` records of a buffer. */
export function viewCellRecords(buffer: ArrayBufferLike, length: number): CellRecords {
  return { ids: new Uint32Array(buffer), sums: new Float64Array(buffer), length };
}
