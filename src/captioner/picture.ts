import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { RgbPicture } from '../io/png.ts';

/** A picture in red, green and blue, as `readPng` gives it. */
export type Picture = RgbPicture;

/** Numbers of a pixel. */
const CHANNELS = 3;

/** Width and height of a patch, in pixels. */
export const PATCH_SIDE = 4;

/** Numbers of a patch. */
export const PATCH_SIZE: number = PATCH_SIDE * PATCH_SIDE * CHANNELS;

/**
 * Scales a picture to a square by the mean of the pixels that fall on each new one.
 * @throws UsageError when the picture has not as many numbers as its width and height say
 */
export function scalePicture(picture: Picture, side: number): Picture {
  const { width, height, pixels } = picture;
  if (!(width > 0 && height > 0 && pixels.length === width * height * CHANNELS)) {
    throw new UsageError(
      sentence(
        'captioner/wrong-picture',
      )`A picture of ${{ width }} × ${{ height }} pixels has ${{ given: pixels.length }} numbers; expected 3 a pixel.`,
    );
  }
  if (width === side && height === side) return picture;
  const scaled = new Uint8Array(side * side * CHANNELS);
  for (let y = 0; y < side; y++) {
    const [top, bottom] = spanOf(y, side, height);
    for (let x = 0; x < side; x++) {
      const [left, right] = spanOf(x, side, width);
      const count = (bottom - top) * (right - left);
      for (let c = 0; c < CHANNELS; c++) {
        let sum = 0;
        for (let v = top; v < bottom; v++) {
          for (let u = left; u < right; u++) sum += pixels[(v * width + u) * CHANNELS + c];
        }
        scaled[(y * side + x) * CHANNELS + c] = Math.round(sum / count);
      }
    }
  }
  return { width: side, height: side, pixels: scaled };
}

/** Returns the first old pixel of a new one, and one past the last; at least one. */
function spanOf(index: number, now: number, before: number): [begin: number, end: number] {
  const begin = Math.floor((index * before) / now);
  return [begin, Math.max(begin + 1, Math.floor(((index + 1) * before) / now))];
}

/** Steps of lightness that one of a patch's numbers stands for. */
const CONTRAST = 64;

/**
 * Writes a square picture's patches, each a row of numbers, from left to right and from top to bottom. Of each number
 * the picture's mean of its channel is taken away: the ground, which says nothing, is then near 0.
 * @param rows [(side / 4)², 48]
 */
export function writePatches({ width: side, pixels }: Picture, rows: Float32Array): void {
  const across = side / PATCH_SIDE;
  const line = PATCH_SIDE * CHANNELS;
  const means = [0, 0, 0];
  for (let i = 0; i < pixels.length; i++) means[i % CHANNELS] += pixels[i];
  for (let c = 0; c < CHANNELS; c++) means[c] /= side * side;
  for (let y = 0; y < side; y++) {
    for (let column = 0; column < across; column++) {
      const patch = Math.floor(y / PATCH_SIDE) * across + column;
      const to = patch * PATCH_SIZE + (y % PATCH_SIDE) * line;
      const from = (y * side + column * PATCH_SIDE) * CHANNELS;
      for (let i = 0; i < line; i++) {
        rows[to + i] = (pixels[from + i] - means[i % CHANNELS]) / CONTRAST;
      }
    }
  }
}
