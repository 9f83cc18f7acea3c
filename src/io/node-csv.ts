import { CsvError, parse } from 'csv-parse';
import { InputError } from '../base/errors.ts';
import type { Line } from './lines.ts';
import type { Row } from './rows.ts';

/** How many rows are handed on together. */
const BATCH = 1000;

/**
 * Comma-separated values as RFC 4180 has them: fields in quotes may hold commas, quotes doubled, and
 * line breaks.
 * @throws InputError for an unclosed quote and for rows of different widths
 */
export async function* readCsvRows(
  lines: AsyncIterable<readonly Line[]>,
  name: string,
): AsyncGenerator<Row[], void, undefined> {
  const parser = parse({ info: true, skip_empty_lines: true });
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
    const line = Number(cause.lines);
    throw new InputError(
      `the row is not CSV (${cause.message}); mend it, or pass --format tsv`,
      Number.isFinite(line) ? { input: name, line } : { input: name },
      { cause },
    );
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
