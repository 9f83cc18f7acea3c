import type { TableFormat } from '../../io/rows.ts';
import { readTable, type TableBatch } from '../../io/tables.ts';
import type { Environment } from '../environment.ts';
import { formatOf, openSources } from '../open-corpus.ts';
import type { DocumentOptions } from '../options/document-options.ts';
import { type GivenTexts, refuseTextsAndFiles } from './read-texts.ts';

/** Rows that a model is asked about, and the format that they came in. */
export interface RowsToAsk {
  readonly batches: AsyncIterable<TableBatch>;
  readonly format: TableFormat;
  /** Whether the rows stand in a file, whose lines errors and JSON can name. */
  readonly isFile: boolean;
}

/** Reads a command's inputs as tables, one after another. */
export async function* readTables(
  inputs: readonly string[],
  options: Partial<DocumentOptions>,
  environment: Environment,
): AsyncGenerator<TableBatch, void, undefined> {
  for (const source of openSources(inputs, options, environment)) {
    if (source.table !== undefined) yield* source.table();
  }
}

/**
 * Reads the rows that a model is asked about: those of tables, or of the command line, each a JSON object.
 * @throws UsageError when texts and inputs are both given
 */
export function readRows(
  { texts, inputs }: GivenTexts,
  options: Partial<DocumentOptions>,
  environment: Environment,
): RowsToAsk {
  if (texts === undefined) {
    const format = formatOf(inputs[0] ?? '', options);
    return { batches: readTables(inputs, options, environment), format, isFile: true };
  }
  refuseTextsAndFiles(inputs);
  // Each is a line, also where it was written over several.
  const lines = texts.map((text) => `${text.replace(/\s*\n\s*/g, ' ')}\n`).join('');
  const batches = readTable(new Blob([lines]), { name: '--texts', format: 'jsonl' });
  return { batches, format: 'jsonl', isFile: false };
}
