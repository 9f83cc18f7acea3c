import type { Utf8Walk } from '../tokenizer.ts';

/** The kinds of a byte: part of a word (0), white space by itself, or possibly the first byte of white space. */
const [SPACE, MAY_BE_SPACE] = [1, 2];
const KINDS = new Uint8Array(256);
for (const byte of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]) KINDS[byte] = SPACE;
for (const byte of [0xc2, 0xe1, 0xe2, 0xe3]) KINDS[byte] = MAY_BE_SPACE;

/** Visits the runs of text between white space in UTF-8, as the whitespace tokenizer finds them in a string. */
export const walkUtf8NonSpaces: Utf8Walk = (bytes, start, end, visit) => {
  let begin = -1;
  for (let at = start; at < end; ) {
    const kind = KINDS[bytes[at] as number];
    const space = kind === 0 ? 0 : kind === SPACE ? 1 : spaceLength(bytes, at);
    if (space === 0) {
      if (begin < 0) begin = at;
      at++;
    } else {
      if (begin >= 0) visit(bytes, begin, at);
      begin = -1;
      at += space;
    }
  }
  if (begin >= 0) visit(bytes, begin, end);
};

/**
 * Returns the number of bytes of the white space that begins at a place (Unicode's White_Space above ASCII), or 0.
 */
function spaceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  const second = bytes[at + 1] ?? 0;
  const third = bytes[at + 2] ?? 0;
  if (first === 0xc2) return second === 0x85 || second === 0xa0 ? 2 : 0;
  if (first === 0xe1) return second === 0x9a && third === 0x80 ? 3 : 0; // U+1680
  if (first === 0xe3) return second === 0x80 && third === 0x80 ? 3 : 0; // U+3000
  if (second === 0x81) return third === 0x9f ? 3 : 0; // U+205F
  if (second !== 0x80) return 0;
  // U+2000 to U+200A, U+2028, U+2029, U+202F
  return third <= 0x8a || third === 0xa8 || third === 0xa9 || third === 0xaf ? 3 : 0;
}
