import { InputError, UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { type DocumentBatch, type DocumentOptions, readDocuments } from '../io/documents.ts';
import type { DocumentRequest, TextLayout } from './text-source.ts';

/** A document in memory: its text, or its text and its label. */
export type Document = string | { readonly text: string; readonly label?: string };

/** UTF-16 units of documents per batch. */
const BATCH_UNITS = 2 ** 16;

/**
 * Reads documents from an iterable of documents or of bytes, whichever its first item is.
 * @throws UsageError for an item that is neither
 * @throws InputError for a document that lacks a requested label
 */
export async function* readPieces(
  pieces: AsyncIterable<unknown> | Iterable<unknown>,
  layout: TextLayout & { readonly name: string },
  request: DocumentRequest = {},
): AsyncGenerator<DocumentBatch, void, undefined> {
  const items = iterate(pieces);
  try {
    const first = await items.next();
    if (first.done === true) return;
    const all = (async function* () {
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => items };
    })();
    const { keepBlankLines = false, label = layout.label } = request;
    if (first.value instanceof Uint8Array) {
      const options: DocumentOptions = { ...layout, keepBlankLines };
      yield* readDocuments(all as AsyncIterable<Uint8Array>, {
        ...options,
        ...(label !== undefined && { label }),
      });
    } else yield* batchDocuments(all, layout.name, keepBlankLines, label !== undefined);
  } finally {
    await items.return?.(undefined);
  }
}

async function* iterate(pieces: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator {
  yield* pieces;
}

async function* batchDocuments(
  items: AsyncIterable<unknown>,
  input: string,
  keepBlankLines: boolean,
  wantsLabels: boolean,
): AsyncGenerator<DocumentBatch, void, undefined> {
  let batch = emptyBatch();
  let units = 0;
  let line = 0;
  for await (const item of items) {
    line++;
    const { text, label } = checkDocument(item, line);
    if (text === '' && !keepBlankLines) continue;
    if (wantsLabels && (label === undefined || label === '')) {
      throw new InputError(
        sentence(
          'corpus/no-label',
        )`the document has no label; fill it in, or leave the document out`,
        { input, line },
      );
    }
    batch.texts.push(text);
    if (wantsLabels && label !== undefined) batch.labels.push(label);
    batch.lines.push(line);
    units += text.length;
    if (units < BATCH_UNITS) continue;
    yield batch;
    batch = emptyBatch();
    units = 0;
  }
  if (batch.texts.length > 0) yield batch;
}

function emptyBatch(): { texts: string[]; labels: string[]; lines: number[] } {
  return { texts: [], labels: [], lines: [] };
}

function checkDocument(item: unknown, number: number): Exclude<Document, string> {
  if (typeof item === 'string') return { text: item };
  const { text, label } = Object(item) as { readonly text?: unknown; readonly label?: unknown };
  if (typeof text === 'string' && (label === undefined || typeof label === 'string')) {
    return { text, ...(label !== undefined && { label }) };
  }
  throw new UsageError(
    sentence(
      'corpus/not-a-document',
    )`Document ${{ number }} is neither a text nor an object such as { text: '…', label: '…' }.`,
  );
}
