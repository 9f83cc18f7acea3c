import { readText } from '../../io/lines.ts';
import { fileSource } from '../../io/node-source.ts';
import { parseUserWords, UserDictionary } from '../../morphology/index.ts';

/** Reads a user's dictionary from its file. */
export async function readDictionary(path: string): Promise<UserDictionary> {
  return new UserDictionary(parseUserWords(await readText(fileSource(path)), path));
}
