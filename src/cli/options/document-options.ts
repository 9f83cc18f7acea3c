import type { Command } from 'commander';
import type { TextLayout } from '../../corpus/text-source.ts';
import type { DocumentOptions as DocumentSettings } from '../../io/documents.ts';
import type { TableFormat } from '../../io/rows.ts';
import { DOCUMENT_FLAGS, INVALID_UTF8_FLAG, LABEL_FLAG } from '../flags/document-flags.ts';
import { addTableOptions, type FlagTable, readTableOptions } from './from-table.ts';

/** How documents are read, as options give it. */
export interface DocumentOptions {
  readonly format?: TableFormat;
  readonly text?: string;
  readonly label?: string;
  /** False for `--no-header`. */
  readonly header?: boolean;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly invalidUtf8?: 'error' | 'replace';
  /** In bytes. */
  readonly maxLine?: number;
  /** Which rows are read, where an input is the address of a database. */
  readonly query?: string;
}

/**
 * Adds the options of reading documents to a command.
 * @param flags by default those that every command has
 */
export function addDocumentOptions(
  command: Command,
  flags: FlagTable<DocumentSettings> = DOCUMENT_FLAGS,
): Command {
  return addTableOptions(command, flags).option(
    '--query <sql>',
    'of an input clickhouse://user@host:port/database or duckdb:file, the rows to read: "select text, label from reviews"',
  );
}

/** Adds what is to be done with bytes that are not UTF-8, where a text is read that has no layout. */
export function addInvalidUtf8Option(command: Command): Command {
  return addTableOptions(command, INVALID_UTF8_FLAG);
}

/** Adds the option that names the column of the label. */
export function addLabelOption(command: Command): Command {
  return addTableOptions(command, LABEL_FLAG);
}

/** How the options say that documents lie in their files. */
export function layoutOf(options: Partial<DocumentOptions>): TextLayout {
  return { ...readTableOptions(DOCUMENT_FLAGS, options), ...readTableOptions(LABEL_FLAG, options) };
}
