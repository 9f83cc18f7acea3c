import { CsvError, parse } from 'csv-parse';
import { InputError } from '../base/errors.ts';
import { MAX_LINE_BYTES } from './line-blocks.ts';
import type { Line } from './lines.ts';
import type { Row } from './rows.ts';

/** How many rows are handed on together. */
const BATCH = 1000;

/** What is wrong with a row that does not come to its end, by the parser's code. */
const ENDLESS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'has a quote that is never closed',
  CSV_MAX_RECORD_SIZE: 'is too long, most likely because a quote in it is never closed',
};

/** What else may be wrong with a row, and what to do. */
const MALFORMED: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE:
    'a quote stands within a field that does not begin with one; put the field in quotes and double those within, or pass --format tsv',
  CSV_INVALID_CLOSING_QUOTE:
    'a closing quote is followed by more of the field; double the quotes within a field, or pass --format tsv',
};

function lengthOf(record: unknown): number {
  return Array.isArray(record) ? record.length : 0;
}

/**
 * Comma-separated values as RFC 4180 has them: fields in quotes may hold commas, quotes doubled, and
 * line breaks.
 * @param maxRowBytes the longest row; a quote that nobody closes would swallow the rest of the file
 * @throws InputError for an unclosed quote and for rows of different widths
 */
export async function* readCsvRows(
  lines: AsyncIterable<readonly Line[]>,
  name: string,
  maxRowBytes: number = MAX_LINE_BYTES,
): AsyncGenerator<Row[], void, undefined> {
  let lastLine = 0;
  let width: number | undefined;
  const parser = parse({
    info: true,
    skip_empty_lines: true,
    // Lines have been told apart already. Left to itself the parser would take a stray carriage return for their end.
    record_delimiter: '\n',
    max_record_size: maxRowBytes,
    // Called as rows are parsed: rows before an error may never come out of the stream.
    on_record: (row, { lines: line }) => {
      lastLine = line;
      // With `info` it is not the fields that are handed in, though their type says so.
      width ??= (row as unknown as { readonly record: readonly string[] }).record.length;
      return row;
    },
  });
  const fed = feed(parser, lines);
  let rows: Row[] = [];
  try {
    for await (const { record, info } of parser) {
      const breaks = record.reduce(
        (sum: number, field: string) => sum + (field.split('\n').length - 1),
        0,
      );
      rows.push({ fields: record, line: info.lines - breaks });
      if (rows.length === BATCH) {
        yield rows;
        rows = [];
      }
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const endless = ENDLESS[cause.code];
    if (endless !== undefined) {
      // The parser names the line where it gave up; the quote is after the last row that it gave.
      throw new InputError(
        `the row that begins here ${endless}; double the quotes within a field, or pass --format tsv`,
        { input: name, line: lastLine + 1 },
        { cause },
      );
    }
    const line = Number(cause.lines);
    const problem =
      cause.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH'
        ? `the row has ${lengthOf(cause.record)} fields, but the first has ${width}; put fields with commas in quotes`
        : `the row is not CSV: ${MALFORMED[cause.code] ?? cause.code}`;
    throw new InputError(problem, Number.isFinite(line) ? { input: name, line } : { input: name }, {
      cause,
    });
  } finally {
    await fed;
  }
  if (rows.length > 0) yield rows;
}

/** Writes the lines to the parser as fast as it takes them; an error in them becomes the parser's. */
async function feed(
  parser: ReturnType<typeof parse>,
  lines: AsyncIterable<readonly Line[]>,
): Promise<void> {
  try {
    for await (const batch of lines) {
      if (parser.destroyed) return;
      const text = batch.map((line) => `${line.text}\n`).join('');
      if (!parser.write(text)) {
        await new Promise<void>((resolve) => {
          parser.once('drain', resolve);
          parser.once('close', resolve);
        });
      }
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
