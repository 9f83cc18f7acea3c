import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { ByteReader } from '../../io/byte-reader.ts';
import type { WordVectors } from '../word-vectors.ts';
import { emptyFile } from './empty-file.ts';
import { formatFloat32 } from './format-number.ts';
import { parseNumber } from './parse-number.ts';
import type { ReadVectors, ReadVectorsOptions } from './read-options.ts';
import { RowCollector } from './row-collector.ts';
import { showWord } from './show-word.ts';
import { writeLines } from './write-lines.ts';
import { type WriteVectorsOptions, wordsToWrite } from './write-options.ts';

/**
 * Reads the Embedding Projector's pair of files: `vectors.tsv`, a row of numbers separated by tabs for
 * each word, and `metadata.tsv`, the words. Metadata of one column has no heading; of several, the
 * first line is a heading and the column `word` (or else the first) is taken.
 * @param metadata the second file's reader
 * @throws InputError naming the line that does not fit
 */
export async function readProjectorTsv(
  reader: ByteReader,
  metadata: ByteReader,
  options: ReadVectorsOptions & { readonly metadataName: string },
): Promise<ReadVectors> {
  const { name, metadataName } = options;
  const labels = readLabels(metadata, metadataName);
  const encoder = new TextEncoder();
  let rows: RowCollector | undefined;
  let number = 0;
  for await (const line of readTsvLines(reader)) {
    number++;
    if (line.length === 0) continue;
    const place = { input: name, line: number };
    const values = splitNumbers(line);
    if (values.some(Number.isNaN)) {
      throw new InputError(
        sentence('vectors/projector-numbers')`numbers parted by tabs were expected`,
        place,
      );
    }
    rows ??= new RowCollector(values.length, undefined, options, (line) => ({
      input: metadataName,
      line,
    }));
    if (rows.full) break;
    if (values.length !== rows.dimensions) {
      throw new InputError(
        sentence(
          'vectors/projector-row-length',
        )`${{ expected: rows.dimensions }} numbers were expected, as on the lines before; there are ${{ found: values.length }}`,
        place,
      );
    }
    const label = await labels.next();
    if (label.done === true) {
      throw new InputError(
        sentence(
          'vectors/projector-fewer-words',
        )`it has fewer words than ${{ vectors: name }} has rows`,
        { input: metadataName },
      );
    }
    const start = rows.begin(encoder.encode(label.value), number);
    if (start < 0) continue;
    rows.matrix.set(values, start);
    rows.end(start);
  }
  if (rows === undefined) throw emptyFile(name);
  if (!rows.full && (await labels.next()).done !== true) {
    throw new InputError(
      sentence(
        'vectors/projector-more-words',
      )`it has more words than ${{ vectors: name }} has rows`,
      { input: metadataName },
    );
  }
  await reader.close();
  await metadata.close();
  return rows.finish();
}

const BYTE_ORDER_MARK = '\ufeff';

async function* readLabels(reader: ByteReader, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let column: number | undefined;
  let number = 0;
  for await (const bytes of readTsvLines(reader)) {
    number++;
    let line: string;
    try {
      line = decoder.decode(bytes);
      if (number === 1 && line.startsWith(BYTE_ORDER_MARK)) line = line.slice(1);
    } catch (cause) {
      throw new InputError(
        sentence('vectors/line-not-utf8')`the line is not UTF-8`,
        { input: name, line: number },
        { cause },
      );
    }
    if (line === '') continue;
    const fields = line.split('\t');
    if (column === undefined) {
      column = Math.max(0, fields.indexOf('word'));
      if (fields.length > 1) continue;
    }
    const label = fields[column];
    if (label === undefined) {
      throw new InputError(
        sentence(
          'vectors/projector-column',
        )`column ${{ column: column + 1 }}, the word's, is missing`,
        {
          input: name,
          line: number,
        },
      );
    }
    yield label;
  }
}

/** Reads lines without their ends, empty ones too. */
async function* readTsvLines(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const newline = reader.rest.indexOf(0x0a);
    if (newline < 0 && (await reader.fillMore())) continue;
    if (newline < 0 && reader.available === 0) return;
    const line = reader.take(newline < 0 ? reader.available : newline + 1);
    let end = newline < 0 ? line.length : newline;
    if (line[end - 1] === 0x0d) end--;
    yield line.slice(0, end);
  }
}

function splitNumbers(line: Uint8Array): number[] {
  const values: number[] = [];
  for (let begin = 0; begin <= line.length; ) {
    const tab = line.indexOf(0x09, begin);
    const end = tab < 0 ? line.length : tab;
    values.push(parseNumber(line, begin, end));
    begin = end + 1;
  }
  return values;
}

/** Writes the Projector's `vectors.tsv`. */
export async function* writeProjectorVectors(
  vectors: WordVectors,
  options: WriteVectorsOptions = {},
): AsyncGenerator<Uint8Array> {
  const rows = wordsToWrite('writeProjectorVectors', vectors.size, options);
  const line = (id: number) => `${Array.from(vectors.row(id), formatFloat32).join('\t')}\n`;
  yield* writeLines(rows, line, options);
}

/**
 * Writes the Projector's `metadata.tsv`: the words, one a line, without a heading.
 * @throws InputError for a word with a tab or a newline in it, or a first one that begins with a byte order mark
 */
export async function* writeProjectorMetadata(
  vectors: WordVectors,
  options: WriteVectorsOptions = {},
): AsyncGenerator<Uint8Array> {
  const rows = wordsToWrite('writeProjectorMetadata', vectors.size, options);
  const line = (id: number): string => {
    const word = vectors.words.word(id);
    const isMark = id === 0 && word.startsWith(BYTE_ORDER_MARK);
    if (word === '' || isMark || /[\t\n\r]/u.test(word)) {
      throw new InputError(
        sentence(
          'vectors/word-in-tsv',
        )`The word ${{ word: showWord(word) }} (word ${{ number: id + 1 }}) cannot be written to a table parted by tabs.`,
      );
    }
    return `${word}\n`;
  };
  yield* writeLines(rows, line, options);
}

/** The name under which the words of a table of vectors lie. */
export function metadataName(vectorsName: string): string {
  return vectorsName.endsWith('vectors.tsv')
    ? `${vectorsName.slice(0, -'vectors.tsv'.length)}metadata.tsv`
    : 'metadata.tsv';
}
