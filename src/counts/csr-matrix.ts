import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/**
 * A sparse matrix in compressed sparse row format (CSR), which stores only the nonzero cells.
 * Row r has the cells `rowPointers[r]` to `rowPointers[r + 1]` (exclusive) of `columnIndices` and
 * `values`, its columns in ascending order. The layout is SciPy's `csr_matrix` (indptr, indices, data).
 */
export interface CsrMatrix {
  /** Number of rows: one per document. */
  readonly rows: number;
  /** Number of columns: one per feature. */
  readonly columns: number;
  /** Where each row begins: rows + 1 entries that start at 0 and never decrease. */
  readonly rowPointers: Uint32Array;
  /** The column of each stored cell. */
  readonly columnIndices: Uint32Array;
  /** The value of each stored cell. */
  readonly values: Float64Array;
}

/**
 * Checks that the parts fit together: lengths, ascending row pointers, ascending columns below `columns`.
 * @throws InputError naming the first part that does not
 */
export function checkCsrMatrix(matrix: CsrMatrix): void {
  const { rows, columns, rowPointers, columnIndices, values } = matrix;
  if (rowPointers.length !== rows + 1) {
    throw new InputError(
      sentence(
        'counts/csr-row-pointers',
      )`A sparse matrix of ${{ rows }} rows needs ${{ needed: rows + 1 }} row pointers, not ${{ found: rowPointers.length }}.`,
    );
  }
  if (columnIndices.length !== values.length || rowPointers[rows] !== values.length) {
    throw new InputError(
      sentence(
        'counts/csr-lengths',
      )`A sparse matrix has ${{ values: values.length }} values, ${{ indices: columnIndices.length }} column indices and a last row pointer of ${{ last: rowPointers[rows] }}; the three must be equal.`,
    );
  }
  if (rowPointers[0] !== 0) {
    throw new InputError(
      sentence('counts/csr-first-row-pointer')`A sparse matrix's first row pointer must be 0.`,
    );
  }
  for (let row = 0; row < rows; row++) {
    const end = rowPointers[row + 1];
    if (end < rowPointers[row] || end > values.length) {
      throw new InputError(
        sentence('counts/csr-row-ends')`Row ${{ row }} of the sparse matrix ends before it begins.`,
      );
    }
    let last = -1;
    for (let cell = rowPointers[row]; cell < end; cell++) {
      const column = columnIndices[cell];
      if (column <= last || column >= columns) {
        throw new InputError(
          sentence(
            'counts/csr-columns',
          )`Row ${{ row }} of the sparse matrix names column ${{ column }} after ${{ last }}; columns must rise and stay below ${{ columns }}.`,
        );
      }
      last = column;
    }
  }
}

/**
 * Checks that rows have as many columns as were fitted.
 * @throws InputError when they do not
 */
export function checkFittedColumns({ columns }: CsrMatrix, fitted: number): void {
  if (columns !== fitted) {
    throw new InputError(
      sentence(
        'counts/features-differ',
      )`The rows have ${{ columns }} features; ${{ fitted }} were fitted.`,
    );
  }
}

/** Returns one row as plain numbers, zeros included, for small examples. */
export function denseRow(matrix: CsrMatrix, row: number): number[] {
  const dense = new Array<number>(matrix.columns).fill(0);
  for (let cell = matrix.rowPointers[row]; cell < matrix.rowPointers[row + 1]; cell++) {
    dense[matrix.columnIndices[cell]] = matrix.values[cell];
  }
  return dense;
}

/** Returns the whole matrix as rows of plain numbers. */
export function toDense(matrix: CsrMatrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, row) => denseRow(matrix, row));
}

/**
 * Converts rows of plain numbers to a sparse matrix.
 * @throws InputError when the rows differ in length
 */
export function csrFromDense(dense: readonly (readonly number[])[]): CsrMatrix {
  const columns = dense[0]?.length ?? 0;
  const rowPointers = new Uint32Array(dense.length + 1);
  const columnIndices: number[] = [];
  const values: number[] = [];
  dense.forEach((row, index) => {
    if (row.length !== columns) {
      throw new InputError(
        sentence(
          'counts/dense-row-length',
        )`Row ${{ index }} has ${{ length: row.length }} numbers; the first row has ${{ columns }}.`,
      );
    }
    row.forEach((value, column) => {
      if (value === 0) return;
      columnIndices.push(column);
      values.push(value);
    });
    rowPointers[index + 1] = values.length;
  });
  return {
    rows: dense.length,
    columns,
    rowPointers,
    columnIndices: Uint32Array.from(columnIndices),
    values: Float64Array.from(values),
  };
}

/**
 * Selects and renumbers the columns of a matrix.
 * @param places each column's new place, or −1 to drop it
 * @param columns number of columns afterwards
 */
export function selectColumns(matrix: CsrMatrix, places: Int32Array, columns: number): CsrMatrix {
  const rowPointers = new Uint32Array(matrix.rows + 1);
  const columnIndices = new Uint32Array(matrix.values.length);
  const values = new Float64Array(matrix.values.length);
  let cells = 0;
  for (let row = 0; row < matrix.rows; row++) {
    const begin = cells;
    for (let cell = matrix.rowPointers[row]; cell < matrix.rowPointers[row + 1]; cell++) {
      const place = places[matrix.columnIndices[cell]];
      if (place < 0) continue;
      // New places need not ascend with the columns (a sorted vocabulary), so each is inserted in order.
      let at = cells++;
      while (at > begin && columnIndices[at - 1] > place) {
        columnIndices[at] = columnIndices[at - 1];
        values[at] = values[at - 1];
        at--;
      }
      columnIndices[at] = place;
      values[at] = matrix.values[cell];
    }
    rowPointers[row + 1] = cells;
  }
  return {
    rows: matrix.rows,
    columns,
    rowPointers,
    columnIndices: columnIndices.slice(0, cells),
    values: values.slice(0, cells),
  };
}
