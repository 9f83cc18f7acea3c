import { type DecodedPng, decode, encode, hasPngSignature } from 'fast-png';
import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/** A picture in red, green and blue. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  /** [height, width, 3], each from 0 to 255. */
  readonly pixels: Uint8Array;
}

/** The most pixels of a picture: of more, the file could fill the memory with a few bytes. */
const MOST_PIXELS = 2 ** 26;

/** Where a PNG's width and height stand, each in four bytes. */
const SIZE_AT = 16;

/**
 * Reads a PNG of any kind (gray, colors, palette, 1 to 16 bits); what is transparent lies on white.
 * @param name what errors call the file
 * @param mostPixels of more, it is refused before room is made; default 67 million
 * @throws InputError when it is no whole PNG, or has more pixels
 */
export function readPng(
  bytes: Uint8Array,
  name: string,
  mostPixels: number = MOST_PIXELS,
): RgbPicture {
  if (bytes.length >= SIZE_AT + 8 && hasPngSignature(bytes)) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const [width, height] = [view.getUint32(SIZE_AT), view.getUint32(SIZE_AT + 4)];
    if (width * height > mostPixels) {
      throw new InputError(
        sentence(
          'io/large-picture',
        )`the picture has ${{ width }} × ${{ height }} pixels; make it smaller, at most ${{ most: mostPixels }} pixels in all`,
        { input: name },
      );
    }
  }
  let decoded: DecodedPng;
  try {
    decoded = decode(bytes, { checkCrc: true });
  } catch (cause) {
    throw new InputError(
      sentence(
        'io/broken-png',
      )`this is not a whole PNG file; a picture in this format was expected`,
      { input: name },
      { cause },
    );
  }
  return toRgb(decoded);
}

/** Writes a picture as PNG. */
export function writePng({ width, height, pixels }: RgbPicture): Uint8Array {
  return encode({ width, height, data: pixels, channels: 3, depth: 8 });
}

function toRgb({ width, height, data, depth, channels, palette }: DecodedPng): RgbPicture {
  const pixels = new Uint8Array(width * height * 3);
  const most = 2 ** depth - 1;
  const hasAlpha = palette === undefined && channels % 2 === 0;
  for (let i = 0; i < width * height; i++) {
    const color = palette?.[samplesAt(data, depth, width, i)];
    const sampleOf = (c: number): number => {
      if (color !== undefined) return color[c] ?? 0;
      // One channel, or two with alpha, is gray.
      const own = channels < 3 ? 0 : c;
      return (samplesAt(data, depth, width * channels, i * channels + own) / most) * 255;
    };
    const alpha = hasAlpha
      ? samplesAt(data, depth, width * channels, (i + 1) * channels - 1) / most
      : (color?.[3] ?? 255) / 255;
    for (let c = 0; c < 3; c++) {
      pixels[i * 3 + c] = Math.round(sampleOf(c) * alpha + 255 * (1 - alpha));
    }
  }
  return { width, height, pixels };
}

/** Returns a sample; those of fewer than 8 bits lie together in bytes, each row from a byte of its own. */
function samplesAt(data: ArrayLike<number>, depth: number, perRow: number, index: number): number {
  if (depth >= 8) return data[index] ?? 0;
  const row = Math.floor(index / perRow);
  const bit = (index % perRow) * depth;
  const byte = data[row * Math.ceil((perRow * depth) / 8) + (bit >> 3)] ?? 0;
  return (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}
