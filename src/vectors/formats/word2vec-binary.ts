import { InputError } from '../../base/errors.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { sentence } from '../../base/sentence.ts';
import type { ByteReader } from '../../io/byte-reader.ts';
import type { WordVectors } from '../word-vectors.ts';
import type { ReadVectors, ReadVectorsOptions } from './read-options.ts';
import { parseHeader } from './read-text-rows.ts';
import { RowCollector } from './row-collector.ts';
import { showWord } from './show-word.ts';
import { reportWritten, type WriteVectorsOptions, wordsToWrite } from './write-options.ts';

const NEWLINE = 0x0a;
const SPACE = 0x20;
/** word2vec.c allows 50 bytes, or 100; nothing has words of more than this. */
const LONGEST_WORD = 4096;
const LONGEST_HEADER = 64;
const ROWS_PER_REPORT = 20_000;

/**
 * Reads word2vec's binary format: a line "words dimensions", then each word, a space and its
 * numbers as 32-bit floats (little-endian). The newline that word2vec.c writes after a row, and
 * other programs do not, may be there or not.
 * @throws InputError naming the row where the file does not fit
 */
export async function readWord2vecBinary(
  reader: ByteReader,
  options: ReadVectorsOptions,
): Promise<ReadVectors> {
  const { name, byteLength, signal, onProgress } = options;
  const { words, dimensions } = await readHeader(reader, name);
  const rowBytes = dimensions * 4;
  if (byteLength !== undefined && words * (rowBytes + 2) > byteLength) {
    throw new InputError(
      sentence(
        'vectors/binary-header-too-large',
      )`the header promises ${{ words }} words of ${{ dimensions }} dimensions, which take more than the file's ${{ bytes: byteLength }} bytes; it is cut short or damaged`,
      { input: name },
    );
  }
  const rows = new RowCollector(
    dimensions,
    byteLength === undefined ? undefined : words,
    options,
    (row) => ({ input: `${name}, word ${row}` }),
  );
  for (let row = 0; row < words && !rows.full; row++) {
    // The last row may be followed by nothing, so that less than this is at hand there.
    if (reader.available < LONGEST_WORD + rowBytes) await reader.fill(LONGEST_WORD + rowBytes);
    const rest = reader.rest;
    let begin = 0;
    while (rest[begin] === NEWLINE) begin++;
    let space = begin;
    while (space < rest.length && rest[space] !== SPACE && space - begin <= LONGEST_WORD) space++;
    if (rest[space] !== SPACE || rest.length < space + 1 + rowBytes) {
      throw new InputError(
        sentence(
          'vectors/binary-row',
        )`word ${{ row: row + 1 }} of ${{ words }} is not whole; the file is cut short or damaged, or its vectors do not have ${{ dimensions }} dimensions`,
        { input: name },
      );
    }
    const start = rows.begin(rest.subarray(begin, space), row + 1);
    if (start >= 0) {
      rows.matrixBytes.set(rest.subarray(space + 1, space + 1 + rowBytes), start * 4);
      rows.end(start);
    }
    reader.take(space + 1 + rowBytes);
    if (row % ROWS_PER_REPORT === 0) {
      throwIfAborted(signal);
      onProgress?.({ phase: 'reading vectors', done: row, total: words, unit: 'words' });
    }
  }
  if (!rows.full) await expectEnd(reader, words, name);
  await reader.close();
  return rows.finish();
}

/** @throws InputError when more than ends of lines follows the last row */
async function expectEnd(reader: ByteReader, words: number, name: string): Promise<void> {
  while (reader.available > 0 || (await reader.fill(1))) {
    if (reader.take(reader.available).every((byte) => byte === NEWLINE || byte === 0x0d)) continue;
    throw new InputError(
      sentence(
        'vectors/binary-bytes-left',
      )`more bytes follow the ${{ words }} words that the header promises; the file is damaged, or is not in word2vec's binary format`,
      { input: name },
    );
  }
}

async function readHeader(
  reader: ByteReader,
  name: string,
): Promise<{ readonly words: number; readonly dimensions: number }> {
  await reader.fill(LONGEST_HEADER);
  const newline = reader.rest.subarray(0, LONGEST_HEADER).indexOf(NEWLINE);
  const line = reader.rest.subarray(0, Math.max(newline, 0));
  const last = line[line.length - 1];
  const header = parseHeader({
    bytes: last === SPACE || last === 0x0d ? line.subarray(0, -1) : line,
  });
  if (header === undefined) {
    throw new InputError(
      sentence(
        'vectors/binary-no-header',
      )`a header was expected: the number of words, a space, the dimensions and the end of the line`,
      { input: name, line: 1 },
    );
  }
  reader.take(newline + 1);
  return header;
}

/**
 * Writes word2vec's binary format as word2vec.c does, a newline after each row.
 * @throws InputError for an empty word, one with a space or a newline in it, or one too long to be read again
 */
export async function* writeWord2vecBinary(
  vectors: WordVectors,
  options: WriteVectorsOptions = {},
): AsyncGenerator<Uint8Array> {
  const rows = wordsToWrite('writeWord2vecBinary', vectors.size, options);
  yield new TextEncoder().encode(`${rows} ${vectors.dimensions}\n`);
  const rowBytes = vectors.dimensions * 4;
  for (let id = 0; id < rows; id++) {
    const word = vectors.words.bytes(id);
    const isWhole = word.length > 0 && !word.includes(SPACE) && !word.includes(NEWLINE);
    if (!isWhole || word.length > LONGEST_WORD) {
      throw new InputError(
        sentence(
          'vectors/word-in-binary',
        )`The word ${{ word: showWord(vectors.words.word(id)) }} (word ${{ number: id + 1 }}) cannot be written to word2vec's binary format, which ends a word at its first space; use a model file.`,
      );
    }
    const bytes = new Uint8Array(word.length + 1 + rowBytes + 1);
    bytes.set(word);
    bytes[word.length] = SPACE;
    const row = vectors.row(id);
    bytes.set(new Uint8Array(row.buffer, row.byteOffset, rowBytes), word.length + 1);
    bytes[bytes.length - 1] = NEWLINE;
    if (id % ROWS_PER_REPORT === 0 || id === rows - 1) reportWritten(id + 1, rows, options);
    yield bytes;
  }
}
