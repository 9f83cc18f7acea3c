import { InputError, UsageError } from '../base/errors.ts';
import { type SentenceValue, sentence } from '../base/sentence.ts';
import type { ByteSource } from './byte-source.ts';
import { isGzip, unpackGzip } from './gzip.ts';
import { readStream } from './read-stream.ts';

/**
 * What can be read as bytes: bytes, a text, a browser's `File` or `Blob`, a stream such as a response's body, or an
 * iterable of pieces of bytes or text.
 */
export type BytesInput =
  | ByteSource
  | Uint8Array
  | ArrayBuffer
  | string
  | Blob
  | ReadableStream<Uint8Array>
  | Iterable<Uint8Array | string>
  | AsyncIterable<Uint8Array | string>;

/**
 * Reads any input of bytes piece by piece, and unpacks gzip.
 * @param name what errors call them
 * @throws UsageError for what cannot be read as bytes
 */
export function readBytes(input: BytesInput, name: string): AsyncIterable<Uint8Array> {
  return toByteSource(input, name).open();
}

/**
 * Makes a source of bytes from any input.
 * @param name what errors call it; a `File` has a name of its own
 * @throws UsageError for what cannot be read as bytes
 */
export function toByteSource(input: BytesInput, name: string = nameOf(input)): ByteSource {
  if (isByteSource(input)) return input;
  const bytes = wholeBytes(input);
  if (bytes !== undefined) return sourceOfBytes(bytes, name);
  if (input instanceof Blob) return sourceOfBlob(input, name);
  const pieces = piecesOf(input);
  if (pieces === undefined) {
    throw new UsageError(
      sentence(
        'io/not-bytes',
      )`${{ name: nameForPeople(name) }} is ${{ value: describe(input) }}, of which no bytes can be read; give bytes, a text, a Blob, a ReadableStream, or an iterable of them.`,
    );
  }
  return {
    name,
    rereadable: isRereadable(input),
    open: () => unpackGzip(encodeTexts(pieces(), name), name),
  };
}

/** What errors call an input without a name. */
const UNNAMED = 'the input';

/** The name of a file, or what errors call an input without a name. */
export function nameOf(input: unknown): string {
  return typeof File === 'function' && input instanceof File ? input.name : UNNAMED;
}

/** Whether something can be iterated over again from its start: an array can, a generator that has begun cannot. */
export function isRereadable(input: unknown): boolean {
  if (typeof input !== 'object' || input === null || input instanceof ReadableStream) return false;
  // A generator is its own iterator.
  if (isIterable(input)) return !Object.is(input[Symbol.iterator](), input);
  return isAsyncIterable(input) && !Object.is(input[Symbol.asyncIterator](), input);
}

export function isIterable(input: object): input is Iterable<unknown> {
  return typeof (input as Iterable<unknown>)[Symbol.iterator] === 'function';
}

export function isAsyncIterable(input: object): input is AsyncIterable<unknown> {
  return typeof (input as AsyncIterable<unknown>)[Symbol.asyncIterator] === 'function';
}

function isByteSource(input: BytesInput): input is ByteSource {
  const { open, rereadable } = input as Partial<ByteSource>;
  // The streams of Node's files have an `open`, too.
  return typeof open === 'function' && typeof rereadable === 'boolean';
}

function wholeBytes(input: BytesInput): Uint8Array | undefined {
  if (typeof input === 'string') return new TextEncoder().encode(input);
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  return input instanceof Uint8Array ? input : undefined;
}

function sourceOfBytes(bytes: Uint8Array, name: string): ByteSource {
  const whole = async function* () {
    if (bytes.length > 0) yield bytes;
  };
  if (isGzip(bytes)) return { name, rereadable: true, open: () => unpackGzip(whole(), name) };
  return {
    ...{ name, size: bytes.length, rereadable: true, open: whole },
    readRange: async (start, end) => bytes.subarray(start, end),
  };
}

function sourceOfBlob(blob: Blob, name: string): ByteSource {
  // Only reading tells whether it is packed; without a telling name its size is taken as that of its contents.
  const isPacked = /\.gz$/i.test(name) || blob.type === 'application/gzip';
  return {
    name,
    rereadable: true,
    open: () => unpackGzip(readBlob(blob, name), name),
    ...(!isPacked && {
      size: blob.size,
      readRange: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
    }),
  };
}

async function* readBlob(blob: Blob, name: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* readStream(blob.stream());
  } catch (cause) {
    throw new InputError(
      sentence(
        'io/file-changed',
      )`the file cannot be read; was it moved or changed since it was chosen?`,
      { input: name },
      { cause },
    );
  }
}

function piecesOf(input: unknown): (() => AsyncIterable<unknown> | Iterable<unknown>) | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  if (input instanceof ReadableStream) return () => readStream(input);
  return isAsyncIterable(input) || isIterable(input) ? () => input : undefined;
}

async function* encodeTexts(
  pieces: AsyncIterable<unknown> | Iterable<unknown>,
  name: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  /** Half a surrogate pair at the end of a piece, which waits for its other half. */
  let half = '';
  for await (const piece of pieces) {
    if (typeof piece === 'string') {
      const text = half + piece;
      half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : '';
      yield encoder.encode(half === '' ? text : text.slice(0, -1));
    } else if (piece instanceof Uint8Array) {
      if (half !== '') yield encoder.encode(half);
      half = '';
      yield piece;
    } else {
      throw new UsageError(
        sentence(
          'io/not-a-piece',
        )`A piece of ${{ name: nameForPeople(name) }} is ${{ value: describe(piece) }}; give pieces of bytes (Uint8Array) or of text.`,
      );
    }
  }
  if (half !== '') yield encoder.encode(half);
}

/** What a sentence calls an input by its name. */
function nameForPeople(name: string): SentenceValue {
  return name === UNNAMED ? sentence('io/the-input')`the input` : name;
}

function describe(value: unknown): SentenceValue {
  if (value === null || value === undefined) return value;
  return typeof value === 'object'
    ? sentence('io/an-object-of')`an object (${{ type: value.constructor?.name ?? 'Object' }})`
    : sentence('io/a-value-of')`a ${{ type: typeof value }}`;
}
