/** Safetensors begin with the length of a header that is JSON; text and other tools' files do not. */
const HEADER_START = 8;

/**
 * Whether a file is certainly no model of Malmoi, but perhaps word vectors of another tool. A safetensors file
 * of someone else is not foreign in this sense: the reader of models says best what it is.
 */
export function isForeignFile(bytes: ArrayBuffer): boolean {
  if (bytes.byteLength <= HEADER_START) return false;
  const view = new DataView(bytes);
  return view.getUint8(HEADER_START) !== 0x7b || view.getUint32(4, true) !== 0;
}
