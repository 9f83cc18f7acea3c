import { createReadStream } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError, MalmoiError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { throwIfAborted } from '../base/progress.ts';
import { joinBytes } from './join-bytes.ts';
import { readLines } from './lines.ts';
import { decodeModel, encodeModel } from './model-file.ts';

/** The operating system reads at most 2 GiB at once. */
const READ_AT_ONCE = 2 ** 30;

/** An input that can be streamed. */
export interface InputSource {
  /** What errors and reports call it. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Length in bytes; absent for a stream whose end is not known. */
  readonly size?: number;
}

/** Bytes of a file that are read at once. */
const PIECE = 2 ** 20;

/**
 * Opens a file, or standard input for `-`. A file whose name ends in `.gz` is unpacked as it is read.
 * @param reuse whether every piece of a file may be read into the same bytes, for readers that keep none: new ones
 *   for each would be some 40 MB of garbage before anyone collects it
 * @throws InputError when there is no such file, or it cannot be read
 */
export async function openInput(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
  reuse = false,
): Promise<InputSource> {
  if (path === '-') {
    const name = 'standard input';
    return { name, bytes: namingReadErrors(standardInput, name) };
  }
  const stats = await stat(path).catch((cause) => {
    throw asReadError(cause, path);
  });
  if (stats.isDirectory()) throw new InputError(READ_ERRORS.EISDIR, { input: path });
  // Opened only when it is its turn: of very many inputs the system would not open all at once.
  const read = reuse ? readReusing : readPieces;
  const bytes = path.endsWith('.gz') ? unpack(path) : read(path);
  const isWhole = stats.isFile() && !path.endsWith('.gz');
  return { name: path, bytes: namingReadErrors(bytes, path), ...(isWhole && { size: stats.size }) };
}

/**
 * Reads a text that fits in memory, its lines ended by line feeds.
 * @throws InputError as `openInput` does, and for bytes that are not UTF-8
 */
export async function readText(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
): Promise<string> {
  const { name, bytes } = await openInput(path, standardInput);
  let text = '';
  for await (const lines of readLines(bytes, { name })) {
    for (const line of lines) text += `${line.text}\n`;
  }
  return text;
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

/** What the system says of an input that it cannot read. */
const READ_ERRORS = {
  ENOENT: 'there is no such file or folder; check the path',
  EACCES: 'permission denied; check who may read it',
  EISDIR: 'this is a folder, but a file was expected',
  ENOTDIR: 'a part of this path is not a folder; check the path',
  ENAMETOOLONG: 'no file has so long a name; was a text given in place of a file?',
  ELOOP: 'this symbolic link leads back to itself; check the path',
} as const;

/** The system's error as a sentence that names the input; any other error as it is. */
function asReadError(cause: unknown, input: string): unknown {
  const { code, syscall } = cause as NodeJS.ErrnoException;
  if (cause instanceof MalmoiError || code === undefined || syscall === undefined) return cause;
  const known: Readonly<Record<string, string>> = READ_ERRORS;
  const problem = known[code] ?? `it cannot be read: the system answered ${code}`;
  return new InputError(problem, { input }, { cause });
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

async function* unpack(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = createReadStream(path, { highWaterMark: PIECE });
  // Whoever reads the unpacked bytes meets the errors of both streams, and closes both.
  const unpacked = pipeline(packed, createGunzip({ chunkSize: 2 ** 20 }), () => {});
  try {
    yield* unpacked;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined || !code.startsWith('Z_')) throw cause;
    throw new InputError('this is not a whole gzip file', { input: path }, { cause });
  }
}

/**
 * Writes a file whole or not at all: under a temporary name in the same folder, flushed to the disk,
 * then renamed. When anything fails, or the signal is aborted, the temporary file is removed and what
 * stood under `path` stays as it was. A pipe or a device is written to as it is.
 * @throws InputError when it cannot be written, InterruptedError when the signal is aborted
 */
export async function writeFileAtomic(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  refuseDash(path);
  try {
    const known = await stat(path).catch(() => undefined);
    if (known === undefined || known.isFile()) await replaceFile(path, chunks, signal);
    else await writeInto(path, chunks, signal);
  } catch (cause) {
    throw asWriteError(cause, path);
  }
}

/**
 * Finds out before long work whether its result could be written, by making and removing the
 * temporary file of `writeFileAtomic`. What stands under `path` is not touched.
 * @throws InputError as `writeFileAtomic` would
 */
export async function checkWritable(path: string): Promise<void> {
  refuseDash(path);
  const known = await stat(path).catch(() => undefined);
  if (known?.isDirectory()) {
    throw new InputError(`it cannot be written: ${WRITE_ERRORS.EISDIR}`, { input: path });
  }
  // A pipe or a device is opened when there is something to write: opening it could wait for a reader.
  if (known !== undefined && !known.isFile()) return;
  try {
    await replaceableFile(path, async (temporary) => {
      await (await open(temporary, 'w')).close();
      await rm(temporary);
    });
  } catch (cause) {
    throw asWriteError(cause, path);
  }
}

/** `-` is standard input, and a file of this name is not what its user meant. */
function refuseDash(path: string): void {
  if (path !== '-') return;
  throw new InputError('results are written to files; name one, or give /dev/stdout', {
    input: path,
  });
}

function asWriteError(cause: unknown, path: string): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === undefined) return cause;
  const problem = WRITE_ERRORS[code] ?? `the system answered ${code}`;
  return new InputError(`it cannot be written: ${problem}`, { input: path }, { cause });
}

const WRITE_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some room and run the command again',
  EACCES: 'permission denied; choose another place',
  EROFS: 'this disk is read-only; choose another place',
  ENOENT: 'its folder does not exist; make it first',
  EISDIR: 'it is a folder; name a file',
  ENOTDIR: 'a part of its path is not a folder',
  ENAMETOOLONG: 'its name is too long; choose a shorter one',
  EFBIG:
    'it would be larger than the system allows; raise the limit (ulimit -f), or choose another place',
};

async function replaceFile(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<void> {
  await replaceableFile(path, async (temporary, target) => {
    await writeInto(temporary, chunks, signal);
    await rename(temporary, target);
  });
}

/** Names the file to replace and a temporary one beside it, which is removed when the work fails. */
async function replaceableFile(
  path: string,
  work: (temporary: string, target: string) => Promise<void>,
): Promise<void> {
  // Through a symbolic link the file that it names is replaced, not the link.
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await work(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

async function writeInto(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const file = await open(path, 'w');
  try {
    for await (const chunk of chunks) {
      throwIfAborted(signal);
      await writeAll(file, chunk);
    }
    // Pipes and devices have nothing to flush.
    if ((await file.stat()).isFile()) await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done)).bytesWritten;
  }
}

/**
 * Reads a whole file into memory of its own.
 * @throws InputError when there is no such file, or it cannot be read
 */
export async function readFileBytes(path: string): Promise<ArrayBuffer> {
  try {
    return await readWhole(path);
  } catch (cause) {
    throw asReadError(cause, path);
  }
}

async function readWhole(path: string): Promise<ArrayBuffer> {
  const file = await open(path, 'r');
  try {
    const stats = await file.stat();
    // The size of a pipe is known only at its end.
    if (!stats.isFile() && !stats.isDirectory()) return await readToEnd(file);
    const { size } = stats;
    const bytes = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const length = Math.min(size - filled, READ_AT_ONCE);
      const { bytesRead } = await file.read(bytes, filled, length, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled === size ? bytes.buffer : bytes.buffer.slice(0, filled);
  } finally {
    await file.close();
  }
}

async function readToEnd(file: FileHandle): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.createReadStream({ autoClose: false })) pieces.push(piece);
  return joinBytes(pieces).slice().buffer;
}

/** Reads a model file. */
export async function readModelFile(path: string): Promise<ModelState> {
  return decodeModel(await readFileBytes(path), path);
}

/** Writes a model file, whole or not at all. */
export async function writeModelFile(
  path: string,
  state: ModelState,
  signal?: AbortSignal,
): Promise<void> {
  await writeFileAtomic(path, encodeModel(state), signal);
}
