import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { FREE_BYTES } from './free-bytes.ts';
import { joinBytes } from './join-bytes.ts';
import { readStream } from './read-stream.ts';

/** Unpacks bytes that are packed by gzip. */
export type Gunzip = (packed: AsyncIterable<Uint8Array>, name: string) => AsyncIterable<Uint8Array>;

/** Whether bytes begin with the magic number of gzip (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The most that bytes may grow by unpacking. Deflate packs zeros 1030 to 1; texts and vectors pack 2 to 20 to 1, logs
 * that repeat themselves 50 to 1.
 */
const MOST_GROWTH = 200;

/**
 * Passes unpacked bytes on, as long as they are no bomb.
 * @param packed how many packed bytes have been read
 * @throws InputError when a small file unpacks to a huge one
 */
export async function* boundGrowth(
  unpacked: AsyncIterable<Uint8Array>,
  packed: () => number,
  name: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  let length = 0;
  for await (const piece of unpacked) {
    length += piece.length;
    if (length > FREE_BYTES && length > MOST_GROWTH * packed()) {
      throw new InputError(
        sentence(
          'io/gzip-bomb',
        )`it is packed more than ${{ most: MOST_GROWTH }} to 1, as no text or model is; unpack it yourself if it is meant so`,
        { input: name },
      );
    }
    yield piece;
  }
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
      head = joinBytes([head, value]);
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

/** Packed bytes that are given to a `DecompressionStream` at once. */
const FED_AT_ONCE = 2 ** 16;

async function* gunzipByStream(
  packed: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = new DecompressionStream('gzip');
  let read = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of packed) {
      // In small steps: a stream unpacks each whole, a thousandfold at the most.
      for (let at = 0; at < piece.length; at += FED_AT_ONCE) {
        const part = piece.subarray(at, at + FED_AT_ONCE);
        yield part;
        read += part.length;
      }
    }
  };
  const fed = feed(stream.writable, counted());
  try {
    yield* boundGrowth(readStream(stream.readable), () => read + FED_AT_ONCE, name);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
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
