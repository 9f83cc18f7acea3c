import { type FileHandle, open } from 'node:fs/promises';
import type { ModelState } from '../base/model-state.ts';
import { joinBytes } from './join-bytes.ts';
import { decodeModel, encodeModel } from './model-file.ts';
import { asReadError } from './node-source.ts';
import { writeFileAtomic } from './node-write.ts';

export { checkWritable, identifyFile, writeFileAtomic, writeFilesAtomic } from './node-write.ts';

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
