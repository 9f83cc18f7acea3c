import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { ByteReader } from '../../io/byte-reader.ts';
import type { WordVectors } from '../word-vectors.ts';
import { parseNumber } from './parse-number.ts';
import type { ReadVectors } from './read-options.ts';
import { type ReadTextOptions, ROWS_LOOKED_AT, readTextRows } from './read-text-rows.ts';
import { showWord } from './show-word.ts';
import { type WriteVectorsOptions, wordsToWrite } from './write-options.ts';
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

/**
 * Writes GloVe's text format; read again, the numbers are the same floats.
 * @throws InputError for a word that the format cannot hold
 */
export async function* writeGloveText(
  vectors: WordVectors,
  options: WriteVectorsOptions = {},
): AsyncGenerator<Uint8Array> {
  const rows = wordsToWrite('writeGloveText', vectors.size, options);
  expectReadable(vectors, rows);
  yield* writeTextRows(vectors, rows, '\n', options);
}

/**
 * Without a header, the dimensions are told by the first rows: at least one of them must have a word that does not end
 * like a further number, and the first must not begin with a byte order mark.
 * @throws InputError naming the first word
 */
function expectReadable(vectors: WordVectors, rows: number): void {
  if (rows === 0) return;
  const looked = Array.from({ length: Math.min(rows, ROWS_LOOKED_AT) }, (_, id) =>
    vectors.words.word(id),
  );
  const [first] = looked;
  if (!first.startsWith('\ufeff') && !looked.every(endsLikeNumber)) return;
  throw new InputError(
    sentence(
      'vectors/word-in-glove',
    )`The word ${{ word: showWord(first) }} (word 1) cannot be written to GloVe's format, which has no header: read again, it would lose its beginning, or its end would be a number; use the format of word2vec.`,
  );
}

/** Whether a word has parts, the last of which is a number. */
function endsLikeNumber(word: string): boolean {
  const last = /[ \t]([^ \t]+)$/u.exec(word)?.[1];
  if (last === undefined) return false;
  const bytes = new TextEncoder().encode(last);
  return !Number.isNaN(parseNumber(bytes, 0, bytes.length));
}
