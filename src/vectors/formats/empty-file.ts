import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

/**
 * Makes the error for a file of vectors that has nothing in it.
 * @param name the file's name
 */
export function emptyFile(name: string): InputError {
  return new InputError(sentence('vectors/empty-file')`the file is empty`, { input: name });
}
