import { InputError } from '../base/errors.ts';
import type { Line } from './lines.ts';

/** How a file of documents is laid out; `text` has one document a line and nothing else. */
export type TableFormat = 'csv' | 'tsv' | 'jsonl' | 'text';

/** The formats' names, for checking what users give. */
export const TABLE_FORMATS: readonly TableFormat[] = ['csv', 'tsv', 'jsonl', 'text'];

/** One row of a table. */
export interface Row {
  readonly fields: readonly string[];
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/**
 * Batches of lines become batches of rows.
 * @param name what errors call the input
 * @param maxRowBytes the longest row, where one may take several lines
 */
export type RowReader = (
  lines: AsyncIterable<readonly Line[]>,
  name: string,
  maxRowBytes?: number,
) => AsyncIterable<readonly Row[]>;

/** A plain text: each line is a row of one field; empty lines are left out, or kept as empty fields. */
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
 * Tab-separated values. Quotes mean nothing here: real files hold them unpaired, and a reader that
 * took one for the start of a quoted field would swallow thousands of lines.
 * @throws InputError when a row has another number of fields than the first
 */
export async function* readTsvRows(
  lines: AsyncIterable<readonly Line[]>,
  name: string,
): AsyncGenerator<Row[], void, undefined> {
  let width: number | undefined;
  for await (const batch of lines) {
    const rows: Row[] = [];
    for (const { text, number } of batch) {
      if (text.length === 0) continue;
      const fields = text.split('\t');
      width ??= fields.length;
      if (fields.length !== width) {
        throw new InputError(
          `the line has ${fields.length} fields, but the first has ${width}; replace tabs within a field`,
          { input: name, line: number },
        );
      }
      rows.push({ fields, line: number });
    }
    yield rows;
  }
}

/**
 * JSON lines, one object a line; the rows' fields are the named ones, as text.
 * @param columns the properties to take; a row without one has an empty field there
 * @throws InputError when a line is not an object, or a property is neither text nor a number or boolean
 */
export async function* readJsonRows(
  lines: AsyncIterable<readonly Line[]>,
  name: string,
  columns: readonly string[],
): AsyncGenerator<Row[], void, undefined> {
  for await (const batch of lines) {
    const rows: Row[] = [];
    for (const { text, number } of batch) {
      if (text.trim().length === 0) continue;
      const place = { input: name, line: number };
      const object = parseObject(text, place);
      const fields = columns.map((column) => {
        if (!Object.hasOwn(object, column)) {
          throw new InputError(
            `the object has no property "${column}"; it has ${Object.keys(object).join(', ') || 'none'}`,
            place,
          );
        }
        const value = object[column];
        if (typeof value === 'string') return value;
        if (typeof value === 'number' || typeof value === 'boolean') return String(value);
        throw new InputError(`"${column}" must be text, a number or a boolean`, place);
      });
      rows.push({ fields, line: number });
    }
    yield rows;
  }
}

function parseObject(
  text: string,
  place: { input: string; line: number },
): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new InputError('the line is not JSON; one object a line was expected', place, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(
      'the line is not a JSON object, such as {"text": "…", "label": "…"}',
      place,
    );
  }
  return value as Record<string, unknown>;
}
