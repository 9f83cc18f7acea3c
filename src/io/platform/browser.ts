import { UsageError } from '../../base/errors.ts';
import { openBrowserScratch } from '../browser-scratch.ts';
import type * as node from './node.ts';

/** Refuses a path, with what to give in its place. */
async function refusePath(path: string, instead: string): Promise<never> {
  throw new UsageError(`"${path}" is a path, and a browser opens none; ${instead}.`);
}

/** Refuses: a browser reads what its user chose, not paths. */
export const readFileBytes: typeof node.readFileBytes = (path) =>
  refusePath(path, 'give a File, a Blob or the bytes themselves');

/** Refuses: a browser writes to no path. */
export const writeFileAtomic: typeof node.writeFileAtomic = (path) =>
  refusePath(path, 'take the bytes, and offer them to the user for download');

/** Opens scratch files in the origin's private file system, or in memory. */
export const openScratch: typeof node.openScratch = () => openBrowserScratch();
