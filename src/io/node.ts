import { createReadStream } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { throwIfAborted } from '../base/progress.ts';
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

/**
 * Opens a file, or standard input for `-`. A file whose name ends in `.gz` is unpacked as it is read.
 * @throws the operating system's error (ENOENT, EACCES, EISDIR) when the file cannot be read
 */
export async function openInput(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
): Promise<InputSource> {
  if (path === '-') return { name: 'standard input', bytes: standardInput };
  const { size } = await stat(path);
  const file = createReadStream(path, { highWaterMark: 2 ** 20 });
  if (path.endsWith('.gz')) return { name: path, bytes: unpack(file, path) };
  return { name: path, bytes: file, size };
}

async function* unpack(
  packed: Readable,
  name: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  // Whoever reads the unpacked bytes meets the errors of both streams, and closes both.
  const unpacked = pipeline(packed, createGunzip({ chunkSize: 2 ** 20 }), () => {});
  try {
    yield* unpacked;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined || !code.startsWith('Z_')) throw cause;
    throw new InputError('this is not a whole gzip file', { input: name }, { cause });
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
  try {
    const known = await stat(path).catch(() => undefined);
    if (known === undefined || known.isFile()) await replaceFile(path, chunks, signal);
    else await writeInto(path, chunks, signal);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    const problem = WRITE_ERRORS[code] ?? `the system answered ${code}`;
    throw new InputError(`it cannot be written: ${problem}`, { input: path }, { cause });
  }
}

const WRITE_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some room and run the command again',
  EACCES: 'permission denied; choose another place',
  EROFS: 'this disk is read-only; choose another place',
  ENOENT: 'its folder does not exist; make it first',
  EISDIR: 'it is a folder; name a file',
  EFBIG:
    'it would be larger than the system allows; raise the limit (ulimit -f), or choose another place',
};

async function replaceFile(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<void> {
  // Through a symbolic link the file that it names is replaced, not the link.
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await writeInto(temporary, chunks, signal);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
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
 * @throws the operating system's error when it cannot be read
 */
export async function readFileBytes(path: string): Promise<ArrayBuffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
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
