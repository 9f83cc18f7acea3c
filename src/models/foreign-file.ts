/** Safetensors begin with the length of a header that is JSON; text and other tools' files do not. */
const HEADER_START = 8;

/**
 * Whether a file is certainly no model of Malmoi, but perhaps word vectors of another tool. A safetensors file
 * of someone else is not foreign in this sense: the reader of models says best what it is.
 */
export function isForeignFile(bytes: ArrayBuffer): boolean {
  if (bytes.byteLength <= HEADER_START) return false;
  const start = new Uint8Array(bytes, 0, HEADER_START + 1);
  // A length has zero bytes, which no text and no other format begins with.
  return start[HEADER_START] !== 0x7b || !start.includes(0);
}
