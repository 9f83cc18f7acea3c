import { fstatSync, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { InputError } from '../base/errors.ts';
import { throwIfAborted } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import type { Chunks } from './chunks.ts';
import { duckDbFile, isDuckDbAddress } from './duckdb-address.ts';
import { writeToPipe, writeToStream } from './node-pipe.ts';
import { createReplacement, type Replacement } from './node-replacement.ts';
import { removeLeftovers } from './node-temporary.ts';
import { namingWriteErrors, writeError } from './node-write-errors.ts';

/** A file and the bytes that it is to hold. */
export interface FileToWrite {
  readonly path: string;
  readonly chunks: Chunks;
}

/**
 * Writes a file whole or not at all: under a temporary name in the same folder, flushed to the disk, then renamed.
 * When anything fails, or the signal is aborted, the temporary file is removed and the file under `path` is
 * unchanged. A file that is replaced passes on its mode and owner; a read-only one is not replaced. A pipe or a device
 * is written to directly, as fast as it is read.
 * @throws InputError when it cannot be written, InterruptedError when the signal is aborted
 */
export async function writeFileAtomic(
  path: string,
  chunks: Chunks,
  signal?: AbortSignal,
): Promise<void> {
  await writeFilesAtomic([{ path, chunks }], signal);
}

/**
 * Writes files that belong together, such as vectors and their words: none takes its place before all are written.
 * @throws InputError when one cannot be written, InterruptedError when the signal is aborted
 */
export async function writeFilesAtomic(
  files: readonly FileToWrite[],
  signal?: AbortSignal,
): Promise<void> {
  const written: { path: string; replacement: Replacement }[] = [];
  try {
    for (const { path, chunks } of files) {
      const stats = await statTarget(path);
      if (isWrittenDirectly(path, stats)) await writeDirectly({ path, chunks }, stats, signal);
      else {
        const replacement = await namingWriteErrors(path, () => createReplacement(path, stats));
        written.push({ path, replacement });
        await writeInto(replacement.file, { path, chunks }, signal);
      }
    }
    for (const { path, replacement } of written) {
      await namingWriteErrors(path, () => replacement.commit());
    }
  } catch (error) {
    for (const { replacement } of written) await replacement.discard();
    throw error;
  }
}

/**
 * Checks before long work that its result can be written, by making and removing the temporary file of
 * `writeFileAtomic`. The file under `path` is not touched; temporary files that killed processes left in its folder are
 * removed.
 * @param inputs what the work reads: files, `-` for standard input, addresses of databases: the result may replace none of them
 * @throws InputError as `writeFileAtomic` would, and where the result would replace an input
 */
export async function checkWritable(path: string, inputs: readonly string[] = []): Promise<void> {
  const stats = await statTarget(path);
  await refuseInput(path, inputs);
  // A pipe or a device is opened when there is something to write: opening it could wait for a reader.
  if (isWrittenDirectly(path, stats)) return;
  await removeLeftovers(dirname(path));
  const replacement = await namingWriteErrors(path, () => createReplacement(path, stats));
  await replacement.discard();
}

/**
 * What the system knows of the file that a path leads to; undefined where there is none.
 * @throws InputError for a folder, and for a path that leads nowhere
 */
async function statTarget(path: string): Promise<Stats | undefined> {
  refuseDash(path);
  const stats = await namingWriteErrors(path, () =>
    stat(path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return undefined;
      throw cause;
    }),
  );
  if (stats?.isDirectory()) throw writeError('EISDIR', path);
  return stats;
}

/** Refuses to replace an input, under other names (links, `./`) too. */
async function refuseInput(path: string, inputs: readonly string[]): Promise<void> {
  const output = await identifyFile(path);
  if (output === undefined) return;
  for (const input of inputs) {
    const file = isDuckDbAddress(input) ? duckDbFile(input) : input;
    if ((await identifyFile(file)) !== output) continue;
    const name = input === '-' ? sentence('io/standard-input')`standard input` : input;
    throw new InputError(
      sentence(
        'io/replaces-input',
      )`the result would replace the input ${{ name }}, which is the same file; give it another name`,
      { input: path },
    );
  }
}

/**
 * Identifies a file on this machine, under whatever name; `-` is standard input.
 * @returns undefined where it does not exist, or is a pipe or a device
 */
export async function identifyFile(path: string): Promise<string | undefined> {
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

/**
 * Returns whether a path leads to a pipe or a device, or to standard output, which may be a file that others hold
 * open.
 */
function isWrittenDirectly(path: string, stats: Stats | undefined): boolean {
  return standardStream(path) !== undefined || (stats !== undefined && !stats.isFile());
}

async function writeDirectly(
  { path, chunks }: FileToWrite,
  stats: Stats | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const stream = standardStream(path);
  if (stream !== undefined) return writeToStream({ path, stream, chunks, signal });
  if (stats?.isFIFO() === true) return writeToPipe(path, chunks, signal);
  const file = await namingWriteErrors(path, () => open(path, 'w'));
  try {
    await writeInto(file, { path, chunks }, signal);
  } finally {
    await file.close();
  }
}

/** Returns the stream of this process that a path names. */
function standardStream(path: string): Writable | undefined {
  const [, name] = /^\/(?:dev|proc\/self)\/(?:fd\/)?(stdout|stderr|1|2)$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  return name === 'stdout' || name === '1' ? process.stdout : process.stderr;
}

async function writeInto(
  file: FileHandle,
  { path, chunks }: FileToWrite,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const chunk of chunks) {
    throwIfAborted(signal);
    await namingWriteErrors(path, () => writeAll(file, chunk));
  }
  // Devices have nothing to flush.
  await namingWriteErrors(path, async () => {
    if ((await file.stat()).isFile()) await file.sync();
  });
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done)).bytesWritten;
  }
}
