import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { readStream } from './read-stream.ts';

/** Unpacks bytes that are packed by gzip. */
export type Gunzip = (packed: AsyncIterable<Uint8Array>, name: string) => AsyncIterable<Uint8Array>;

/** Whether bytes begin with the magic number of gzip (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks a stream that is packed by gzip, and passes on any other unchanged.
 * @param name what errors call it
 * @param gunzip unpacks the stream; default by `DecompressionStream`, which Node and browsers have
 * @throws InputError when it is cut short or damaged
 */
export async function* unpackGzip(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  gunzip: Gunzip = gunzipByStream,
): AsyncGenerator<Uint8Array, void, undefined> {
  const source = bytes[Symbol.asyncIterator]();
  try {
    let head: Uint8Array = new Uint8Array(0);
    while (head.length < 2) {
      const { done, value } = await source.next();
      if (done === true) break;
      if (head.length === 0) head = value;
      else head = Uint8Array.of(...head, ...value);
      // The next piece may be read into the same bytes.
      if (head.length < 2) head = head.slice();
    }
    const all = (async function* () {
      if (head.length > 0) yield head;
      yield* { [Symbol.asyncIterator]: () => source };
    })();
    yield* isGzip(head) ? gunzip(all, name) : all;
  } finally {
    await source.return?.();
  }
}

async function* gunzipByStream(
  packed: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = new DecompressionStream('gzip');
  const fed = feed(stream.writable, packed);
  try {
    yield* readStream(stream.readable);
  } catch (cause) {
    // If reading the packed bytes failed, that is the error to report.
    const failure = await fed;
    if (failure instanceof InputError) throw failure;
    throw brokenGzip(name, cause);
  }
}

/** Makes the error for bytes of gzip that are cut short or damaged. */
export function brokenGzip(name: string, cause: unknown): InputError {
  return new InputError(
    sentence('io/broken-gzip')`this is not a whole gzip file`,
    { input: name },
    { cause },
  );
}

/** Writes pieces as fast as they are read; returns the error of their source, if any. */
async function feed(
  writable: WritableStream<BufferSource>,
  pieces: AsyncIterable<Uint8Array>,
): Promise<unknown> {
  const writer = writable.getWriter();
  try {
    for await (const piece of pieces) await writer.write(piece.slice());
    await writer.close();
    return undefined;
  } catch (error) {
    await writer.abort(error).catch(() => {});
    return error;
  }
}
