import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
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
 * Opens a file, or standard input for `-`.
 * @throws the operating system's error (ENOENT, EACCES, EISDIR) when the file cannot be read
 */
export async function openInput(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
): Promise<InputSource> {
  if (path === '-') return { name: 'standard input', bytes: standardInput };
  const { size } = await stat(path);
  return { name: path, bytes: createReadStream(path, { highWaterMark: 2 ** 20 }), size };
}

/**
 * Writes a file whole or not at all: under a temporary name in the same folder, flushed to the disk,
 * then renamed. When anything fails, or the signal is aborted, the temporary file is removed and what
 * stood under `path` stays as it was.
 */
export async function writeFileAtomic(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const file = await open(temporary, 'w');
  try {
    for await (const chunk of chunks) {
      throwIfAborted(signal);
      await writeAll(file, chunk);
    }
    await file.sync();
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(temporary, { force: true });
    throw error;
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
