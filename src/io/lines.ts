import type { ByteSource } from './byte-source.ts';
import { type BytesInput, readBytes } from './bytes-input.ts';
import { type LineOptions, readLineBlocks } from './line-blocks.ts';

/** A line of a text, without its end. */
export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
}

const CARRIAGE_RETURN = 13;

/**
 * Reads lines from bytes, in batches, because a promise per line would cost more than the line.
 * A byte-order mark at the start and carriage returns before line feeds are left out. In a text without a
 * single line feed, carriage returns end the lines, as on old Macs.
 * @throws InputError for bytes that are not UTF-8 and for a line that is too long
 */
export async function* readLines(
  input: BytesInput,
  options: LineOptions,
): AsyncGenerator<Line[], void, undefined> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const block of readLineBlocks(readBytes(input, options.name), options)) {
    const lines = splitLines(decoder.decode(block.bytes), block.line);
    if (lines.length > 0) yield lines;
  }
}

/**
 * Reads a text that fits in memory, its lines ended by line feeds.
 * @param options the encoding of the bytes, and the longest line that is accepted
 * @throws InputError as reading lines does
 */
export async function readText(
  source: ByteSource,
  options: Omit<LineOptions, 'name'> = {},
): Promise<string> {
  let text = '';
  const { name } = source;
  for await (const lines of readLines(source.open({ reuse: true }), { ...options, name })) {
    for (const line of lines) text += `${line.text}\n`;
  }
  return text;
}

function splitLines(text: string, first: number): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const stop = end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
    lines.push({ text: text.slice(start, stop), number: first + lines.length });
    start = end + 1;
  }
  return lines;
}
