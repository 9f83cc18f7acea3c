import { fstatSync } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError, MalmoiError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { throwIfAborted } from '../base/progress.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { joinBytes } from './join-bytes.ts';
import { decodeModel, encodeModel } from './model-file.ts';
import { asReadError } from './node-source.ts';

/** The operating system reads at most 2 GiB at once. */
const READ_AT_ONCE = 2 ** 30;

/**
 * Writes a file whole or not at all: under a temporary name in the same folder, flushed to the disk,
 * then renamed. When anything fails, or the signal is aborted, the temporary file is removed and the file
 * under `path` is unchanged. A pipe or a device is written to directly.
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
 * Checks before long work that its result can be written, by making and removing the temporary file of
 * `writeFileAtomic`. The file under `path` is not touched.
 * @param inputs files that the work reads (`-` is standard input): the result may replace none of them
 * @throws InputError as `writeFileAtomic` would, and where the result would replace an input
 */
export async function checkWritable(path: string, inputs: readonly string[] = []): Promise<void> {
  refuseDash(path);
  await refuseInput(path, inputs);
  const known = await stat(path).catch(() => undefined);
  if (known?.isDirectory()) {
    throw writeError('EISDIR', path);
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

/** Refuses to replace an input, under other names (links, `./`) too. */
async function refuseInput(path: string, inputs: readonly string[]): Promise<void> {
  const output = await identify(path);
  if (output === undefined) return;
  for (const input of inputs) {
    if ((await identify(input)) !== output) continue;
    const name = input === '-' ? sentence('io/standard-input')`standard input` : input;
    throw new InputError(
      sentence(
        'io/replaces-input',
      )`the result would replace the input ${{ name }}, which is the same file; give it another name`,
      { input: path },
    );
  }
}

/** Identifies a file on this machine; undefined where it does not exist, or is a pipe or a device. */
async function identify(path: string): Promise<string | undefined> {
  try {
    const stats =
      path === '-' ? fstatSync(0, { bigint: true }) : await stat(path, { bigint: true });
    return stats.isFile() ? `${stats.dev} ${stats.ino}` : undefined;
  } catch {
    return undefined;
  }
}

/** Refuses `-`, which means standard input: nobody wants a file of this name. */
function refuseDash(path: string): void {
  if (path !== '-') return;
  throw new InputError(
    sentence('io/dash')`results are written to files; name one, or give /dev/stdout`,
    { input: path },
  );
}

function asWriteError(cause: unknown, path: string): unknown {
  if (cause instanceof MalmoiError) return cause;
  const { code } = cause as NodeJS.ErrnoException;
  return code === undefined ? cause : writeError(code, path, cause);
}

function writeError(code: string, path: string, cause?: unknown): InputError {
  const problem = describeWriteError(code);
  return new InputError(
    sentence('io/cannot-write')`it cannot be written: ${{ problem }}`,
    { input: path },
    cause === undefined ? undefined : { cause },
  );
}

/** Says what a code of the system means for a file that it cannot write. */
function describeWriteError(code: string): Sentence {
  switch (code) {
    case 'ENOSPC':
      return sentence('io/full-disk')`the disk is full; free some room and try again`;
    case 'EACCES':
      return sentence('io/may-not-write')`permission denied; choose another place`;
    case 'EROFS':
      return sentence('io/read-only-disk')`this disk is read-only; choose another place`;
    case 'ENOENT':
      return sentence('io/no-folder')`its folder does not exist; make it first`;
    case 'EISDIR':
      return sentence('io/result-is-a-folder')`it is a folder; name a file`;
    case 'ENOTDIR':
      return sentence('io/result-through-file')`a part of its path is not a folder`;
    case 'ENAMETOOLONG':
      return sentence('io/long-name')`its name is too long; choose a shorter one`;
    case 'EFBIG':
      return sentence(
        'io/large-file',
      )`it would be larger than the system allows; raise the limit (ulimit -f), or choose another place`;
    default:
      return sentence('io/system-answered')`the system answered ${{ code }}`;
  }
}

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

/** Runs work with the path of the file to replace and of a temporary one beside it, which is removed on failure. */
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
