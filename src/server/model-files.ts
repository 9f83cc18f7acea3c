import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/** A file that holds a model, and the name that it is served by. */
export interface NamedFile {
  readonly name: string;
  readonly path: string;
}

/** What model files in a folder end in. */
const ENDING = '.malmoi';

/**
 * Lists the model files of paths: those of folders, and files of whatever ending. A model is named by its file, without
 * the ending.
 * @throws InputError when there is none, or two have one name
 */
export async function listModelFiles(paths: readonly string[]): Promise<NamedFile[]> {
  const listed = await Promise.all(
    paths.map(async (path) => ((await isFolder(path)) ? listFolder(path) : [path])),
  );
  const files = new Map<string, NamedFile>();
  for (const path of listed.flat()) {
    const name = basename(path, extname(path)).normalize('NFC');
    const other = files.get(name);
    if (other !== undefined) {
      throw new InputError(
        sentence(
          'server/one-name',
        )`this model and ${{ other: other.path }} would both be served as "${{ name }}"; rename one of the files`,
        { input: path },
      );
    }
    files.set(name, { name, path });
  }
  return [...files.values()];
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

async function listFolder(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING)).sort();
  if (names.length === 0) {
    throw new InputError(
      sentence(
        'server/no-models',
      )`there is no model (${{ ending: `*${ENDING}` }}) in this folder; name one with models, or their files`,
      { input: folder },
    );
  }
  return names.map((name) => join(folder, name));
}

/** What changes when a file does: its size, its time, and which file it is. */
export async function signatureOf(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return `${size} ${mtimeMs} ${ino}`;
}
