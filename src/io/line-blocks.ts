import { InputError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { decodeToUtf8, ENCODING_OPTIONS, type EncodingOptions } from './decode-bytes.ts';
import { guessEncoding, losesMostLetters } from './guess-encoding.ts';
import { joinBytes } from './join-bytes.ts';
import { isUtf8 } from './valid-utf8.ts';

/** How lines are read. */
export interface LineOptions extends EncodingOptions {
  /** The longest line in bytes; a longer one is an error, since it would have to be held whole. Default 64 MiB. */
  readonly maxLineBytes?: number;
}

/** Whole lines as they stand in the input. */
export interface LineBlock {
  /** UTF-8, each line with its line feed; the input's last line may lack one. Valid until the next block is requested. */
  readonly bytes: Uint8Array;
  /** The number of the first line, from 1. */
  readonly line: number;
}

/** The default of the longest line, in bytes. */
export const MAX_LINE_BYTES: number = 64 * 2 ** 20;

/** The kind and the range of each option. */
export const LINE_OPTIONS: OptionTable<LineOptions, 'invalidUtf8' | 'maxLineBytes'> = {
  ...ENCODING_OPTIONS,
  maxLineBytes: { kind: 'whole', least: 1, unit: 'bytes', default: MAX_LINE_BYTES },
};

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const MEBIBYTE = 2 ** 20;

/**
 * Cuts bytes into blocks of whole lines in UTF-8, without a byte-order mark at the start. In a text without line feeds,
 * carriage returns end the lines, as on old Macs, and are replaced by line feeds. UTF-8 is not decoded, and only lines
 * that two pieces of the input share are copied. Each piece need be valid only until the next.
 * @throws InputError for bytes that are not UTF-8 and for a line that is too long
 */
export async function* readLineBlocks(
  bytes: AsyncIterable<Uint8Array>,
  options: LineOptions,
): AsyncGenerator<LineBlock, void, undefined> {
  const { name, maxLineBytes: limit = MAX_LINE_BYTES } = options;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let line = 1;

  const take = (lines: Uint8Array): LineBlock => {
    const block = { bytes: checkUtf8(lines, line, options), line };
    if (line === 1 && BYTE_ORDER_MARK.every((byte, at) => block.bytes[at] === byte)) {
      block.bytes = block.bytes.subarray(BYTE_ORDER_MARK.length);
    }
    line += countLines(lines);
    return block;
  };

  const wait = (rest: Uint8Array): void => {
    // A copy: what is read next may be read into the same bytes.
    if (rest.length > 0) pending.push(rest.slice());
    pendingBytes += rest.length;
    checkLength(pendingBytes);
  };

  const checkLength = (length: number): void => {
    if (length <= limit) return;
    throw new InputError(
      sentence(
        'io/long-line',
      )`the line is longer than ${{ limit: Math.round(limit / MEBIBYTE) }} MiB; is this a text file with one document a line?`,
      { input: name, line },
    );
  };

  for await (const chunk of decodeToUtf8(bytes, options)) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    // A line feed is never part of a longer sequence of UTF-8.
    const first = pendingBytes === 0 ? 0 : chunk.indexOf(LINE_FEED) + 1;
    if (first > 0) {
      checkLength(pendingBytes + first);
      const joined = joinBytes([...pending, chunk.subarray(0, first)]);
      pending = [];
      pendingBytes = 0;
      yield take(joined);
    }
    if (end > first) yield take(chunk.subarray(first, end));
    wait(chunk.subarray(end));
  }
  if (pendingBytes > 0)
    yield take(line === 1 ? withLineFeeds(joinBytes(pending)) : joinBytes(pending));
}

/** Replaces carriage returns by line feeds. */
function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(CARRIAGE_RETURN)) return bytes;
  return bytes.map((byte) => (byte === CARRIAGE_RETURN ? LINE_FEED : byte));
}

/**
 * Visits the lines of a block by their start and end, without a line feed and a carriage return before it.
 */
export function walkLines(bytes: Uint8Array, visit: (start: number, end: number) => void): void {
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    visit(start, end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
    start = end + 1;
  }
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let feed = bytes.indexOf(LINE_FEED); feed >= 0; feed = bytes.indexOf(LINE_FEED, feed + 1)) {
    count++;
  }
  return count;
}

/** Returns bytes that are UTF-8 as they are; replaces invalid ones, or throws. */
function checkUtf8(bytes: Uint8Array, line: number, options: LineOptions): Uint8Array {
  if (isUtf8(bytes)) return bytes;
  if (options.invalidUtf8 === 'replace') {
    const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
    return new TextEncoder().encode(lenient.decode(bytes));
  }
  const starts: number[] = [];
  walkLines(bytes, (start) => starts.push(start));
  const ends = [...starts.slice(1), bytes.length];
  const invalid = starts.findIndex((start, i) => !isUtf8(bytes.subarray(start, ends[i])));
  const advice = adviseOnEncoding(bytes.subarray(starts[invalid]));
  throw new InputError(sentence('io/not-utf-8')`the bytes are not UTF-8; ${{ advice }}`, {
    input: options.name,
    line: line + invalid,
  });
}

/** Says what to do about bytes that are not UTF-8. */
function adviseOnEncoding(bytes: Uint8Array): Sentence {
  const guess = guessEncoding(bytes);
  const encoding =
    guess === undefined
      ? sentence('io/give-encoding')`give the encoding`
      : sentence('io/give-likely-encoding')`they look like ${{ guess }}: give this encoding`;
  // Where most letters would be lost, the rest is no text to train on.
  return losesMostLetters(bytes)
    ? encoding
    : sentence('io/or-replace')`${{ encoding }}, or have invalid bytes replaced`;
}
