import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { openMemoryScratch } from './memory-scratch.ts';
import type { Scratch, ScratchFile } from './scratch.ts';

/** A synchronous file of the origin's private file system (OPFS), which TypeScript's DOM library does not declare. */
interface SyncAccessHandle {
  read(target: Uint8Array, options: { readonly at: number }): number;
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  close(): void;
}

/** A file handle as workers have it. */
type WorkerFileHandle = FileSystemFileHandle & {
  createSyncAccessHandle?: () => Promise<SyncAccessHandle>;
};

/** The beginning of the folder's name, by which people recognize it. */
const PREFIX = 'malmoi-';

/**
 * Opens scratch files outside memory, in the origin's private file system, where the browser has one and this is a
 * worker (pages may not read and write it without waiting); in memory elsewhere.
 */
export async function openBrowserScratch(): Promise<Scratch> {
  const folder = await makeFolder();
  if (folder === undefined) return openMemoryScratch();
  const { parent, name, directory } = folder;
  const handles: SyncAccessHandle[] = [];
  return {
    async createFile() {
      const handle = await openHandle(directory, String(handles.length));
      handles.push(handle);
      return scratchFile(handle);
    },
    async dispose() {
      for (const handle of handles) handle.close();
      handles.length = 0;
      await parent.removeEntry(name, { recursive: true }).catch(() => {});
    },
  };
}

interface Folder {
  readonly parent: FileSystemDirectoryHandle;
  readonly name: string;
  readonly directory: FileSystemDirectoryHandle;
}

/** Makes a folder and tries a file in it, because private windows have the methods but refuse to run them. */
async function makeFolder(): Promise<Folder | undefined> {
  try {
    const parent = await navigator.storage.getDirectory();
    const name = `${PREFIX}${crypto.randomUUID()}`;
    const directory = await parent.getDirectoryHandle(name, { create: true });
    try {
      (await openHandle(directory, 'trial')).close();
      return { parent, name, directory };
    } catch (error) {
      await parent.removeEntry(name, { recursive: true });
      throw error;
    }
  } catch {
    return undefined;
  }
}

async function openHandle(
  directory: FileSystemDirectoryHandle,
  name: string,
): Promise<SyncAccessHandle> {
  const file: WorkerFileHandle = await directory.getFileHandle(name, { create: true });
  if (file.createSyncAccessHandle === undefined) throw new Error('this is no worker');
  return file.createSyncAccessHandle();
}

function scratchFile(handle: SyncAccessHandle): ScratchFile {
  let length = 0;
  return {
    async write(bytes) {
      try {
        for (let done = 0; done < bytes.length; ) {
          const written = handle.write(bytes.subarray(done), { at: length });
          if (written === 0) throw new Error('no room is left');
          done += written;
          length += written;
        }
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new InputError(
          sentence(
            'io/full-site-storage',
          )`intermediate results cannot be written to this site's storage (${{ reason }}); free some space, or take less text`,
          undefined,
          { cause },
        );
      }
    },
    async read(position, count, room) {
      const wanted = Math.max(0, Math.min(count, length - position));
      const bytes = room !== undefined && room.length >= wanted ? room : new Uint8Array(wanted);
      const target = bytes.subarray(0, wanted);
      for (let filled = 0; filled < wanted; ) {
        const read = handle.read(target.subarray(filled), { at: position + filled });
        if (read === 0) return target.subarray(0, filled);
        filled += read;
      }
      return target;
    },
  };
}
