import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { InputError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';

/** Where models are looked for: a file, or a folder of them. */
export interface ModelPlace {
  readonly path: string;
  readonly isFolder: boolean;
}

/** A file that holds a model, and the name that it is served by. */
export interface NamedFile {
  readonly name: string;
  readonly path: string;
}

/** What model files in a folder end in. */
const ENDING = '.malmoi';

/** Finds out which of some paths are folders. */
export async function findPlaces(paths: readonly string[]): Promise<ModelPlace[]> {
  return Promise.all(
    paths.map(async (path) => ({ path, isFolder: (await stat(path)).isDirectory() })),
  );
}

/**
 * Lists the model files of places as they are at the moment: those of folders, and files of whatever ending, each once
 * however often it is named. A model is named by its file, without the ending.
 */
export async function listModelFiles(places: readonly ModelPlace[]): Promise<NamedFile[]> {
  return nameFiles((await Promise.all(places.map(listPaths))).flat());
}

async function listPaths({ path, isFolder }: ModelPlace): Promise<string[]> {
  if (!isFolder) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith(ENDING)).sort();
  return names.map((name) => join(path, name));
}

function nameFiles(paths: readonly string[]): NamedFile[] {
  const files = new Map(paths.map((path) => [resolve(path), path]));
  return Array.from(files.values(), (path) => ({
    name: basename(path, extname(path)).normalize('NFC'),
    path,
  }));
}

/**
 * Lists the model files to begin with.
 * @throws InputError when a folder has none, or two have one name
 */
export async function listFirstFiles(places: readonly ModelPlace[]): Promise<NamedFile[]> {
  const listed = await Promise.all(places.map(listPaths));
  const empty = places.find((_, i) => listed[i]?.length === 0);
  if (empty !== undefined) {
    throw new InputError(
      sentence(
        'server/no-models',
      )`there is no model (${{ ending: `*${ENDING}` }}) in this folder; name one with models, or their files`,
      { input: empty.path },
    );
  }
  const files = new Map<string, NamedFile>();
  for (const file of nameFiles(listed.flat())) {
    const other = files.get(file.name);
    if (other !== undefined) throw new InputError(oneName(file, other), { input: file.path });
    files.set(file.name, file);
  }
  return [...files.values()];
}

/** The reason why the second of two files of one name is not served. */
export function oneName({ name }: NamedFile, other: NamedFile): Sentence {
  return sentence(
    'server/one-name',
  )`this model and ${{ other: other.path }} would both be served as "${{ name }}"; rename one of the files`;
}

/** What changes when a file does: its size, its time, and which file it is. */
export async function signatureOf(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return `${size} ${mtimeMs} ${ino}`;
}
