import { UsageError } from '../../base/errors.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import { openBrowserScratch } from '../browser-scratch.ts';
import type * as node from './node.ts';

/** Refuses a path and says what to do instead. */
async function refusePath(path: string, instead: Sentence): Promise<never> {
  throw new UsageError(
    sentence(
      'io/path-in-browser',
    )`"${{ path }}" is a path, and a browser opens none; ${{ instead }}.`,
  );
}

/** Refuses to read a path: a browser reads only files that its user chose. */
const refuseReading = (path: string): Promise<never> =>
  refusePath(path, sentence('io/give-bytes')`give a File, a Blob or the bytes themselves`);

/** Refuses to read a file. */
export const readFileBytes: typeof node.readFileBytes = (path) => refuseReading(path);

/** Refuses to read the beginning of a file. */
export const readFileStart: typeof node.readFileStart = (path) => refuseReading(path);

/** Refuses to read a model's file. */
export const readModelBytes: typeof node.readModelBytes = (path) => refuseReading(path);

/** Refuses to write to a path: browsers offer downloads instead. */
export const writeFileAtomic: typeof node.writeFileAtomic = (path) =>
  refusePath(
    path,
    sentence('io/offer-download')`take the bytes, and offer them to the user for download`,
  );

/** Opens scratch files in the origin's private file system, or in memory. */
export const openScratch: typeof node.openScratch = () => openBrowserScratch();
