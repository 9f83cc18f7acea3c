import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { RgbPicture } from '../io/png.ts';

/** A picture in red, green and blue, as `readPng` gives it. */
export type Picture = RgbPicture;

/** Numbers of a pixel. */
const CHANNELS = 3;

/** Width and height of a patch, in pixels. */
export const PATCH_SIDE = 4;

/** Numbers of a pixel as the network reads it: its color, and how far that is from the ground. */
const READ_CHANNELS = CHANNELS + 1;

/** Numbers of a patch. */
export const PATCH_SIZE: number = PATCH_SIDE * PATCH_SIDE * READ_CHANNELS;

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

/** How far the pixel farthest from the ground is, as a patch's number; about as large as those of colors. */
const FARTHEST = 2;

/**
 * Writes a square picture's patches, each a row of numbers, from left to right and from top to bottom. Of each number
 * the picture's mean of its channel is taken away: the ground, which says nothing, is then near 0. A fourth number tells
 * how far the pixel's color is from that mean, as a share of the farthest. It draws a shape the same in every color:
 * without it the filters learn each kind in the colors that they saw it in, and fail on a new pair.
 * @param rows [(side / 4)², 64]
 */
export function writePatches({ width: side, pixels }: Picture, rows: Float32Array): void {
  const across = side / PATCH_SIDE;
  const means = [0, 0, 0];
  for (let i = 0; i < pixels.length; i++) means[i % CHANNELS] += pixels[i];
  for (let c = 0; c < CHANNELS; c++) means[c] /= side * side;
  let farthest = 1;
  for (let at = 0; at < pixels.length; at += CHANNELS) {
    farthest = Math.max(farthest, distanceFrom(means, pixels, at));
  }
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const patch = Math.floor(y / PATCH_SIDE) * across + Math.floor(x / PATCH_SIDE);
      const within = (y % PATCH_SIDE) * PATCH_SIDE + (x % PATCH_SIDE);
      const to = patch * PATCH_SIZE + within * READ_CHANNELS;
      const from = (y * side + x) * CHANNELS;
      for (let c = 0; c < CHANNELS; c++) rows[to + c] = (pixels[from + c] - means[c]) / CONTRAST;
      rows[to + CHANNELS] = (FARTHEST * distanceFrom(means, pixels, from)) / farthest;
    }
  }
}

/** How far a pixel's color is from another. */
function distanceFrom(color: readonly number[], pixels: Uint8Array, at: number): number {
  let sum = 0;
  for (let c = 0; c < CHANNELS; c++) sum += (pixels[at + c] - color[c]) ** 2;
  return Math.sqrt(sum);
}
