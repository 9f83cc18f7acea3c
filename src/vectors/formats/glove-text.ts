import type { ByteReader } from '../../io/byte-reader.ts';
import type { WordVectors } from '../word-vectors.ts';
import type { ReadVectors } from './read-options.ts';
import { type ReadTextOptions, readTextRows } from './read-text-rows.ts';
import type { WriteVectorsOptions } from './write-options.ts';
import { writeTextRows } from './write-text-rows.ts';

/**
 * Reads GloVe's text format: a word and its numbers on each line, no header. Words may hold
 * spaces (the published 840B vectors have such).
 * @throws InputError naming the line that is no row
 */
export async function readGloveText(
  reader: ByteReader,
  options: Omit<ReadTextOptions, 'noHeader'>,
): Promise<ReadVectors> {
  return readTextRows(reader, { ...options, noHeader: true });
}

/** Writes GloVe's text format; read again, the numbers are the same floats. */
export async function* writeGloveText(
  vectors: WordVectors,
  { limit = vectors.size }: WriteVectorsOptions = {},
): AsyncGenerator<Uint8Array> {
  yield* writeTextRows(vectors, Math.min(limit, vectors.size), '\n');
}
