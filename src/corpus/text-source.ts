import type { ByteSource } from '../io/byte-source.ts';
import { type DocumentBatch, formatByName, readDocuments } from '../io/documents.ts';
import { type LineBlock, type LineOptions, readLineBlocks } from '../io/line-blocks.ts';
import type { TableFormat } from '../io/rows.ts';

/** How documents lie in a file. */
export interface TextLayout extends Omit<LineOptions, 'name'> {
  /** Told by the end of the source's name (`.csv`, `.tsv`, `.jsonl`), or plain text, unless given. */
  readonly format?: TableFormat;
  /** The column of the text: a name in the header, a number from 1, or in JSONL a path such as `data.body`. */
  readonly text?: string;
  /** The column of the label. */
  readonly label?: string;
  /** Whether the first row of CSV and TSV names the columns; true unless given. */
  readonly header?: boolean;
  /** What stands between two columns; a comma in CSV and a tab in TSV unless given. */
  readonly delimiter?: string;
}

/** What a reader wants of a source's documents. */
export interface DocumentRequest {
  /** Whether the empty lines of a plain text are documents too; false unless given. */
  readonly keepBlankLines?: boolean;
  /** The column of the label, where the layout names none; without either no labels are read. */
  readonly label?: string;
  /** Called with the number of bytes after each piece that was read. */
  readonly onBytes?: (count: number) => void;
}

/** A text that can be read: its documents, many at a time, in order. */
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
   * Reads the same text as blocks of lines in UTF-8; there only where the documents are simply its lines, all but the
   * empty ones. Words can be cut where they stand in these bytes.
   */
  readonly lineBlocks?: (request?: DocumentRequest) => AsyncIterable<LineBlock>;
}

/** Makes a source of text of a source of bytes. */
export function createByteText(source: ByteSource, layout: TextLayout = {}): TextSource {
  const { name, size, rereadable } = source;
  const { format = formatByName(name) } = layout;
  const reading = { ...layout, format, name };
  return {
    name,
    ...(size !== undefined && { size }),
    rereadable,
    documents(request = {}) {
      const label = layout.label ?? request.label;
      return readDocuments(countingBytes(source, request), {
        ...reading,
        ...(label !== undefined && { label }),
        keepBlankLines: request.keepBlankLines ?? false,
      });
    },
    ...(format === 'text' &&
      layout.label === undefined && {
        lineBlocks: (request: DocumentRequest = {}) =>
          readLineBlocks(countingBytes(source, request).open(), reading),
      }),
  };
}

/** The same source, whose bytes are counted as they are read. */
function countingBytes(source: ByteSource, { onBytes }: DocumentRequest): ByteSource {
  const { readRange } = source;
  return {
    ...source,
    // No reader of lines keeps the pieces that it is handed.
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
