/**
 * Returns whether bytes are UTF-8, by the table of well-formed sequences (Unicode 15.0, table 3-7): no overlong ones,
 * no surrogates, nothing above U+10FFFF. A decoder would check the same, but create a string.
 */
export function isUtf8(bytes: Uint8Array): boolean {
  const length = bytes.length;
  for (let at = 0; at < length; ) {
    const first = bytes[at++] as number;
    if (first < 0x80) continue;
    if (first < 0xc2 || first > 0xf4) return false;
    const second = bytes[at++] ?? 0;
    if (first < 0xe0) {
      if (!isContinuation(second)) return false;
      continue;
    }
    const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (second < least || second > most || !isContinuation(bytes[at++] ?? 0)) return false;
    if (first >= 0xf0 && !isContinuation(bytes[at++] ?? 0)) return false;
  }
  return true;
}

/** Returns whether a byte is a continuation byte. */
function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
