import type { CsrMatrix } from '../csr-matrix.ts';

/**
 * A block of a symmetric matrix of counts: nonzero cells of the upper triangle (row ≤ column). Blocks and the
 * cells in them are sorted by row, then by column. The cell (column, row) has the
 * same value and is not listed.
 */
export interface CellBlock {
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
}

/**
 * Collects blocks into the whole symmetric matrix, both triangles, as sparse rows. It must fit in memory.
 * @param words number of rows and of columns
 */
export async function cooccurrenceMatrix(
  words: number,
  blocks: AsyncIterable<CellBlock>,
): Promise<CsrMatrix> {
  const kept: CellBlock[] = [];
  const rowPointers = new Uint32Array(words + 1);
  for await (const block of blocks) {
    kept.push(block);
    for (let i = 0; i < block.rows.length; i++) {
      rowPointers[block.rows[i] + 1]++;
      if (block.rows[i] !== block.columns[i]) rowPointers[block.columns[i] + 1]++;
    }
  }
  for (let word = 0; word < words; word++) rowPointers[word + 1] += rowPointers[word];
  const next = rowPointers.slice();
  const columnIndices = new Uint32Array(rowPointers[words]);
  const values = new Float64Array(rowPointers[words]);
  const put = (row: number, column: number, value: number): void => {
    const place = next[row]++;
    columnIndices[place] = column;
    values[place] = value;
  };
  // Row r gets its columns below r while earlier rows pass, in order, and then its own.
  for (const block of kept) {
    for (let i = 0; i < block.rows.length; i++) {
      const row = block.rows[i];
      const column = block.columns[i];
      put(row, column, block.values[i]);
      if (row !== column) put(column, row, block.values[i]);
    }
  }
  return { rows: words, columns: words, rowPointers, columnIndices, values };
}
