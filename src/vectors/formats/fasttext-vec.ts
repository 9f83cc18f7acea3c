import type { ByteReader } from '../../io/byte-reader.ts';
import type { WordVectors } from '../word-vectors.ts';
import type { ReadVectors } from './read-options.ts';
import { type ReadTextOptions, readTextRows } from './read-text-rows.ts';
import { type WriteVectorsOptions, wordsToWrite } from './write-options.ts';
import { writeTextRows } from './write-text-rows.ts';

/**
 * Reads fastText's `.vec`: word2vec's text with a space at the end of each row. It has the words'
 * vectors only; the n-grams, from which unseen words get theirs, are in the `.bin`.
 * @throws InputError naming the line that is no row
 */
export async function readFastTextVec(
  reader: ByteReader,
  options: Omit<ReadTextOptions, 'noHeader'>,
): Promise<ReadVectors> {
  return readTextRows(reader, { ...options, noHeader: false });
}

/** Writes fastText's `.vec`; read again, the numbers are the same floats. */
export async function* writeFastTextVec(
  vectors: WordVectors,
  options: WriteVectorsOptions = {},
): AsyncGenerator<Uint8Array> {
  const rows = wordsToWrite('writeFastTextVec', vectors.size, options);
  yield new TextEncoder().encode(`${rows} ${vectors.dimensions}\n`);
  yield* writeTextRows(vectors, rows, ' \n', options);
}
