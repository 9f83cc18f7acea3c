import { InputError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import { type BytesInput, toByteSource } from './bytes-input.ts';
import { readCsvRows } from './csv.ts';
import { adviseOnDelimiter } from './delimiter.ts';
import { DOCUMENT_OPTIONS, type DocumentOptions, formatByName } from './documents.ts';
import { readJsonObjects } from './json-rows.ts';
import { readLines } from './lines.ts';
import { readParquetRows } from './parquet.ts';
import { type Row, readTsvRows, type TableFormat } from './rows.ts';

/** A cell of a table; null or an empty text where nothing stands. */
export type TableValue = string | number | boolean | null;

/** A row of a table: its cells by the names of the columns. */
export type TableRow = Readonly<Record<string, TableValue>>;

/** Rows of a table, and where they stand. */
export interface TableBatch {
  /** The columns, in their order; of JSON lines those that the rows of the batch have. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** What errors call the input. */
  readonly input: string;
  /** The line of each row in the input, from 1. */
  readonly lines: readonly number[];
  /** Whether every row of the input has these columns; rows of JSON lines may lack some. */
  readonly sameColumns: boolean;
}

/** How a table is read. */
export type TableReading = Omit<
  DocumentOptions,
  'text' | 'label' | 'severalLabels' | 'keepBlankLines'
>;

const {
  text: _,
  label: __,
  severalLabels: ___,
  keepBlankLines: ____,
  ...TABLE_READING
} = DOCUMENT_OPTIONS;

/** The kind and the range of each option. */
export const TABLE_READING_OPTIONS: OptionTable<
  TableReading,
  'header' | 'invalidUtf8' | 'maxLineBytes'
> = TABLE_READING;

/**
 * Streams the rows of a table with all their columns: CSV and TSV, whose cells are texts, Parquet, read as texts, or
 * JSON lines, whose values keep their types. Without a header the columns are named by their numbers from 1.
 * @throws InputError for a plain text, two columns of one name, and input that the format's reader refuses
 */
export async function* readTable(
  input: BytesInput,
  given: TableReading = {},
): AsyncGenerator<TableBatch, void, undefined> {
  checkOptions('readTable', TABLE_READING_OPTIONS, given);
  const source = toByteSource(input, given.name);
  const { name } = source;
  const { format = formatByName(name), header = true, delimiter, maxLineBytes } = given;
  if (format === 'text') {
    throw new InputError(
      sentence(
        'io/text-is-no-table',
      )`a plain text has no columns; give CSV, TSV, JSONL or Parquet, or name the format`,
      { input: name },
    );
  }
  if (format === 'parquet') {
    let columns: readonly string[] = [];
    const choose = (names: readonly string[]) => {
      columns = names;
      return names;
    };
    for await (const rows of readParquetRows(source, { choose, nulls: 'empty' })) {
      yield nameCells(rows, columns, name);
    }
    return;
  }
  const lines = readLines(source.open({ reuse: true }), { ...given, name });
  if (format === 'jsonl') {
    for await (const objects of readJsonObjects(lines, { ...given, name })) {
      const columns = new Set(objects.flatMap(({ values }) => Object.keys(values)));
      yield {
        columns: [...columns],
        rows: objects.map(({ values }) => values),
        input: name,
        lines: objects.map(({ line }) => line),
        sameColumns: false,
      };
    }
    return;
  }
  const readRows = format === 'tsv' ? readTsvRows : readCsvRows;
  const layout = {
    name,
    ...(delimiter !== undefined && { delimiter }),
    ...(maxLineBytes !== undefined && { maxRowBytes: maxLineBytes }),
  };
  let columns: readonly string[] | undefined;
  for await (const batch of readRows(lines, layout)) {
    const [first] = batch;
    if (first === undefined) continue;
    let rows: readonly Row[] = batch;
    if (columns === undefined) {
      columns = header ? first.fields : first.fields.map((_field, i) => String(i + 1));
      checkColumns(columns, { format, name, line: first.line, ...given });
      if (header) rows = batch.slice(1);
    }
    if (rows.length > 0) yield nameCells(rows, columns, name);
  }
}

/** @throws InputError where two columns have one name, or the delimiter is most likely another */
function checkColumns(
  columns: readonly string[],
  {
    format,
    name: input,
    line,
    delimiter = format === 'tsv' ? '\t' : ',',
  }: TableReading & { readonly format: TableFormat; readonly name: string; readonly line: number },
): void {
  const advice = columns.length > 1 ? undefined : adviseOnDelimiter(columns.join(), delimiter);
  if (advice !== undefined) throw new InputError(advice, { input, line });
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice === undefined) return;
  throw new InputError(
    sentence(
      'io/column-twice',
    )`two columns are named "${{ column: twice }}"; give each a name of its own, or read the table without a header`,
    { input, line },
  );
}

function nameCells(rows: readonly Row[], columns: readonly string[], input: string): TableBatch {
  return {
    columns,
    rows: rows.map(({ fields }) =>
      Object.fromEntries(columns.map((name, i) => [name, fields[i] ?? ''])),
    ),
    input,
    lines: rows.map(({ line }) => line),
    sameColumns: true,
  };
}
