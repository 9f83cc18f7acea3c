import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { ByteReader } from '../../io/byte-reader.ts';
import { emptyFile } from './empty-file.ts';
import { FASTTEXT_MAGIC } from './fasttext-reader.ts';
import { parseNumber } from './parse-number.ts';
import { parseHeader } from './read-text-rows.ts';

/** The names of the formats of word vectors that can be read. */
export const VECTOR_FORMATS = [
  'malmoi',
  'word2vec-text',
  'word2vec-binary',
  'glove',
  'fasttext-vec',
  'fasttext-bin',
  'projector',
] as const;

/** A format of word vectors. */
export type VectorFormat = (typeof VECTOR_FORMATS)[number];

/** Bytes read to detect the format: enough for a header and a row of a thousand numbers. */
export const BYTES_LOOKED_AT: number = 2 ** 16;

/**
 * Detects a file's format from its first bytes, without consuming them. A `.vec` of fastText is detected as
 * `word2vec-text`, which reads it.
 * @param name the file's name, for errors
 * @throws InputError when the format is unknown
 */
export async function detectVectorFormat(reader: ByteReader, name: string): Promise<VectorFormat> {
  await reader.fill(BYTES_LOOKED_AT);
  const bytes = reader.rest.subarray(0, BYTES_LOOKED_AT);
  if (bytes.length === 0) throw emptyFile(name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 4 && view.getInt32(0, true) === FASTTEXT_MAGIC) return 'fasttext-bin';
  // Safetensors: a length of 8 bytes, then JSON. Its high bytes are 0, which no text begins with.
  if (bytes.length > 8 && bytes[8] === 0x7b && view.getUint32(4, true) === 0) return 'malmoi';
  const [first, second] = firstLines(bytes);
  const header = parseHeader({ bytes: first });
  if (header !== undefined) {
    const rows = bytes.subarray(bytes.indexOf(0x0a) + 1);
    return second.length === 0 || isText(rows, header.dimensions)
      ? 'word2vec-text'
      : 'word2vec-binary';
  }
  if (endsInNumber(first)) {
    const allNumbers = fields(first).every(
      (field) => !Number.isNaN(parseNumber(field, 0, field.length)),
    );
    return allNumbers && first.includes(0x09) && !first.includes(0x20) ? 'projector' : 'glove';
  }
  throw new InputError(
    sentence(
      'vectors/unknown-format',
    )`these are no word vectors in a format that is known (${{ formats: VECTOR_FORMATS }})`,
    { input: name },
  );
}

/** Returns the first two lines without a byte order mark and trailing spaces; the second may be cut off. */
function firstLines(bytes: Uint8Array): [Uint8Array, Uint8Array] {
  const begin = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const newline = bytes.indexOf(0x0a, begin);
  if (newline < 0) return [trim(bytes.subarray(begin)), new Uint8Array(0)];
  const next = bytes.indexOf(0x0a, newline + 1);
  return [
    trim(bytes.subarray(begin, newline)),
    trim(bytes.subarray(newline + 1, next < 0 ? bytes.length : next)),
  ];
}

function trim(line: Uint8Array): Uint8Array {
  let end = line.length;
  while (end > 0 && line[end - 1] <= 0x20) end--;
  return line.subarray(0, end);
}

function fields(line: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let begin = 0; begin < line.length; ) {
    let end = begin;
    while (end < line.length && line[end] !== 0x20 && line[end] !== 0x09) end++;
    if (end > begin) found.push(line.subarray(begin, end));
    begin = end + 1;
  }
  return found;
}

/** The control characters that texts have: tab, line feed, form feeds and carriage return. */
const isTextControl = (byte: number): boolean => byte >= 0x09 && byte <= 0x0d;
const isPrintable = (byte: number): boolean => byte > 0x20 && byte < 0x7f;

/**
 * Whether the rows behind a header are text, however wrong: UTF-8 without control characters, or else lines that end
 * in as many printable fields as there are dimensions (their words are in another encoding). Floats of 32 bits are
 * neither.
 */
function isText(rows: Uint8Array, dimensions: number): boolean {
  const controls = rows.some((byte) => byte < 0x20 && !isTextControl(byte));
  if (!controls && isUtf8Start(rows)) return true;
  const ends = [...rows.keys()].filter((at) => rows[at] === 0x0a);
  // A row that was cut off where the looking ended says nothing.
  const whole = ends.length === 0 ? [rows.length] : ends.slice(0, LINES_LOOKED_AT);
  return whole.every((end, i) => {
    const numbers = fields(trim(rows.subarray(i === 0 ? 0 : whole[i - 1] + 1, end)));
    const last = numbers.slice(1).slice(-dimensions);
    return last.length > 0 && last.every((field) => field.every(isPrintable));
  });
}

/** Lines that are looked at where the words are not UTF-8. */
const LINES_LOOKED_AT = 20;

/** Whether bytes are UTF-8 but for a last character that is cut off. */
function isUtf8Start(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Whether the last field but one is a number; the last may be cut off. */
function endsInNumber(line: Uint8Array): boolean {
  const all = fields(line);
  if (all.length < 2) return false;
  const field = all.length > 2 ? all[all.length - 2] : all[1];
  return !Number.isNaN(parseNumber(field, 0, field.length));
}
