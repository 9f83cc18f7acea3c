import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { makeTemporaryFolder } from './node-temporary.ts';
import type { Scratch, ScratchFile } from './scratch.ts';

/**
 * Opens scratch files in a temporary folder, which `dispose` removes. The folders of processes that were killed before
 * they could do so are removed first.
 * @param parent where the folder is made; the system's temporary folder by default
 * @throws InputError when the folder cannot be made
 */
export async function openNodeScratch(parent?: string): Promise<Scratch> {
  const folder = await makeTemporaryFolder(parent);
  const handles: FileHandle[] = [];
  return {
    async createFile() {
      const path = join(folder, String(handles.length));
      const handle = await open(path, 'wx+');
      handles.push(handle);
      return scratchFile(handle, path);
    },
    async dispose() {
      for (const handle of handles) await handle.close();
      handles.length = 0;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function scratchFile(handle: FileHandle, path: string): ScratchFile {
  return {
    async write(bytes) {
      let written = 0;
      try {
        while (written < bytes.length) {
          written += (await handle.write(bytes, written)).bytesWritten;
        }
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new InputError(
          sentence(
            'io/full-scratch',
          )`intermediate results cannot be written (${{ reason }}); free some space or name another folder for temporary files`,
          { input: path },
          { cause },
        );
      }
    },
    async read(position, length, room) {
      const bytes = room !== undefined && room.length >= length ? room : new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
  };
}
