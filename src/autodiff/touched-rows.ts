/**
 * Which rows of a sparse parameter's gradient hold something. The rest of the gradient is zero, so
 * that a step over a large embedding costs only the rows that were looked up.
 */
export class TouchedRows {
  readonly #touched: Uint8Array;
  #rows: number[] = [];
  #all = false;

  /** @param count how many rows the parameter has */
  constructor(count: number) {
    this.#touched = new Uint8Array(count);
  }

  /** True when an operation gave every row a gradient. */
  get all(): boolean {
    return this.#all;
  }

  /** The rows touched one by one, in the order they first were; all rows count too when `all`. */
  get rows(): readonly number[] {
    return this.#rows;
  }

  /** Notes rows. */
  touch(rows: Int32Array): void {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      if (this.#touched[row] === 0) {
        this.#touched[row] = 1;
        this.#rows.push(row);
      }
    }
  }

  /** Notes that every row has a gradient. */
  touchAll(): void {
    this.#all = true;
  }

  /** Forgets everything; the caller has zeroed the rows. */
  clear(): void {
    for (const row of this.#rows) this.#touched[row] = 0;
    this.#rows = [];
    this.#all = false;
  }
}
