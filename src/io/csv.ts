import { InputError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { describeDelimiter } from './delimiter.ts';
import { MAX_LINE_BYTES } from './line-blocks.ts';
import type { Line } from './lines.ts';
import type { Row, TableOptions } from './rows.ts';

const QUOTE = '"';

/**
 * Reads comma-separated values as RFC 4180 has them: fields in quotes may hold delimiters, quotes doubled, and line
 * breaks. Empty lines between rows are left out.
 * @throws InputError for a quote where none may be, one that is never closed, and rows of different widths
 */
export async function* readCsvRows(
  lines: AsyncIterable<readonly Line[]>,
  options: TableOptions,
): AsyncGenerator<Row[], void, undefined> {
  const { name, delimiter = ',' } = options;
  const parser = new RowParser(options);
  let width: number | undefined;
  for await (const batch of lines) {
    const rows: Row[] = [];
    for (const line of batch) {
      const row = parser.add(line);
      if (row === undefined) continue;
      if (width === undefined) {
        width = row.fields.length;
        // Alone, so that a wrong delimiter is found in the header before the next row is refused for it.
        yield [row];
        continue;
      }
      if (row.fields.length !== width) {
        throw new InputError(
          sentence(
            'io/csv-width',
          )`the row has ${{ fields: row.fields.length }} fields, but the first has ${{ width }}; put fields with ${{ delimiter: describeDelimiter(delimiter) }} in quotes`,
          { input: name, line: row.line },
        );
      }
      rows.push(row);
    }
    if (rows.length > 0) yield rows;
  }
  parser.end();
}

/** A row that continues in the next line. */
interface OpenRow {
  readonly fields: string[];
  readonly line: number;
  field: string;
  length: number;
}

/** Parses rows, each of one line, or of several where a quoted field holds line breaks. */
class RowParser {
  readonly #name: string;
  readonly #delimiter: string;
  readonly #longest: number;
  /** The row that is still open, and the field in quotes that it ends with. */
  #open: OpenRow | undefined;

  constructor({ name, delimiter = ',', maxRowBytes = MAX_LINE_BYTES }: TableOptions) {
    this.#name = name;
    this.#delimiter = delimiter;
    this.#longest = maxRowBytes;
  }

  /** Adds a line; returns the row that ends with it, if one does. */
  add({ text, number }: Line): Row | undefined {
    const open = this.#open;
    if (open === undefined) {
      if (text.length === 0) return undefined;
      // Most rows have no quotes.
      if (!text.includes(QUOTE)) return { fields: text.split(this.#delimiter), line: number };
      return this.#parse(
        { fields: [], line: number, field: '', length: text.length },
        text,
        number,
      );
    }
    open.length += text.length + 1;
    if (open.length > this.#longest) {
      throw this.#endless(
        open.line,
        sentence('io/csv-long-row')`is too long, most likely because a quote in it is never closed`,
      );
    }
    open.field += '\n';
    return this.#parse(open, text, number);
  }

  /** @throws InputError when a row is still open */
  end(): void {
    if (this.#open !== undefined) {
      throw this.#endless(
        this.#open.line,
        sentence('io/csv-open-quote')`has a quote that is never closed`,
      );
    }
  }

  /** Parses one more line of a row, from within a field in quotes or from the row's beginning. */
  #parse(row: OpenRow, text: string, line: number): Row | undefined {
    let inQuotes = this.#open !== undefined;
    this.#open = undefined;
    for (let at = 0; ; ) {
      if (!inQuotes && text[at] === QUOTE) {
        inQuotes = true;
        at += 1;
      }
      if (inQuotes) {
        const close = text.indexOf(QUOTE, at);
        if (close < 0) {
          row.field += text.slice(at);
          this.#open = row;
          return undefined;
        }
        row.field += text.slice(at, close);
        at = close + 1;
        if (text[at] === QUOTE) {
          row.field += QUOTE;
          at += 1;
          continue;
        }
        inQuotes = false;
        if (at < text.length && !text.startsWith(this.#delimiter, at)) {
          throw this.#malformed(
            line,
            sentence(
              'io/csv-text-after-quote',
            )`a closing quote is followed by more of the field; double the quotes within a field`,
          );
        }
      } else {
        const next = text.indexOf(this.#delimiter, at);
        const end = next < 0 ? text.length : next;
        row.field = text.slice(at, end);
        if (row.field.includes(QUOTE)) {
          throw this.#malformed(
            line,
            sentence(
              'io/csv-stray-quote',
            )`a quote stands within a field that does not begin with one; put the field in quotes and double those within`,
          );
        }
        at = end;
      }
      row.fields.push(row.field);
      row.field = '';
      if (at >= text.length) return { fields: row.fields, line: row.line };
      at += this.#delimiter.length;
    }
  }

  #malformed(line: number, problem: Sentence): InputError {
    return new InputError(
      sentence('io/not-csv')`the row is not CSV: ${{ problem }}, or read it as TSV`,
      { input: this.#name, line },
    );
  }

  #endless(line: number, problem: Sentence): InputError {
    return new InputError(
      sentence(
        'io/csv-endless-row',
      )`the row that begins here ${{ problem }}; double the quotes within a field, or read it as TSV`,
      { input: this.#name, line },
    );
  }
}
