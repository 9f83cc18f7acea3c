/** Encodes a code point as UTF-8; a lone surrogate becomes three bytes (as in WTF-8), so that it is not lost. */
export function encodeUtf8CodePoint(code: number): number[] {
  if (code < 0x80) return [code];
  const last = 0x80 | (code & 0x3f);
  if (code < 0x800) return [0xc0 | (code >> 6), last];
  const third = 0x80 | ((code >> 6) & 0x3f);
  if (code < 0x10000) return [0xe0 | (code >> 12), third, last];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), third, last];
}

/** Decodes UTF-8, including lone surrogates; invalid bytes become U+FFFD. */
export function decodeUtf8(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const rest = bytes.slice(at + 1, at + length);
    if (length === 0 || rest.length !== length - 1 || rest.some((byte) => byte >> 6 !== 2)) {
      text += '\ufffd';
      at++;
      continue;
    }
    const code = rest.reduce(
      (sum, byte) => (sum << 6) | (byte & 0x3f),
      length === 1 ? first : first & (0xff >> (length + 1)),
    );
    text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    at += length;
  }
  return text;
}
