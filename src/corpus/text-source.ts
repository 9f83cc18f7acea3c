import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { ByteSource } from '../io/byte-source.ts';
import {
  DOCUMENT_OPTIONS,
  type DocumentBatch,
  formatByName,
  readDocuments,
} from '../io/documents.ts';
import { type LineBlock, type LineOptions, readLineBlocks } from '../io/line-blocks.ts';
import { readText } from '../io/lines.ts';
import type { TableFormat } from '../io/rows.ts';
import { readTable, type TableBatch } from '../io/tables.ts';

/** The format of the documents in a file. */
export interface TextLayout extends Omit<LineOptions, 'name'> {
  /** Default by the extension of the source's name (`.csv`, `.tsv`, `.jsonl`), or plain text. */
  readonly format?: TableFormat;
  /** The column of the text: a name in the header, a number from 1, or in JSONL a path such as `data.body`. */
  readonly text?: string;
  /** The column of the label. */
  readonly label?: string;
  /** Whether the first row of CSV and TSV names the columns; default true. */
  readonly header?: boolean;
  /** What separates columns; default a comma in CSV and a tab in TSV. */
  readonly delimiter?: string;
}

const { name: _name, keepBlankLines: _keepBlankLines, ...LAYOUT } = DOCUMENT_OPTIONS;

/** The kind and the range of each option of a layout. */
export const TEXT_LAYOUT_OPTIONS: OptionTable<
  TextLayout,
  'header' | 'invalidUtf8' | 'maxLineBytes'
> = LAYOUT;

/** How a reader wants to read a source's documents. */
export interface DocumentRequest {
  /** Whether the empty lines of a plain text are documents too; default false. */
  readonly keepBlankLines?: boolean;
  /** The column of the label, where the layout names none; no labels are read without either. */
  readonly label?: string;
  /** Whether lines with `__label__` may have several labels; default false: then such a line is an error. */
  readonly severalLabels?: boolean;
  /** Called after each piece that was read, with its number of bytes. */
  readonly onBytes?: (count: number) => void;
}

/** A text whose documents can be read in order, in batches. */
export interface TextSource {
  /** What errors and reports call it. */
  readonly name: string;
  /** Length in bytes; absent where it is not known. */
  readonly size?: number;
  /** Whether it can be read more than once. */
  readonly rereadable: boolean;
  /** Reads the documents from the start. */
  documents(request?: DocumentRequest): AsyncIterable<DocumentBatch>;
  /**
   * Reads the same text as blocks of lines in UTF-8, so that words can be cut in the bytes. Present only where the
   * documents are the text's lines, without the empty ones.
   */
  readonly lineBlocks?: (request?: DocumentRequest) => AsyncIterable<LineBlock>;
  /** Reads the whole input as one text, whatever its format. Absent where the documents do not come from bytes. */
  readonly wholeText?: () => Promise<string>;
  /** Reads the rows of a table with all their columns. Absent where the documents do not come from bytes. */
  readonly table?: () => AsyncIterable<TableBatch>;
}

/** Makes a source of text from a source of bytes. */
export function createByteText(source: ByteSource, layout: TextLayout = {}): TextSource {
  checkOptions('The layout of a text', TEXT_LAYOUT_OPTIONS, layout);
  const { name, size, rereadable, groupsWithin } = source;
  const { format = formatByName(name) } = layout;
  const reading = { ...layout, format, name };
  return {
    name,
    ...(size !== undefined && groupsWithin === undefined && { size }),
    rereadable,
    documents(request = {}) {
      const label = layout.label ?? request.label;
      return readDocuments(countingBytes(source, request), {
        ...reading,
        ...(label !== undefined && { label }),
        keepBlankLines: request.keepBlankLines ?? false,
        severalLabels: request.severalLabels ?? false,
      });
    },
    wholeText: () => readText(source, layout),
    table() {
      const { text: _text, label: _label, ...table } = reading;
      return readTable(source, table);
    },
    ...(format === 'text' &&
      layout.label === undefined && {
        lineBlocks: (request: DocumentRequest = {}) =>
          readLineBlocks(countingBytes(source, request).open(), reading),
      }),
  };
}

/** Returns the same source, whose bytes are counted as they are read. */
function countingBytes(source: ByteSource, { onBytes }: DocumentRequest): ByteSource {
  const { readRange } = source;
  return {
    ...source,
    // Readers of lines do not keep the pieces.
    open: () => countBytes(source.open({ reuse: true }), onBytes),
    ...(readRange !== undefined && {
      readRange: async (start, end) => {
        const bytes = await readRange(start, end);
        onBytes?.(bytes.length);
        return bytes;
      },
    }),
  };
}

async function* countBytes(
  bytes: AsyncIterable<Uint8Array>,
  onBytes: DocumentRequest['onBytes'],
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of bytes) {
    onBytes?.(piece.length);
    yield piece;
  }
}
