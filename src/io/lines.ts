import { InputError } from '../base/errors.ts';
import { joinBytes } from './join-bytes.ts';

/** A line of a text, without its end. */
export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
}

/** How `readLines` reads. */
export interface LineOptions {
  /** What the input is called in errors: a path, or `standard input`. */
  readonly name: string;
  /** What to do with bytes that are not UTF-8: an error that names the line (the default), or U+FFFD. */
  readonly invalidUtf8?: 'error' | 'replace';
  /** The longest line in bytes; a longer one is an error, since it would have to be held whole. Default 64 MiB. */
  readonly maxLineBytes?: number;
}

/** The longest line that is read unless the caller sets a limit, in bytes. */
export const MAX_LINE_BYTES: number = 64 * 2 ** 20;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const MEBIBYTE = 2 ** 20;

/**
 * Reads lines from bytes, in batches, since one promise a line would cost more than the line.
 * A byte-order mark at the start and carriage returns before line feeds are left out.
 * @throws InputError for bytes that are not UTF-8 and for a line that is too long
 */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  options: LineOptions,
): AsyncGenerator<Line[], void, undefined> {
  const decoder = createLineDecoder(options);
  for await (const chunk of bytes) {
    const lines = decoder.push(chunk);
    if (lines.length > 0) yield lines;
  }
  const last = decoder.end();
  if (last.length > 0) yield last;
}

interface LineDecoder {
  push(chunk: Uint8Array): Line[];
  end(): Line[];
}

function createLineDecoder(options: LineOptions): LineDecoder {
  const limit = options.maxLineBytes ?? MAX_LINE_BYTES;
  // Bytes are decoded a chunk of whole lines at a time: a line feed is never part of a longer sequence.
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let lineNumber = 1;

  const decode = (bytes: Uint8Array): string => {
    if (options.invalidUtf8 === 'replace') return lenient.decode(bytes);
    try {
      return strict.decode(bytes);
    } catch (cause) {
      const line = lineNumber + findInvalidLine(bytes, strict);
      throw new InputError(
        'the bytes are not UTF-8; convert the file (iconv -t UTF-8), or pass --invalid-utf8 replace',
        { input: options.name, line },
        { cause },
      );
    }
  };

  const split = (bytes: Uint8Array): Line[] => {
    let text = decode(bytes);
    if (lineNumber === 1 && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    const lines: Line[] = [];
    let start = 0;
    while (start < text.length) {
      let end = text.indexOf('\n', start);
      if (end < 0) end = text.length;
      const stop = end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
      lines.push({ text: text.slice(start, stop), number: lineNumber++ });
      start = end + 1;
    }
    return lines;
  };

  const checkLength = (): void => {
    if (pendingBytes <= limit) return;
    throw new InputError(
      `the line is longer than ${Math.round(limit / MEBIBYTE)} MiB; is this a text file with one document a line?`,
      { input: options.name, line: lineNumber },
    );
  };

  return {
    push: (chunk) => {
      const end = chunk.lastIndexOf(LINE_FEED) + 1;
      if (end === 0) {
        pending.push(chunk);
        pendingBytes += chunk.length;
        checkLength();
        return [];
      }
      const first = chunk.indexOf(LINE_FEED) + 1;
      pendingBytes += first;
      checkLength();
      const lines = split(joinBytes([...pending, chunk.subarray(0, end)]));
      pending = end < chunk.length ? [chunk.slice(end)] : [];
      pendingBytes = chunk.length - end;
      checkLength();
      return lines;
    },
    end: () => (pendingBytes > 0 ? split(joinBytes(pending)) : []),
  };
}

/** Which of the lines, from 0, does not decode. */
function findInvalidLine(bytes: Uint8Array, decoder: TextDecoder): number {
  let line = 0;
  for (let start = 0; start < bytes.length; line++) {
    let end = bytes.indexOf(LINE_FEED, start);
    if (end < 0) end = bytes.length;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}
