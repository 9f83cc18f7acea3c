import { InputError } from '../../base/errors.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { sentence } from '../../base/sentence.ts';
import type { ByteReader } from '../../io/byte-reader.ts';
import { emptyFile } from './empty-file.ts';
import { parseNumber } from './parse-number.ts';
import type { ReadVectors, ReadVectorsOptions } from './read-options.ts';
import { RowCollector } from './row-collector.ts';

/** Options of `readTextRows`. */
export interface ReadTextOptions extends ReadVectorsOptions {
  /**
   * Whether the file's first line is a row already (GloVe's way); a line "words dimensions" comes
   * before the rows otherwise (word2vec's). By default the first line is looked at: two whole
   * numbers make a header.
   */
  readonly noHeader?: boolean;
}

/** Rows read to infer the dimensions of a file without a header. */
export const ROWS_LOOKED_AT = 20;
/** No row of vectors is as long; a binary file taken for text would have such "lines". */
const LONGEST_LINE = 2 ** 24;
/** Rows between two reports. */
const ROWS_PER_REPORT = 20_000;

const NEWLINE = 0x0a;
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;

/** A line without its end, and its number from 1. */
interface Line {
  readonly bytes: Uint8Array;
  readonly number: number;
}

/**
 * Reads rows of a word and its numbers, separated by spaces or tabs. The numbers are read from the
 * right, so that a word may hold spaces. Blank lines, a byte order mark, `\r\n` and spaces at the
 * end of a line (fastText writes them) are skipped.
 * @throws InputError naming the line that is not a row
 */
export async function readTextRows(
  reader: ByteReader,
  options: ReadTextOptions,
): Promise<ReadVectors> {
  const { name, byteLength, signal, onProgress } = options;
  const lines = new LineReader(reader, name);
  const first = await lines.next();
  if (first === undefined) throw emptyFile(name);
  const header = options.noHeader === true ? undefined : parseHeader(first);
  if (options.noHeader === false && header === undefined) {
    throw new InputError(
      sentence(
        'vectors/no-header',
      )`a header was expected: the number of words, a space, the dimensions`,
      {
        input: name,
        line: first.number,
      },
    );
  }
  const ahead: Line[] = header === undefined ? [first] : [];
  if (header === undefined) {
    while (ahead.length < ROWS_LOOKED_AT) {
      const line = await lines.next();
      if (line === undefined) break;
      ahead.push(line);
    }
  }
  const dimensions = header?.dimensions ?? inferDimensions(ahead, name);
  // A row has at least a letter and two bytes a number: a header that promises more is forged.
  const possible = byteLength === undefined ? undefined : byteLength / (2 * dimensions);
  if (header !== undefined && possible !== undefined && header.words > possible + 1) {
    throw new InputError(
      sentence(
        'vectors/header-too-large',
      )`the header promises ${{ words: header.words }} words of ${{ dimensions }} dimensions, more than ${{ bytes: byteLength }} bytes can hold`,
      { input: name, line: 1 },
    );
  }
  const rows = new RowCollector(
    dimensions,
    possible === undefined ? undefined : header?.words,
    options,
    (line) => ({ input: name, line }),
  );
  let promised = header?.words ?? Number.POSITIVE_INFINITY;
  for (let i = 0; !rows.full; i++) {
    const line = i < ahead.length ? ahead[i] : await lines.next();
    if (line === undefined) break;
    if (promised-- === 0) {
      throw new InputError(
        sentence(
          'vectors/more-rows-than-header',
        )`the header promises ${{ words: header?.words }} words, but more rows follow; mend the header`,
        { input: name, line: line.number },
      );
    }
    readRow(line, rows, name);
    if (rows.size % ROWS_PER_REPORT === 0) {
      throwIfAborted(signal);
      onProgress?.({
        phase: 'reading vectors',
        done: reader.taken,
        ...(byteLength === undefined ? {} : { total: byteLength }),
        unit: 'bytes',
      });
    }
  }
  if (header !== undefined && !rows.full && promised > 0) {
    throw new InputError(
      sentence(
        'vectors/fewer-rows-than-header',
      )`the header promises ${{ words: header.words }} words, but only ${{ rows: header.words - promised }} rows follow; the file is cut short`,
      { input: name, line: lines.number },
    );
  }
  await reader.close();
  return rows.finish();
}

/** Finds the lines that are not blank. */
class LineReader {
  readonly #reader: ByteReader;
  readonly #name: string;
  #number = 0;

  constructor(reader: ByteReader, name: string) {
    this.#reader = reader;
    this.#name = name;
  }

  /** Number of the last line. */
  get number(): number {
    return this.#number;
  }

  /** Returns the next line that is not blank, in a copy of its own; undefined at the end. */
  async next(): Promise<Line | undefined> {
    const reader = this.#reader;
    let searched = 0;
    for (;;) {
      const rest = reader.rest;
      const newline = rest.indexOf(NEWLINE, searched);
      if (newline < 0) {
        searched = rest.length;
        if (searched > LONGEST_LINE) {
          throw new InputError(
            sentence(
              'vectors/line-too-long',
            )`the line is too long for a row of vectors; is the file binary?`,
            {
              input: this.#name,
              line: this.#number + 1,
            },
          );
        }
        if (await reader.fillMore()) continue;
        if (searched === 0) return undefined;
      }
      searched = 0;
      this.#number++;
      const line = reader.take(newline < 0 ? rest.length : newline + 1);
      let end = newline < 0 ? line.length : newline;
      while (end > 0 && isBlank(line[end - 1])) end--;
      const begin = this.#number === 1 && startsWithMark(line) ? 3 : 0;
      if (end > begin) return { bytes: line.slice(begin, end), number: this.#number };
    }
  }
}

function startsWithMark(line: Uint8Array): boolean {
  return line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf;
}

interface Header {
  readonly words: number;
  readonly dimensions: number;
}

/** Parses a header; undefined when the line is not two whole numbers. */
export function parseHeader({ bytes }: { readonly bytes: Uint8Array }): Header | undefined {
  if (bytes.length > 40) return undefined;
  const match = /^(\d+)[ \t]+(\d+)$/u.exec(String.fromCharCode(...bytes));
  if (match === null) return undefined;
  const [words, dimensions] = [Number(match[1]), Number(match[2])];
  return dimensions > 0 && Number.isSafeInteger(words * dimensions)
    ? { words, dimensions }
    : undefined;
}

/** Infers the dimensions: the fewest numbers at the end of a row, leaving one field for the word. */
function inferDimensions(lines: readonly Line[], name: string): number {
  let dimensions = Number.POSITIVE_INFINITY;
  for (const { bytes, number } of lines) {
    let count = 0;
    for (let end = bytes.length; end > 0; ) {
      const begin = fieldBegin(bytes, end);
      if (begin === 0 || Number.isNaN(parseNumber(bytes, begin, end))) break;
      count++;
      end = fieldEnd(bytes, begin);
    }
    if (count === 0) {
      throw new InputError(
        sentence('vectors/no-row')`a word and its numbers were expected, parted by spaces`,
        {
          input: name,
          line: number,
        },
      );
    }
    dimensions = Math.min(dimensions, count);
  }
  return dimensions;
}

/** Returns where the field begins that ends at `end`. */
function fieldBegin(bytes: Uint8Array, end: number): number {
  let at = end;
  while (at > 0 && !isBlank(bytes[at - 1])) at--;
  return at;
}

/** Returns where the field before `begin` ends. */
function fieldEnd(bytes: Uint8Array, begin: number): number {
  let at = begin;
  while (at > 0 && isBlank(bytes[at - 1])) at--;
  return at;
}

function readRow({ bytes, number }: Line, rows: RowCollector, name: string): void {
  const { dimensions } = rows;
  const place = { input: name, line: number };
  let begin = bytes.length;
  let end = bytes.length;
  for (let count = 0; count < dimensions; count++) {
    begin = fieldBegin(bytes, end);
    const next = fieldEnd(bytes, begin);
    if (next === 0) {
      throw new InputError(
        sentence(
          'vectors/row-too-short',
        )`a word and ${{ dimensions }} numbers were expected; the line has ${{ count }} after its first field`,
        place,
      );
    }
    end = next;
  }
  const start = rows.begin(bytes.subarray(0, end), number);
  if (start < 0) return;
  const { matrix } = rows;
  let at = begin;
  for (let i = 0; i < dimensions; i++) {
    while (isBlank(bytes[at])) at++;
    let stop = at;
    while (stop < bytes.length && !isBlank(bytes[stop])) stop++;
    const value = parseNumber(bytes, at, stop);
    if (Number.isNaN(value)) {
      const field = new TextDecoder().decode(bytes.subarray(at, stop));
      throw new InputError(
        sentence(
          'vectors/no-number',
        )`number ${{ index: i + 1 }} of the row is "${{ field }}", which is no number`,
        place,
      );
    }
    matrix[start + i] = value;
    at = stop;
  }
  rows.end(start);
}
