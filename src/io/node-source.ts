import { closeSync, createReadStream, openSync, readSync, type Stats, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError, MalmoiError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import type { ByteSource } from './byte-source.ts';
import { boundGrowth, brokenGzip, isGzip, unpackGzip } from './gzip.ts';

/** Bytes of a file that are read at once. */
const PIECE = 2 ** 20;

/**
 * Makes a source of bytes from a file. A file that is packed by gzip (by its name's `.gz`, or its first bytes) is
 * unpacked as it is read. It is opened only to be read, because the system limits how many files are open at once.
 * @throws InputError when there is no such file, or it is a folder
 */
export function fileSource(path: string): ByteSource {
  const stats = statOf(path);
  if (stats.isDirectory()) throw new InputError(describeReadError('EISDIR'), { input: path });
  const isFile = stats.isFile();
  if (path.endsWith('.gz') || (isFile && beginsAsGzip(path))) {
    return {
      name: path,
      rereadable: isFile,
      open: () => namingReadErrors(gunzip(readPieces(path), path), path),
    };
  }
  return {
    name: path,
    rereadable: isFile,
    open: ({ reuse = false } = {}) =>
      namingReadErrors(reuse ? readReusing(path) : readPieces(path), path),
    ...(isFile && {
      size: stats.size,
      readRange: (start: number, end: number) => readRange(path, start, end),
    }),
  };
}

/**
 * Makes a source of bytes from a file, or from standard input for `-`.
 * @throws InputError as `fileSource` does
 */
export function inputSource(path: string, standardInput: AsyncIterable<Uint8Array>): ByteSource {
  if (path !== '-') return fileSource(path);
  const name = 'standard input';
  return {
    name,
    rereadable: false,
    open: () => unpackGzip(namingReadErrors(standardInput, name), name, gunzip),
  };
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (cause) {
    throw asReadError(cause, path);
  }
}

function beginsAsGzip(path: string): boolean {
  const bytes = new Uint8Array(2);
  try {
    const file = openSync(path, 'r');
    try {
      return readSync(file, bytes) === 2 && isGzip(bytes);
    } finally {
      closeSync(file);
    }
  } catch {
    // Reading it will report the error.
    return false;
  }
}

async function* readPieces(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield* createReadStream(path, { highWaterMark: PIECE });
}

async function* readReusing(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path, 'r');
  try {
    const piece = new Uint8Array(PIECE);
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE, null);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function readRange(path: string, start: number, end: number): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const bytes = new Uint8Array(end - start);
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw asReadError(cause, path);
  }
}

/** Says what a code of the system means for an input that it cannot read. */
function describeReadError(code: string): Sentence {
  switch (code) {
    case 'ENOENT':
      return sentence('io/no-such-file')`there is no such file or folder; check the path`;
    case 'EACCES':
      return sentence('io/may-not-read')`permission denied; check who may read it`;
    case 'EISDIR':
      return sentence('io/is-a-folder')`this is a folder, but a file was expected`;
    case 'ENOTDIR':
      return sentence('io/path-through-file')`a part of this path is not a folder; check the path`;
    case 'ENAMETOOLONG':
      return sentence(
        'io/name-is-text',
      )`no file has so long a name; was a text given in place of a file?`;
    case 'ELOOP':
      return sentence('io/link-to-itself')`this symbolic link leads back to itself; check the path`;
    default:
      return sentence('io/cannot-read')`it cannot be read: the system answered ${{ code }}`;
  }
}

/** Turns the system's error into one that names the input; returns any other error as it is. */
export function asReadError(cause: unknown, input: string): unknown {
  const { code, syscall } = cause as NodeJS.ErrnoException;
  if (cause instanceof MalmoiError || code === undefined || syscall === undefined) return cause;
  return new InputError(describeReadError(code), { input }, { cause });
}

async function* namingReadErrors(
  bytes: AsyncIterable<Uint8Array>,
  input: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* bytes;
  } catch (cause) {
    throw asReadError(cause, input);
  }
}

/** Unpacks gzip by Node's zlib, which is faster than `DecompressionStream` and reads files of several members. */
async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  // Reading the unpacked bytes reports the errors of both streams and closes both.
  const engine = createGunzip({ chunkSize: PIECE });
  const unpacked = pipeline(Readable.from(packed), engine, () => {});
  try {
    yield* boundGrowth(unpacked, () => engine.bytesWritten, name);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined || !code.startsWith('Z_')) throw cause;
    throw brokenGzip(name, cause);
  }
}
