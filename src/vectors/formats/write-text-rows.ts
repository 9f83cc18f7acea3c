import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { WordVectors } from '../word-vectors.ts';
import { formatFloat32 } from './format-number.ts';
import { showWord } from './show-word.ts';
import { writeLines } from './write-lines.ts';
import type { WriteVectorsOptions } from './write-options.ts';

/**
 * Whether a word keeps its place in a line: only plain spaces and tabs part fields, so that every other white space
 * may be in a word or at its edges.
 */
function isTextWord(word: string): boolean {
  return word !== '' && !/[\n\r]|^[ \t]|[ \t]$/u.test(word);
}

/**
 * Writes rows of a word and its numbers, separated by spaces, as UTF-8.
 * @param rows how many rows, from the first on
 * @param lineEnd what ends a row: `\n`, or ` \n` as word2vec and fastText have it
 * @throws InputError for a word that would break a line, or be lost at its edge
 */
export function* writeTextRows(
  vectors: WordVectors,
  rows: number,
  lineEnd: string,
  options: WriteVectorsOptions,
): Generator<Uint8Array> {
  const line = (id: number): string => {
    const word = vectors.words.word(id);
    if (!isTextWord(word)) {
      throw new InputError(
        sentence(
          'vectors/word-in-text',
        )`The word ${{ word: showWord(word) }} (word ${{ number: id + 1 }}) cannot be written to a text format; use the binary format or a model file.`,
      );
    }
    return `${word} ${Array.from(vectors.row(id), formatFloat32).join(' ')}${lineEnd}`;
  };
  yield* writeLines(rows, line, options);
}
