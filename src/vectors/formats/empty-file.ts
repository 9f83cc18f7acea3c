import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

/**
 * Creates the error for an empty file of vectors.
 * @param name the file's name
 */
export function emptyFile(name: string): InputError {
  return new InputError(sentence('vectors/empty-file')`the file is empty`, { input: name });
}
