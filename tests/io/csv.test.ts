import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsvRows } from '../../src/io/csv.ts';
import { readLines } from '../../src/io/lines.ts';

async function readRows(text: string, delimiter: string): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const batch of readCsvRows(readLines(text, { name: 'in' }), {
    name: 'in',
    delimiter,
  })) {
    rows.push(...batch.map(({ fields }) => fields));
  }
  return rows;
}

it('reads the same rows as csv-parse, and refuses the same files', async () => {
  const piece = fc.constantFrom('a', '"', '""', ',', ';', '\n', ' ', '가', '"a"', '\n\n');
  const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom(',', ';'), async (text, delimiter) => {
      let expected: unknown;
      try {
        expected = parse(text, { delimiter, record_delimiter: '\n', skip_empty_lines: true });
      } catch {
        await expect(readRows(text, delimiter)).rejects.toThrow();
        return;
      }
      expect(await readRows(text, delimiter)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});
