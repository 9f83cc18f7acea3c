import { InputError, UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { sentence } from '../base/sentence.ts';

/** How the characters of a text are encoded in its bytes. */
export interface EncodingOptions {
  /** What the input is called in errors: a path, or `standard input`. */
  readonly name: string;
  /**
   * An encoding that `TextDecoder` knows, such as `euc-kr` (which is CP949), `shift_jis` or `windows-1252`. Default UTF-8,
   * or UTF-16 where the text begins with its byte-order mark.
   */
  readonly encoding?: string;
  /** What to do with bytes that are not of the encoding: an error that names the line (the default), or U+FFFD. */
  readonly invalidUtf8?: 'error' | 'replace';
}

/** The kind and the range of each option; the encoding is checked where it is used. */
export const ENCODING_OPTIONS: OptionTable<EncodingOptions, 'invalidUtf8'> = {
  name: { kind: 'text' },
  encoding: { kind: 'text' },
  invalidUtf8: { kind: 'choice', choices: ['error', 'replace'], default: 'error' },
};

/**
 * Converts a text of any encoding to UTF-8; UTF-8 is passed on unchecked. Each piece need be valid only until the next.
 * @throws UsageError for an encoding that does not exist
 * @throws InputError for bytes that the encoding does not have, unless they are replaced
 */
export async function* decodeToUtf8(
  bytes: AsyncIterable<Uint8Array>,
  options: EncodingOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const source = bytes[Symbol.asyncIterator]();
  try {
    const first = await source.next();
    if (first.done === true) return;
    const encoding = checkEncoding(options.encoding ?? encodingByMark(first.value));
    const pieces = (async function* () {
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => source };
    })();
    yield* encoding === 'utf-8' ? pieces : decode(pieces, encoding, options);
  } finally {
    await source.return?.();
  }
}

/**
 * Returns the name of an encoding as `TextDecoder` has it.
 * @throws UsageError when it knows none of that name
 */
export function checkEncoding(name: string): string {
  const alias = ALIASES[name.toLowerCase().replace(/[-_]/g, '')] ?? name;
  try {
    return new TextDecoder(alias).encoding;
  } catch (cause) {
    throw new UsageError(
      sentence(
        'io/no-encoding',
      )`There is no encoding "${{ name }}"; examples are utf-8, utf-16le, euc-kr (CP949), shift_jis, gb18030 and windows-1252.`,
      { cause },
    );
  }
}

/** Names of encodings in Windows and Python that `TextDecoder` does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp950: 'big5',
  cp1252: 'windows-1252',
  utf16: 'utf-16le',
};

/**
 * Returns the encoding that a byte-order mark (U+FEFF) tells; nearly all files in UTF-16 begin with one.
 */
export function encodingByMark([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  { name, invalidUtf8 }: EncodingOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: invalidUtf8 !== 'replace' });
  const encoder = new TextEncoder();
  let line = 1;
  const decodePiece = (piece: Uint8Array | undefined): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch (cause) {
      throw new InputError(
        sentence(
          'io/wrong-encoding',
        )`the bytes are not ${{ encoding }}; give the encoding that the text was saved in, or have invalid bytes replaced`,
        { input: name, line: line + (piece === undefined ? 0 : linesBeforeError(piece, encoding)) },
        { cause },
      );
    }
  };
  for await (const piece of bytes) {
    const text = decodePiece(piece);
    if (text.length > 0) yield encoder.encode(text);
    line += countLineFeeds(text);
  }
  const rest = decodePiece(undefined);
  if (rest.length > 0) yield encoder.encode(rest);
}

/** Counts the line feeds in a piece before its first bytes that are not of the encoding. */
function linesBeforeError(piece: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(piece);
  const error = text.indexOf('\ufffd');
  return countLineFeeds(error < 0 ? text : text.slice(0, error));
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
