import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { describeDelimiter } from './delimiter.ts';
import type { Line } from './lines.ts';

/** How a file of documents is laid out; `text` has one document a line and nothing else. */
export type TableFormat = 'csv' | 'tsv' | 'jsonl' | 'parquet' | 'text';

/** The names of the formats, for checks of options. */
export const TABLE_FORMATS: readonly TableFormat[] = ['csv', 'tsv', 'jsonl', 'parquet', 'text'];

/** One row of a table. */
export interface Row {
  readonly fields: readonly string[];
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** How a table of lines is read. */
export interface TableOptions {
  /** What errors call the input. */
  readonly name: string;
  /** What separates fields; default a comma in CSV and a tab in TSV. */
  readonly delimiter?: string;
  /** The longest row in bytes, where one may take several lines. */
  readonly maxRowBytes?: number;
}

/** Reads a plain text: each line is a row of one field; empty lines are left out, or kept as empty fields. */
export async function* readTextRows(
  lines: AsyncIterable<readonly Line[]>,
  keepBlankLines: boolean,
): AsyncGenerator<Row[], void, undefined> {
  for await (const batch of lines) {
    yield batch
      .filter(({ text }) => keepBlankLines || text.length > 0)
      .map(({ text, number }) => ({ fields: [text], line: number }));
  }
}

/**
 * Reads tab-separated values. Quotes mean nothing here: real files hold them unpaired, and a reader that
 * took one for the start of a quoted field would swallow thousands of lines.
 * @throws InputError when a row has another number of fields than the first
 */
export async function* readTsvRows(
  lines: AsyncIterable<readonly Line[]>,
  { name, delimiter = '\t' }: TableOptions,
): AsyncGenerator<Row[], void, undefined> {
  let width: number | undefined;
  for await (const batch of lines) {
    const rows: Row[] = [];
    for (const { text, number } of batch) {
      if (text.length === 0) continue;
      const fields = text.split(delimiter);
      if (width === undefined) {
        width = fields.length;
        // Alone, so that a wrong delimiter is found in the header before the next row is refused for it.
        yield [{ fields, line: number }];
        continue;
      }
      if (fields.length !== width) {
        throw new InputError(
          sentence(
            'io/tsv-width',
          )`the line has ${{ fields: fields.length }} fields, but the first has ${{ width }}; replace ${{ delimiter: describeDelimiter(delimiter) }} within a field`,
          { input: name, line: number },
        );
      }
      rows.push({ fields, line: number });
    }
    yield rows;
  }
}
