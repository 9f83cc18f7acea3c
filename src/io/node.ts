import { type FileHandle, open, stat } from 'node:fs/promises';
import { InputError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { sentence } from '../base/sentence.ts';
import { FREE_BYTES } from './free-bytes.ts';
import { joinBytes } from './join-bytes.ts';
import { decodeModel, encodeModel, kindInHeader } from './model-file.ts';
import { asReadError } from './node-source.ts';
import { writeFileAtomic } from './node-write.ts';
import { headerLength, LENGTH_BYTES, parseSafetensorsHeader } from './safetensors.ts';

export { checkWritable, writeFileAtomic, writeFilesAtomic } from './node-write.ts';

/** The operating system reads at most 2 GiB at once. */
const READ_AT_ONCE = 2 ** 30;

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
    const bytes = makeRoom(size, path);
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

function makeRoom(size: number, path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(size);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new InputError(
      sentence('io/no-room')`its ${{ bytes: size }} bytes do not fit in memory`,
      { input: path },
      { cause },
    );
  }
}

async function readToEnd(file: FileHandle): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.createReadStream({ autoClose: false })) pieces.push(piece);
  return joinBytes(pieces).slice().buffer;
}

/**
 * Reads a model file.
 * @throws InputError when it cannot be read, or is no whole model
 */
export async function readModelFile(path: string): Promise<ModelState> {
  return decodeModel(await readModelBytes(path), path);
}

/**
 * Returns the kind of model that a file is, by its header alone; undefined for what is no model of Malmoi, and for a pipe.
 * @throws InputError when it cannot be read
 */
export async function readModelKind(path: string): Promise<string | undefined> {
  const start = await readFileStart(path, LENGTH_BYTES);
  try {
    const length = headerLength(start.bytes, start.fileLength, path);
    const { bytes } = await readFileStart(path, LENGTH_BYTES + length);
    return kindInHeader(
      parseSafetensorsHeader(bytes.subarray(LENGTH_BYTES), start.fileLength, path),
    );
  } catch {
    // Who reads the whole of it says best what it is.
    return undefined;
  }
}

/**
 * Reads a model's file into memory of its own, a large one once its header agrees with its length.
 * @throws InputError when it cannot be read, or its header is not that of a whole file
 */
export async function readModelBytes(path: string): Promise<ArrayBuffer> {
  const start = await readFileStart(path, LENGTH_BYTES);
  if (start.fileLength >= FREE_BYTES) {
    const length = headerLength(start.bytes, start.fileLength, path);
    const { bytes } = await readFileStart(path, LENGTH_BYTES + length);
    parseSafetensorsHeader(bytes.subarray(LENGTH_BYTES), start.fileLength, path);
  }
  return readFileBytes(path);
}

/**
 * Reads the first bytes of a file, none of a pipe, which gives its bytes only once.
 * @throws InputError when it cannot be read
 */
export async function readFileStart(
  path: string,
  length: number,
): Promise<{ readonly bytes: Uint8Array; readonly fileLength: number }> {
  try {
    // Not by opening it: a pipe that is opened and closed has lost its writer.
    const stats = await stat(path);
    if (!stats.isFile()) return { bytes: new Uint8Array(0), fileLength: 0 };
    const file = await open(path, 'r');
    try {
      const bytes = new Uint8Array(Math.min(length, stats.size));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return { bytes: bytes.subarray(0, bytesRead), fileLength: stats.size };
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw asReadError(cause, path);
  }
}

/** Writes a model file, whole or not at all. */
export async function writeModelFile(
  path: string,
  state: ModelState,
  signal?: AbortSignal,
): Promise<void> {
  await writeFileAtomic(path, encodeModel(state), signal);
}
