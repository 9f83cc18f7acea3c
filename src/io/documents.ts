import { InputError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import { type BytesInput, toByteSource } from './bytes-input.ts';
import { readCsvRows } from './csv.ts';
import { adviseOnDelimiter } from './delimiter.ts';
import { readJsonRows } from './json-rows.ts';
import { LABEL_MARK, readLabeledLines } from './labeled-lines.ts';
import { LINE_OPTIONS, type LineOptions } from './line-blocks.ts';
import { readLines } from './lines.ts';
import {
  describeMissingColumn,
  describeMissingNumber,
  describeMissingText,
} from './missing-column.ts';
import { readParquetRows } from './parquet.ts';
import { type Row, readTextRows, readTsvRows, TABLE_FORMATS, type TableFormat } from './rows.ts';

/** A batch of documents, with their labels where a label column is named. */
export interface DocumentBatch {
  readonly texts: readonly string[];
  /** Empty unless a label column was named. */
  readonly labels: readonly string[];
  /** All labels of each document, where several were asked for; `labels` has the first of each. */
  readonly labelSets?: readonly (readonly string[])[];
  /** The line of each document in the input, from 1. */
  readonly lines: readonly number[];
}

/** How documents are read. */
export interface DocumentOptions extends Omit<LineOptions, 'name'> {
  /** What errors call the input; default the file's name. */
  readonly name?: string;
  /** The format of the input; default by the extension of its name. */
  readonly format?: TableFormat;
  /**
   * The column of the text: a name in the header, or a number from 1; of JSONL a property, or the path to one
   * (`data.body`). Ignored by the format `text`.
   */
  readonly text?: string;
  /**
   * The column of the label; without it no labels are read. In the format `text` any name asks for the labels that
   * stand in the lines, as in fastText's files: `__label__good a fine film`.
   */
  readonly label?: string;
  /** Whether lines of the format `text` may have several labels; default false: then such a line is an error. */
  readonly severalLabels?: boolean;
  /** Whether the first row of CSV and TSV names the columns; default true. */
  readonly header?: boolean;
  /** Whether the empty lines of a plain text are documents too; default false. */
  readonly keepBlankLines?: boolean;
  /** What separates fields; default a comma in CSV and a tab in TSV. */
  readonly delimiter?: string;
}

/** The kind and the range of each option. */
export const DOCUMENT_OPTIONS: OptionTable<
  DocumentOptions,
  'severalLabels' | 'header' | 'keepBlankLines' | 'invalidUtf8' | 'maxLineBytes'
> = {
  ...LINE_OPTIONS,
  format: { kind: 'choice', choices: TABLE_FORMATS },
  text: { kind: 'text' },
  label: { kind: 'text' },
  severalLabels: { kind: 'switch', default: false },
  header: { kind: 'switch', default: true },
  keepBlankLines: { kind: 'switch', default: false },
  delimiter: { kind: 'text', notEmpty: true },
};

const ENDINGS: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  parquet: 'parquet',
};

/** Returns the format of a file by its extension; plain text where the extension is unknown. */
export function formatByName(name: string): TableFormat {
  const [, ending = ''] = /\.([^./\\]+)(?:\.gz)?$/i.exec(name) ?? [];
  return ENDINGS[ending.toLowerCase()] ?? 'text';
}

/** Names of text columns: when no column is named, the first of these that the header has is used. */
const TEXT_COLUMNS = ['text', 'document', 'sentence', 'review'];

/** Options whose input and format are known. */
type KnownOptions = DocumentOptions & { readonly name: string; readonly format: TableFormat };

/**
 * Streams the documents of a table or a plain text.
 * @throws InputError for a missing column or label, and for input that the format's reader refuses
 */
export async function* readDocuments(
  input: BytesInput,
  given: DocumentOptions = {},
): AsyncGenerator<DocumentBatch, void, undefined> {
  checkOptions('readDocuments', DOCUMENT_OPTIONS, given);
  const source = toByteSource(input, given.name);
  const { name } = source;
  const { format = formatByName(name), label } = given;
  const options = { ...given, name, format };
  const labels = label === undefined ? [] : [label];
  if (format === 'parquet') {
    const choose = (names: readonly string[]) => [chooseText(names, given.text, name), ...labels];
    for await (const rows of readParquetRows(source, { choose })) {
      yield collect(rows, [0, ...labels.map(() => 1)], name);
    }
    return;
  }
  const lines = readLines(source.open({ reuse: true }), options);
  if (format === 'text') {
    if (label !== undefined) {
      const noLabels = sentence(
        'io/text-has-no-columns',
      )`a plain text has no column "${{ label }}", and its first line no ${{ mark: LABEL_MARK }}; give CSV, TSV, JSONL or Parquet, or name the format`;
      const { severalLabels = false } = options;
      for await (const rows of readLabeledLines(lines, { name, noLabels, severalLabels })) {
        const labelSets = rows.map(({ fields }) => fields.slice(1));
        yield { ...collect(rows, [0, 1], name), ...(severalLabels && { labelSets }) };
      }
      return;
    }
    const keepBlankLines = options.keepBlankLines ?? false;
    for await (const rows of readTextRows(lines, keepBlankLines)) yield collect(rows, [0], name);
  } else if (format === 'jsonl') {
    const columns = [options.text ?? 'text', ...labels];
    const places = columns.map((_, place) => place);
    for await (const rows of readJsonRows(lines, options, columns)) {
      yield collect(rows, places, name);
    }
  } else {
    const { delimiter, maxLineBytes } = options;
    const table = {
      name,
      ...(delimiter !== undefined && { delimiter }),
      ...(maxLineBytes !== undefined && { maxRowBytes: maxLineBytes }),
    };
    const readRows = format === 'tsv' ? readTsvRows : readCsvRows;
    yield* readTable(readRows(lines, table), options);
  }
}

async function* readTable(
  batches: AsyncIterable<readonly Row[]>,
  options: KnownOptions,
): AsyncGenerator<DocumentBatch, void, undefined> {
  let places: number[] | undefined;
  for await (const batch of batches) {
    const first = batch[0];
    if (first === undefined) continue;
    let rows = batch;
    if (places === undefined) {
      const header = options.header ?? true;
      places = findColumns(first, header, options);
      if (header) rows = batch.slice(1);
    }
    if (rows.length > 0) yield collect(rows, places, options.name);
  }
}

/** Returns the column of the text: the one that was named, or the first that usually holds it. */
function chooseText(names: readonly string[], named: string | undefined, input: string): string {
  const text = named ?? TEXT_COLUMNS.find((usual) => names.includes(usual));
  if (text !== undefined) return text;
  throw new InputError(describeMissingText(names), { input });
}

/** Finds the indexes of the text and the label in a row. */
function findColumns(first: Row, header: boolean, options: KnownOptions): number[] {
  const place = { input: options.name, line: first.line };
  const names = header ? first.fields : [];
  const delimiter = options.delimiter ?? (options.format === 'tsv' ? '\t' : ',');
  const advice =
    first.fields.length > 1 ? undefined : adviseOnDelimiter(first.fields.join(), delimiter);
  const find = (column: string): number => {
    const named = names.indexOf(column);
    if (named >= 0) return named;
    const number = Number(column);
    if (Number.isInteger(number) && number >= 1 && number <= first.fields.length) return number - 1;
    const problem = header
      ? describeMissingColumn(column, names)
      : describeMissingNumber(column, first.fields.length);
    throw new InputError(advice ?? problem, place);
  };
  const text = options.text ?? (header ? TEXT_COLUMNS.find((name) => names.includes(name)) : '1');
  if (text === undefined) {
    throw new InputError(advice ?? describeMissingText(names), place);
  }
  return options.label === undefined ? [find(text)] : [find(text), find(options.label)];
}

function collect(rows: readonly Row[], places: readonly number[], input: string): DocumentBatch {
  const [text = 0, label] = places;
  const unlabeled = label === undefined ? undefined : rows.find(({ fields }) => !fields[label]);
  if (unlabeled !== undefined) {
    throw new InputError(
      sentence('io/no-label')`the row has no label; fill it in, or leave the row out`,
      { input, line: unlabeled.line },
    );
  }
  return {
    texts: rows.map(({ fields }) => fields[text] ?? ''),
    labels: label === undefined ? [] : rows.map(({ fields }) => fields[label] ?? ''),
    lines: rows.map(({ line }) => line),
  };
}
