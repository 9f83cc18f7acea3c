import { InputError, type Place } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { isWellFormed, toWellFormed } from '../base/well-formed.ts';
import type { EncodingOptions } from './decode-bytes.ts';
import { type FieldPath, lookUpField, parseFieldPath } from './field-path.ts';
import { parseJsonExactly } from './json-numbers.ts';
import type { Line } from './lines.ts';
import type { Row } from './rows.ts';

/** An object of JSON lines, each of whose values a cell of a table can hold. */
export interface JsonCells {
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
  /** The line on which it stands, from 1. */
  readonly line: number;
}

/**
 * Reads JSON lines, one object a line, with all properties: texts, numbers, booleans and null as they are, and a number
 * whose value JavaScript cannot hold, an array or an object as its JSON.
 * @throws InputError when a line is not an object, or a text holds half a surrogate pair that is not to be replaced
 */
export async function* readJsonObjects(
  lines: AsyncIterable<readonly Line[]>,
  { name, invalidUtf8 }: EncodingOptions,
): AsyncGenerator<JsonCells[], void, undefined> {
  for await (const batch of lines) {
    const objects: JsonCells[] = [];
    for (const { text, number } of batch) {
      if (text.trim().length === 0) continue;
      const place = { input: name, line: number };
      const cells = Object.entries(parseObject(text, place)).map(([column, value]) => {
        const isCell = value === null || typeof value !== 'object';
        const cell: string | number | boolean | null = isCell ? value : JSON.stringify(value);
        if (typeof cell !== 'string' || isWellFormed(cell)) return [column, cell];
        if (invalidUtf8 === 'replace') return [column, toWellFormed(cell)];
        throw halfPair(column, place);
      });
      objects.push({ values: Object.fromEntries(cells), line: number });
    }
    yield objects;
  }
}

/**
 * Reads JSON lines, one object a line; the rows' fields are the named ones, as text. A number whose value JavaScript
 * cannot hold (the 64-bit id 9007199254740993) stays as it stands in the file.
 * @param columns the properties to take, or paths to them (`data.body`, `turns.0.text`)
 * @throws InputError when a line is not an object, a property is missing or neither text nor a number or boolean, or
 *   its text holds half a surrogate pair that is not to be replaced
 */
export async function* readJsonRows(
  lines: AsyncIterable<readonly Line[]>,
  { name, invalidUtf8 }: EncodingOptions,
  columns: readonly string[],
): AsyncGenerator<Row[], void, undefined> {
  const wanted = columns.map((column) => ({ column, path: parseFieldPath(column) }));
  for await (const batch of lines) {
    const rows: Row[] = [];
    for (const { text, number } of batch) {
      if (text.trim().length === 0) continue;
      const place = { input: name, line: number };
      const object = parseObject(text, place);
      const fields = wanted.map(({ column, path }) => {
        const field = fieldText(object, column, path, place);
        if (!SURROGATE_ESCAPE.test(text) || isWellFormed(field)) return field;
        if (invalidUtf8 === 'replace') return toWellFormed(field);
        throw halfPair(column, place);
      });
      rows.push({ fields, line: number });
    }
    yield rows;
  }
}

/** JSON in UTF-8 can hold half a surrogate pair only by this escape. */
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

function halfPair(column: string, place: Place): InputError {
  return new InputError(
    sentence(
      'io/half-surrogate-pair',
    )`"${{ column }}" holds half a surrogate pair, the rest of a character that was cut in two; mend the text, or have invalid bytes replaced`,
    place,
  );
}

function parseObject(text: string, place: Place): object {
  let value: unknown;
  try {
    value = parseJsonExactly(text);
  } catch (cause) {
    throw new InputError(
      sentence('io/not-json')`the line is not JSON; one object a line was expected`,
      place,
      { cause },
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(
      sentence(
        'io/not-a-json-object',
      )`the line is not a JSON object, such as {"text": "…", "label": "…"}`,
      place,
    );
  }
  return value;
}

/**
 * Returns the value of a column as text.
 * @throws InputError when it is missing, or neither text nor a number or boolean
 */
export function fieldText(object: object, column: string, path: FieldPath, place: Place): string {
  const field = lookUpField(object, column, path);
  if (!field.found) {
    throw new InputError(describeMissing(column, field.missing, field.holder), place);
  }
  const { value } = field;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return String(value);
  }
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    const [first] = Object.keys(value);
    const kind = Array.isArray(value)
      ? sentence('io/an-array')`an array`
      : sentence('io/an-object')`an object`;
    throw new InputError(
      first === undefined
        ? sentence(
            'io/empty-field',
          )`"${{ column }}" must be text, a number or a boolean, but is ${{ kind }}`
        : sentence(
            'io/nested-field',
          )`"${{ column }}" must be text, a number or a boolean, but is ${{ kind }}; name what it holds, such as ${{ example: `${column}.${first}` }}`,
      place,
    );
  }
  throw new InputError(
    sentence('io/not-text')`"${{ column }}" must be text, a number or a boolean`,
    place,
  );
}

function describeMissing(column: string, missing: string, holder: unknown): Sentence {
  if (typeof holder !== 'object' || holder === null) {
    return sentence(
      'io/path-into-value',
    )`"${{ column }}" leads nowhere: what should hold "${{ missing }}" is neither an object nor an array`;
  }
  if (Array.isArray(holder)) {
    return sentence(
      'io/path-beyond-array',
    )`"${{ column }}" leads nowhere: the array has ${{ items: holder.length }} items, numbered from 0, and none is "${{ missing }}"`;
  }
  const names = Object.keys(holder);
  const known = names.length === 0 ? sentence('io/no-properties')`none` : names;
  return sentence(
    'io/no-property',
  )`the object has no property "${{ missing }}"; it has ${{ known }}`;
}
