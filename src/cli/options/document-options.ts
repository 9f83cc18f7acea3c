import { type Command, Option } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { TextLayout } from '../../corpus/text-source.ts';
import { checkEncoding } from '../../io/decode-bytes.ts';
import { TABLE_FORMATS, type TableFormat } from '../../io/rows.ts';
import { parseWholeNumber } from './whole-number.ts';

/** How documents are read, as options give it. */
export interface DocumentOptions {
  readonly format?: TableFormat;
  readonly text?: string;
  readonly label?: string;
  /** False for `--no-header`. */
  readonly header: boolean;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly invalidUtf8: 'error' | 'replace';
  /** In MiB. */
  readonly maxLine?: number;
}

/**
 * Adds the options of reading documents to a command.
 * @param delimiterFlag the flag of the delimiter, where the command has another of the name
 */
export function addDocumentOptions(
  command: Command,
  delimiterFlag = '--delimiter <text>',
): Command {
  return command
    .addOption(
      new Option('--format <format>', "the inputs' layout; told by the file's ending").choices([
        ...TABLE_FORMATS,
      ]),
    )
    .option(
      '--text <column>',
      'the column of the text: a name, a number from 1, or in JSONL a path such as data.body',
    )
    .option('--no-header', 'the first row is a document, not the names of the columns')
    .option(
      delimiterFlag,
      'what stands between two columns (default: a comma in CSV, a tab in TSV)',
      parseDelimiter,
    )
    .option(
      '--encoding <name>',
      'how the bytes stand for characters: euc-kr (CP949), utf-16le, shift_jis … (default: UTF-8, or what the byte-order mark says)',
      checkEncoding,
    )
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

/** How the options say that documents lie in their files. */
export function layoutOf(options: Partial<DocumentOptions>): TextLayout {
  const { format, text, label, header, encoding, delimiter, invalidUtf8, maxLine } = options;
  return {
    ...(format !== undefined && { format }),
    ...(text !== undefined && { text }),
    ...(label !== undefined && { label }),
    ...(header !== undefined && { header }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(invalidUtf8 !== undefined && { invalidUtf8 }),
    ...(maxLine !== undefined && { maxLineBytes: maxLine * 2 ** 20 }),
  };
}

/** A shell does not make it easy to give a tab: `\t` and `tab` stand for it. */
function parseDelimiter(text: string): string {
  if (text === '')
    throw new UsageError(
      sentence('cli/empty-delimiter')`--delimiter is empty; give a character such as ;`,
    );
  return text === '\\t' || text === 'tab' ? '\t' : text;
}
