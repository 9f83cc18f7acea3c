import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTable } from '../../src/io/tables.ts';
import { encodeTable, type TableCells } from '../../src/store/encode-table.ts';

async function* batchesOf(
  rows: readonly TableCells[],
  length: number,
): AsyncGenerator<TableCells[]> {
  for (let start = 0; start < rows.length; start += length) yield rows.slice(start, start + length);
}

/** Writes rows as CSV and reads them as any other. */
async function readBack(rows: readonly TableCells[], length = 2): Promise<string[][]> {
  const pieces: BlobPart[] = [];
  for await (const piece of encodeTable(batchesOf(rows, length))) pieces.push(piece.slice());
  const cells: string[][] = [];
  const reading = { name: 'rows', format: 'csv', header: false } as const;
  for await (const { rows: read } of readTable(new Blob(pieces), reading)) {
    cells.push(...read.map((row) => Object.values(row).map(String)));
  }
  return cells;
}

it('writes rows that the reader of CSV reads, cells without a value as empty ones', async () => {
  const character = fc.constantFrom('a', ',', '"', '\n', '\t', ' ', '\\N', '말', '😀');
  const cell = fc.option(fc.string({ unit: character, maxLength: 5 }));
  const rows = fc
    .integer({ min: 1, max: 3 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
    );
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      expect(await readBack(cells)).toEqual(cells.map((row) => row.map((one) => one ?? '')));
    }),
  );
});

it('writes long texts in pieces', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => [String(i).repeat(50_000)]);
  let pieces = 0;
  for await (const piece of encodeTable(batchesOf(rows, 40))) {
    pieces++;
    expect(piece.length).toBeLessThan(400_000);
  }
  expect(pieces).toBeGreaterThan(10);
  expect(await readBack(rows, 40)).toEqual(rows);
});
