import { FASTTEXT_MAGIC } from '../vectors/formats/fasttext-reader.ts';

/** Safetensors begin with the length of a header that is JSON; text and other tools' files do not. */
const HEADER_START = 8;

/**
 * Whether a file is certainly no model of Malmoi, but perhaps word vectors or a classifier of another tool. A safetensors file
 * of someone else is not foreign in this sense: the reader of models says best what it is.
 * @param bytes the file's first bytes
 */
export function isForeignFile(bytes: Uint8Array): boolean {
  if (bytes.length <= HEADER_START) return false;
  const { buffer, byteOffset } = bytes;
  // A model of fastText in 123 dimensions would pass for a safetensors file otherwise.
  if (new DataView(buffer, byteOffset).getInt32(0, true) === FASTTEXT_MAGIC) return true;
  // A length has zero bytes, which no text and no other format begins with.
  return bytes[HEADER_START] !== 0x7b || !bytes.subarray(0, HEADER_START).includes(0);
}
