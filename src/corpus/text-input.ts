import { UsageError } from '../base/errors.ts';
import { checkOptions } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import {
  type BytesInput,
  isAsyncIterable,
  isIterable,
  isRereadable,
  nameOf,
  toByteSource,
} from '../io/bytes-input.ts';
import { type Document, readPieces } from './document-pieces.ts';
import {
  createByteText,
  TEXT_LAYOUT_OPTIONS,
  type TextLayout,
  type TextSource,
} from './text-source.ts';

/**
 * What can be read as a text: a `TextSource`; a browser's `File` or `Blob`, bytes, or a stream of them, in the format
 * that the name's extension tells; a string, whose lines are the documents; or an iterable of documents. Several sources
 * or files are read one after another.
 */
export type TextInput =
  | TextSource
  | BytesInput
  | Iterable<TextSource | Blob | Document>
  | AsyncIterable<Document | Uint8Array>;

/**
 * Makes a source of text from any input that can be read as one.
 * @param layout the format of the documents, where the input is bytes
 * @throws UsageError for what cannot be read as a text
 */
export function createTextSource(
  input: Exclude<TextInput, Iterable<TextSource | Blob>>,
  layout: TextLayout = {},
): TextSource {
  checkOptions('createTextSource', TEXT_LAYOUT_OPTIONS, layout);
  if (isTextSource(input)) return input;
  const name = nameOf(input);
  const pieces = piecesOf(input);
  if (pieces === undefined) return createByteText(toByteSource(input as BytesInput), layout);
  return {
    name,
    rereadable: isRereadable(input),
    documents: (request) => readPieces(pieces, { ...layout, name }, request),
  };
}

/**
 * Makes sources of text from any input that can be read as one: one source, or one for each item of a list of sources
 * or files.
 * @throws UsageError for what cannot be read as a text
 */
export function createTextSources(input: TextInput): readonly TextSource[] {
  if (typeof input === 'object' && input !== null && isIterable(input) && isRereadable(input)) {
    const [first] = input;
    if (isTextSource(first) || first instanceof Blob) {
      return Array.from(input as Iterable<unknown>, (source) => {
        if (isTextSource(source) || source instanceof Blob) return createTextSource(source);
        throw new UsageError(
          sentence(
            'corpus/mixed-sources',
          )`A list of sources holds something else; give sources or files only.`,
        );
      });
    }
  }
  return [createTextSource(input as Exclude<TextInput, Iterable<TextSource | Blob>>)];
}

/** Returns whether something is a source of text. */
export function isTextSource(input: unknown): input is TextSource {
  return typeof (input as TextSource | undefined)?.documents === 'function';
}

/**
 * Returns the input as an iterable of pieces; undefined where it is bytes, a stream, or not iterable.
 */
function piecesOf(input: unknown): AsyncIterable<unknown> | Iterable<unknown> | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  if (input instanceof ReadableStream || ArrayBuffer.isView(input)) return undefined;
  return isAsyncIterable(input) || isIterable(input) ? input : undefined;
}
