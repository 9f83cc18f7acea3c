import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { type RgbPicture, readPng } from '../io/png.ts';

/** The most pixels of a picture that somebody sends: a few bytes could stand for very many. */
const MOST_PIXELS = 2 ** 22;

/**
 * Reads pictures that were sent as text: PNG files in base64.
 * @throws InputError when one is no base64, no PNG, or has more than 4 million pixels
 */
export function readPictures(pictures: readonly string[]): RgbPicture[] {
  return pictures.map((picture, i) => {
    const name = `pictures[${i}]`;
    return readPng(decodeBase64(picture, name), name, MOST_PIXELS);
  });
}

function decodeBase64(text: string, input: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
  } catch (cause) {
    throw new InputError(
      sentence('models/not-base64')`this is not a PNG file in base64`,
      { input },
      { cause },
    );
  }
}
