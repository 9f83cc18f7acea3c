import { InputError, type Place } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { TableBatch, TableRow } from '../io/tables.ts';
import { cellText, missingColumn } from './columns.ts';

/** Says where a row stands. */
export type PlaceOf = (row: number) => Place | undefined;

/**
 * Cuts rows into sequences: neighbors that have the same value in a column.
 * @param column undefined where each row stands alone
 * @returns where each sequence begins, and at last the number of rows
 * @throws InputError when a value comes back after others, since its rows would be two sequences
 */
export function cutSequences(
  rows: readonly TableRow[],
  column: string | undefined,
  placeOf: PlaceOf,
): Int32Array {
  if (column === undefined) return Int32Array.from({ length: rows.length + 1 }, (_, i) => i);
  const starts: number[] = [];
  const seen = new Set<string>();
  let current: string | undefined;
  rows.forEach((row, i) => {
    const value = sequenceOf(row, column, placeOf(i));
    if (value === current) return;
    if (seen.has(value)) {
      throw new InputError(
        sentence(
          'table/sequence-apart',
        )`the rows of "${{ value }}" in "${{ column }}" do not stand together; sort the table, so that each sequence is whole and in its order`,
        placeOf(i),
      );
    }
    seen.add(value);
    current = value;
    starts.push(i);
  });
  return Int32Array.from([...starts, rows.length]);
}

/** Streams batches of rows again so that no sequence is cut: the last one of each batch waits for the next. */
export async function* keepSequencesWhole(
  batches: AsyncIterable<TableBatch>,
  column: string | undefined,
): AsyncGenerator<TableBatch, void, undefined> {
  if (column === undefined) {
    yield* batches;
    return;
  }
  let held: TableBatch | undefined;
  for await (const batch of batches) {
    const joined: TableBatch = held === undefined ? batch : joinBatches(held, batch);
    const { rows } = joined;
    let cut = rows.length - 1;
    const last = cellText(rows[cut]?.[column]);
    while (cut > 0 && cellText(rows[cut - 1][column]) === last) cut--;
    if (cut > 0) yield part(joined, 0, cut);
    held = part(joined, cut, rows.length);
  }
  if (held !== undefined && held.rows.length > 0) yield held;
}

function sequenceOf(row: TableRow, column: string, place: Place | undefined): string {
  if (!Object.hasOwn(row, column)) throw missingColumn(column, row, place);
  return cellText(row[column]);
}

function joinBatches(first: TableBatch, second: TableBatch): TableBatch {
  return {
    columns: [...new Set([...first.columns, ...second.columns])],
    rows: [...first.rows, ...second.rows],
    input: second.input,
    sameColumns: second.sameColumns,
    lines: [...first.lines, ...second.lines],
  };
}

function part(batch: TableBatch, begin: number, end: number): TableBatch {
  return { ...batch, rows: batch.rows.slice(begin, end), lines: batch.lines.slice(begin, end) };
}
