import { InputError, type Place, UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { isWellFormed, toWellFormed } from '../base/well-formed.ts';
import { type DocumentBatch, type DocumentOptions, readDocuments } from '../io/documents.ts';
import { peekFirst } from './peek-first.ts';
import type { DocumentRequest, TextLayout } from './text-source.ts';

/** A document in memory: its text, or its text and its label. */
export type Document = string | { readonly text: string; readonly label?: string };

/** UTF-16 units of documents per batch. */
const BATCH_UNITS = 2 ** 16;

/**
 * Reads documents from an iterable of documents or of bytes, whichever its first item is.
 * @throws UsageError for an item that is neither
 * @throws InputError for a document that lacks a requested label, or holds half a surrogate pair that is not to be replaced
 */
export async function* readPieces(
  pieces: AsyncIterable<unknown> | Iterable<unknown>,
  layout: TextLayout & { readonly name: string },
  request: DocumentRequest = {},
): AsyncGenerator<DocumentBatch, void, undefined> {
  const peeked = await peekFirst(pieces);
  if (peeked === undefined) return;
  const { first, all } = peeked;
  try {
    const { keepBlankLines = false, severalLabels = false, label = layout.label } = request;
    if (first instanceof Uint8Array) {
      const options: DocumentOptions = { ...layout, keepBlankLines, severalLabels };
      yield* readDocuments(all as AsyncIterable<Uint8Array>, {
        ...options,
        ...(label !== undefined && { label }),
      });
    } else yield* batchDocuments(all, layout, { keepBlankLines, wantsLabels: label !== undefined });
  } finally {
    await all.return(undefined);
  }
}

async function* batchDocuments(
  items: AsyncIterable<unknown>,
  { name: input, invalidUtf8 }: TextLayout & { readonly name: string },
  { keepBlankLines, wantsLabels }: { keepBlankLines: boolean; wantsLabels: boolean },
): AsyncGenerator<DocumentBatch, void, undefined> {
  let batch = emptyBatch();
  let units = 0;
  let line = 0;
  for await (const item of items) {
    line++;
    const { text, label } = mend(checkDocument(item, line), { input, line }, invalidUtf8);
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

/** Makes sure that a document can be written in UTF-8. */
function mend(
  document: Exclude<Document, string>,
  place: Place,
  invalidUtf8: TextLayout['invalidUtf8'],
): Exclude<Document, string> {
  const { text, label } = document;
  if (isWellFormed(text) && (label === undefined || isWellFormed(label))) return document;
  if (invalidUtf8 === 'replace') {
    return { text: toWellFormed(text), ...(label !== undefined && { label: toWellFormed(label) }) };
  }
  throw new InputError(
    sentence(
      'corpus/half-surrogate-pair',
    )`the document holds half a surrogate pair, the rest of a character that was cut in two; mend the text, or have invalid bytes replaced`,
    place,
  );
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
