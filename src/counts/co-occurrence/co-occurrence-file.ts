import { InputError } from '../../base/errors.ts';
import { requireWellFormed } from '../../base/packed-strings.ts';
import { sentence } from '../../base/sentence.ts';
import { ByteReader } from '../../io/byte-reader.ts';
import { type BytesInput, readBytes } from '../../io/bytes-input.ts';
import type { CellBlock } from './cell-block.ts';
import type { DistanceWeighting } from './distance-weights.ts';

/** The header of a file of co-occurrences. */
export interface CooccurrenceHeader {
  /** Neighbors on each side, in words. */
  readonly window: number;
  readonly weighting: DistanceWeighting;
  /** Word i is row and column i. */
  readonly words: readonly string[];
  /** How often each word occurs in the text. */
  readonly counts: Float64Array;
}

/** A file of co-occurrences that is being read: its header, then its cells. */
export interface CooccurrenceFile {
  readonly header: CooccurrenceHeader;
  /** The cells, which can be read once; throws an `InputError` when the file is cut short or damaged. */
  readonly blocks: AsyncIterable<CellBlock>;
}

/*
 * The format, all numbers little-endian:
 *   "MALMOICO", version (u32), bytes of the description (u32), the description (JSON: window,
 *   weighting, words, textBytes), counts (f64 a word), where each word's text ends (u32 a word),
 *   the words' texts (UTF-8, joined);
 *   blocks: number of cells n (u32), rows (n u32), columns (n u32), values (n f64);
 *   a block of 0 cells, then the number of all cells (f64).
 * It can be written while the cells are still being merged, and a file cut short shows it.
 */
const MAGIC = 'MALMOICO';
const VERSION = 1;
const PREFIX_BYTES = 16;
/** Far more than any description needs; a forged length must not reserve memory. */
const LONGEST_DESCRIPTION = 65536;
const LARGEST_BLOCK = 2 ** 22;

/** Returns whether bytes begin as a file of co-occurrences does, whatever its version. */
export function isCooccurrenceFile(bytes: ArrayBufferLike): boolean {
  const start = new Uint8Array(bytes, 0, Math.min(MAGIC.length, bytes.byteLength));
  return new TextDecoder().decode(start) === MAGIC;
}

/**
 * Encodes a co-occurrence file while the blocks arrive.
 * @throws InputError when a word holds half a surrogate pair, which UTF-8 cannot write
 */
export async function* encodeCooccurrences(
  header: CooccurrenceHeader,
  blocks: AsyncIterable<CellBlock>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const text = encoder.encode(header.words.join(''));
  const ends = new Uint32Array(header.words.length);
  let end = 0;
  header.words.forEach((word, i) => {
    requireWellFormed(word);
    end += encoder.encode(word).length;
    ends[i] = end;
  });
  const { window, weighting } = header;
  const description = encoder.encode(
    JSON.stringify({ window, weighting, words: header.words.length, textBytes: text.length }),
  );
  yield encoder.encode(MAGIC);
  yield bytesOf(Uint32Array.of(VERSION, description.length));
  yield description;
  yield bytesOf(header.counts);
  yield bytesOf(ends);
  yield text;
  let cells = 0;
  for await (const block of blocks) {
    if (block.rows.length === 0) continue;
    cells += block.rows.length;
    yield bytesOf(Uint32Array.of(block.rows.length));
    yield bytesOf(block.rows);
    yield bytesOf(block.columns);
    yield bytesOf(block.values);
  }
  yield bytesOf(Uint32Array.of(0));
  yield bytesOf(Float64Array.of(cells));
}

/**
 * Reads a co-occurrence file: the header at once, the cells on demand.
 * @param name the file's name, for errors
 * @throws InputError when it is no such file, or it is damaged
 */
export async function decodeCooccurrences(
  input: BytesInput,
  name: string,
): Promise<CooccurrenceFile> {
  const reader = new ByteReader(readBytes(input, name));
  const prefix = await take(reader, PREFIX_BYTES, name);
  const numbers = new Uint32Array(prefix.buffer);
  const [, , version, descriptionBytes] = numbers;
  if (!isCooccurrenceFile(prefix.buffer)) {
    throw new InputError(
      sentence(
        'counts/no-cooccurrence-file',
      )`this is no file of co-occurrence counts; \`malmoi cooccur\` makes them`,
      {
        input: name,
      },
    );
  }
  if (version !== VERSION) {
    throw new InputError(
      sentence(
        'counts/cooccurrence-version',
      )`its format has version ${{ version }}; this program reads ${{ known: VERSION }}`,
      {
        input: name,
      },
    );
  }
  if (descriptionBytes > LONGEST_DESCRIPTION) throw damaged(name);
  const description = parseDescription(await take(reader, descriptionBytes, name), name);
  const { words: size, textBytes } = description;
  const counts = new Float64Array((await take(reader, size * 8, name)).buffer);
  if (!counts.every((count) => count >= 0 && count < Infinity)) throw damaged(name);
  const ends = new Uint32Array((await take(reader, size * 4, name)).buffer);
  const text = await take(reader, textBytes, name);
  const words = sliceWords(text, ends, name);
  return {
    header: { window: description.window, weighting: description.weighting, words, counts },
    blocks: readBlocks(reader, size, name),
  };
}

interface Description {
  readonly window: number;
  readonly weighting: DistanceWeighting;
  readonly words: number;
  readonly textBytes: number;
}

function parseDescription(bytes: Uint8Array, name: string): Description {
  let parsed: Partial<Description>;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) ?? {};
  } catch (cause) {
    throw damaged(name, cause);
  }
  const { window, weighting, words, textBytes } = parsed;
  const size = (value: unknown): value is number =>
    Number.isSafeInteger(value) && Number(value) >= 0;
  if (!size(window) || !size(words) || !size(textBytes)) throw damaged(name);
  if (weighting !== 'uniform' && weighting !== 'inverse-distance') throw damaged(name);
  return { window, weighting, words, textBytes };
}

function sliceWords(text: Uint8Array, ends: Uint32Array, name: string): string[] {
  const decoder = new TextDecoder();
  let begin = 0;
  return Array.from(ends, (end) => {
    if (end < begin || end > text.length) throw damaged(name);
    const word = decoder.decode(text.subarray(begin, end));
    begin = end;
    return word;
  });
}

async function* readBlocks(
  reader: ByteReader,
  words: number,
  name: string,
): AsyncGenerator<CellBlock> {
  let cells = 0;
  for (;;) {
    const [count] = new Uint32Array((await take(reader, 4, name)).buffer);
    if (count === 0) break;
    if (count > LARGEST_BLOCK) throw damaged(name);
    const rows = new Uint32Array(count);
    const columns = new Uint32Array(count);
    const values = new Float64Array(count);
    for (const array of [rows, columns, values]) {
      if (!(await reader.takeInto(bytesOf(array)))) throw cutShort(name);
    }
    for (let i = 0; i < count; i++) {
      const isCell = rows[i] <= columns[i] && columns[i] < words && Number.isFinite(values[i]);
      if (!isCell) throw damaged(name);
    }
    cells += count;
    yield { rows, columns, values };
  }
  const [total] = new Float64Array((await take(reader, 8, name)).buffer);
  if (total !== cells) throw damaged(name);
}

/** Returns the next bytes, in memory of their own. */
async function take(
  reader: ByteReader,
  count: number,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!(await reader.fill(count))) throw cutShort(name);
  // Node's buffers share memory, and their `slice` does not copy.
  return new Uint8Array(reader.take(count));
}

function cutShort(name: string): InputError {
  return new InputError(
    sentence(
      'counts/cooccurrence-cut-short',
    )`the file of co-occurrence counts ends too soon; make it again`,
    {
      input: name,
    },
  );
}

function damaged(name: string, cause?: unknown): InputError {
  return new InputError(
    sentence(
      'counts/cooccurrence-damaged',
    )`the file of co-occurrence counts is damaged; make it again`,
    { input: name },
    { cause },
  );
}

function bytesOf(array: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
