/** The cells of a row of a table; null where nothing stands. */
export type TableCells = readonly (string | null)[];

/** Characters of a piece, about: enough that a piece costs little, and few enough that long texts fill no memory. */
const PIECE = 2 ** 18;

/** Writes rows as CSV, as RFC 4180 has it. A cell without a value is empty. */
export async function* encodeTable(
  batches: AsyncIterable<readonly TableCells[]>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  for await (const rows of batches) {
    let piece = '';
    for (const cells of rows) {
      piece += `${cells.map(encodeCell).join(',')}\n`;
      if (piece.length < PIECE) continue;
      yield encoder.encode(piece);
      piece = '';
    }
    yield encoder.encode(piece);
  }
}

/** Quotes an empty cell, too, since a row of one such cell would be an empty line. */
function encodeCell(cell: string | null): string {
  if (cell === null || cell === '') return '""';
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
