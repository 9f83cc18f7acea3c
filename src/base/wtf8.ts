/**
 * Strings as UTF-8 in byte arrays. Half a surrogate pair is three bytes, too (WTF-8), so that every string survives
 * the round trip. The bytes sort as code points do.
 */

/** The most bytes that one UTF-16 unit becomes. */
export const BYTES_PER_UNIT = 3;

/** Writes a string into an array with room for it; returns the end of its bytes. */
export function writeWtf8(bytes: Uint8Array, start: number, text: string): number {
  const length = text.length;
  let end = start;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[end++] = unit;
      continue;
    }
    if (unit < 0x800) {
      bytes[end++] = 0xc0 | (unit >> 6);
    } else if ((unit & 0xf800) === 0xd800) {
      const code = text.codePointAt(at) as number;
      if (code > 0xffff) {
        at++;
        bytes[end++] = 0xf0 | (code >> 18);
        bytes[end++] = 0x80 | ((code >> 12) & 0x3f);
      } else bytes[end++] = 0xe0 | (code >> 12);
      bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[end++] = 0x80 | (code & 0x3f);
      continue;
    } else {
      bytes[end++] = 0xe0 | (unit >> 12);
      bytes[end++] = 0x80 | ((unit >> 6) & 0x3f);
    }
    bytes[end++] = 0x80 | (unit & 0x3f);
  }
  return end;
}

/** UTF-16 units per call of `String.fromCharCode`, which takes this many arguments safely. */
export const UNITS_AT_ONCE = 4096;

/** Reused for short strings, such as most words. */
const units: Uint16Array = new Uint16Array(UNITS_AT_ONCE);

/** Decodes bytes that `writeWtf8` wrote, or that are UTF-8. */
export function readWtf8(bytes: Uint8Array, start: number, end: number): string {
  const room = end - start <= units.length ? units : new Uint16Array(end - start);
  return stringOf(room, readUnits(bytes, start, end, room, 0));
}

/** Decodes bytes into `room` from `place` on, which must have room for a unit per byte; returns the end of the units. */
export function readUnits(
  bytes: Uint8Array,
  start: number,
  end: number,
  room: Uint16Array,
  place: number,
): number {
  let to = place;
  for (let at = start; at < end; ) {
    const first = bytes[at] as number;
    if (first < 0x80) {
      room[to++] = first;
      at += 1;
    } else if (first < 0xe0) {
      room[to++] = ((first & 0x1f) << 6) | low(bytes, at + 1);
      at += 2;
    } else if (first < 0xf0) {
      room[to++] = ((first & 0x0f) << 12) | (low(bytes, at + 1) << 6) | low(bytes, at + 2);
      at += 3;
    } else {
      const code = ((first & 0x07) << 18) | (low(bytes, at + 1) << 12) | (low(bytes, at + 2) << 6);
      const above = (code | low(bytes, at + 3)) - 0x10000;
      room[to++] = 0xd800 | (above >> 10);
      room[to++] = 0xdc00 | (above & 0x3ff);
      at += 4;
    }
  }
  return to;
}

/** Makes a string of the first `length` units of an array. */
export function stringOf(room: Uint16Array, length: number): string {
  let text = '';
  for (let at = 0; at < length; at += UNITS_AT_ONCE) {
    text += String.fromCharCode(...room.subarray(at, Math.min(length, at + UNITS_AT_ONCE)));
  }
  return text;
}

/** Returns the six payload bits of a continuation byte. */
function low(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) & 0x3f;
}
