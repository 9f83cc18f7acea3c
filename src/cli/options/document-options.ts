import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import type { LongWork } from '../../base/progress.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { type DocumentBatch, readDocuments } from '../../io/documents.ts';
import type { LineOptions } from '../../io/line-blocks.ts';
import { type InputSource, openInput } from '../../io/node.ts';
import { readCsvRows } from '../../io/node-csv.ts';
import { TABLE_FORMATS, type TableFormat } from '../../io/rows.ts';
import type { Environment } from '../environment.ts';
import { parseWholeNumber } from './whole-number.ts';

/** How documents are read, as options give it. */
export interface DocumentOptions {
  readonly format?: TableFormat;
  readonly text?: string;
  readonly label?: string;
  /** False for `--no-header`. */
  readonly header: boolean;
  readonly invalidUtf8: 'error' | 'replace';
  readonly maxLine?: number;
}

/** Adds the options of reading documents to a command. */
export function addDocumentOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', "the inputs' layout; told by the file's ending").choices([
        ...TABLE_FORMATS,
      ]),
    )
    .option('--text <column>', 'the column of the text: a name, or a number from 1')
    .option('--no-header', 'the first row is a document, not the names of the columns')
    .addOption(createInvalidUtf8Option())
    .option('--max-line <MiB>', 'the longest line that is read', parseWholeNumber('--max-line', 1));
}

/** What is to be done with bytes that are not UTF-8: the errors of reading texts name this option. */
export function createInvalidUtf8Option(): Option {
  return new Option('--invalid-utf8 <what>', 'what to do with bytes that are not UTF-8')
    .choices(['error', 'replace'])
    .default('error');
}

/** Adds the option that names the column of the label. */
export function addLabelOption(command: Command): Command {
  return command.option('--label <column>', 'the column of the label: a name, or a number from 1');
}

/** A batch of documents, and the input that it came from. */
export interface NamedBatch extends DocumentBatch {
  readonly input: string;
}

/** Which documents of an input are read. */
export type DocumentChoice = Partial<DocumentOptions> & { readonly keepBlankLines?: boolean };

/** Work that reads inputs: what it is for a person, who hears of it, and who may stop it. */
export type ReadingWork = LongWork & { readonly phase: string };

/**
 * Streams the documents of several inputs, one after another; `-` is standard input.
 * @param work reports the bytes read, and stops between two pieces of input
 */
export async function* readInputs(
  inputs: readonly string[],
  options: DocumentChoice,
  environment: Environment,
  work: ReadingWork,
): AsyncGenerator<NamedBatch, void, undefined> {
  for (const source of await openInputs(inputs, environment, work)) {
    for await (const batch of readSource(source, options)) {
      throwIfAborted(work.signal);
      yield { ...batch, input: source.name };
    }
  }
}

/**
 * Opens several inputs, whose bytes are counted and reported as they are read. Each piece of them is valid until
 * the next is asked for.
 */
export async function openInputs(
  inputs: readonly string[],
  environment: Environment,
  work: ReadingWork,
): Promise<InputSource[]> {
  const sources = await Promise.all(
    inputs.map((input) => openInput(input, environment.stdin, true)),
  );
  const sizes = sources.map(({ size }) => size);
  const total = sizes.every((size) => size !== undefined)
    ? sizes.reduce((sum: number, size) => sum + (size ?? 0), 0)
    : undefined;
  let done = 0;
  const counted = async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      throwIfAborted(work.signal);
      done += chunk.length;
      work.onProgress?.({
        phase: work.phase,
        done,
        ...(total !== undefined && { total }),
        unit: 'bytes',
      });
      yield chunk;
    }
  };
  return sources.map((source) => ({ ...source, bytes: counted(source.bytes) }));
}

/** The documents of one input. */
export function readSource(
  { name, bytes }: InputSource,
  options: DocumentChoice,
): AsyncGenerator<DocumentBatch, void, undefined> {
  const { text, label, header } = options;
  return readDocuments(bytes, {
    ...lineOptions(name, options),
    format: options.format ?? formatOf(name),
    readCsv: readCsvRows,
    ...(text !== undefined && { text }),
    ...(label !== undefined && { label }),
    ...(header !== undefined && { header }),
    ...(options.keepBlankLines === true && { keepBlankLines: true }),
  });
}

/** Whether the documents of an input are simply its lines, all but the empty ones. */
export function hasLinesAlone({ name }: InputSource, options: DocumentChoice): boolean {
  const { format = formatOf(name), label, keepBlankLines = false } = options;
  return format === 'text' && label === undefined && !keepBlankLines;
}

/** How the options ask for an input's lines to be read. */
export function lineOptions(name: string, { invalidUtf8, maxLine }: DocumentChoice): LineOptions {
  return {
    name,
    ...(invalidUtf8 !== undefined && { invalidUtf8 }),
    ...(maxLine !== undefined && { maxLineBytes: maxLine * 2 ** 20 }),
  };
}

const ENDINGS: Readonly<Record<string, TableFormat>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

function formatOf(path: string): TableFormat {
  return ENDINGS[extname(path.replace(/\.gz$/, '')).toLowerCase()] ?? 'text';
}
