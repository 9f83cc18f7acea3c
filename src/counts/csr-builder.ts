import { growFloat64, growUint32 } from '../base/growing-arrays.ts';
import { countDistinct } from './count-distinct.ts';
import type { CsrMatrix } from './csr-matrix.ts';

/** Builds a sparse matrix row by row; the number of columns is passed at the end. */
export class CsrBuilder {
  #rowPointers: Uint32Array = new Uint32Array(16);
  #columnIndices: Uint32Array = new Uint32Array(256);
  #values: Float64Array = new Float64Array(256);
  #rows = 0;
  #cells = 0;

  /** Rows so far. */
  get rows(): number {
    return this.#rows;
  }

  /**
   * Adds a row that counts how often each column occurs in `features[0 … length)`.
   * Sorts that part of `features` in place.
   */
  addCounts(features: Int32Array, length: number): void {
    const { features: columns, counts } = countDistinct(features, length);
    this.#reserve(columns.length);
    this.#columnIndices.set(columns, this.#cells);
    this.#values.set(counts, this.#cells);
    this.#endRow(this.#cells + columns.length);
  }

  /** Adds a row of ascending columns, leaving out cells of value 0. */
  addRow(columns: ArrayLike<number>, values: ArrayLike<number>): void {
    this.#reserve(columns.length);
    let cell = this.#cells;
    for (let i = 0; i < columns.length; i++) {
      if (values[i] === 0) continue;
      this.#columnIndices[cell] = columns[i];
      this.#values[cell++] = values[i];
    }
    this.#endRow(cell);
  }

  /** Returns the matrix of all rows so far; more rows may be added afterwards. */
  build(columns: number): CsrMatrix {
    return {
      rows: this.#rows,
      columns,
      rowPointers: this.#rowPointers.slice(0, this.#rows + 1),
      columnIndices: this.#columnIndices.slice(0, this.#cells),
      values: this.#values.slice(0, this.#cells),
    };
  }

  #reserve(cells: number): void {
    this.#columnIndices = growUint32(this.#columnIndices, this.#cells + cells);
    this.#values = growFloat64(this.#values, this.#cells + cells);
    this.#rowPointers = growUint32(this.#rowPointers, this.#rows + 2);
  }

  #endRow(cells: number): void {
    this.#cells = cells;
    this.#rows++;
    this.#rowPointers[this.#rows] = cells;
  }
}
