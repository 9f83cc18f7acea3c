import type { ByteReader } from '../../io/byte-reader.ts';
import type { WordVectors } from '../word-vectors.ts';
import type { ReadVectors } from './read-options.ts';
import { type ReadTextOptions, readTextRows } from './read-text-rows.ts';
import { type WriteVectorsOptions, wordsToWrite } from './write-options.ts';
import { writeTextRows } from './write-text-rows.ts';

/**
 * Reads word2vec's text format: a line "words dimensions", then a word and its numbers on each
 * line. A file without that line is read too (see `ReadTextOptions.noHeader`).
 * @throws InputError naming the line that is no row
 */
export async function readWord2vecText(
  reader: ByteReader,
  options: ReadTextOptions,
): Promise<ReadVectors> {
  return readTextRows(reader, options);
}

/** Writes word2vec's text format; read again, the numbers are the same floats. */
export async function* writeWord2vecText(
  vectors: WordVectors,
  options: WriteVectorsOptions = {},
): AsyncGenerator<Uint8Array> {
  const rows = wordsToWrite('writeWord2vecText', vectors.size, options);
  yield new TextEncoder().encode(`${rows} ${vectors.dimensions}\n`);
  yield* writeTextRows(vectors, rows, '\n', options);
}
