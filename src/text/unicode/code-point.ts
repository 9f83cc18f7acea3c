/** Returns the code point at a place; a surrogate without its other half is returned as it is. */
export function codePointAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if ((unit & 0xfc00) !== 0xd800 || at + 1 === text.length) return unit;
  const next = text.charCodeAt(at + 1);
  return (next & 0xfc00) === 0xdc00 ? ((unit - 0xd800) << 10) + next + 0x2400 : unit;
}

/** Returns the number of UTF-16 units of a code point. */
export function unitsOf(codePoint: number): 1 | 2 {
  return codePoint > 0xffff ? 2 : 1;
}
