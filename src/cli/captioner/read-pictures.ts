import { dirname, join } from 'node:path';
import type { CaptionedPicture } from '../../captioner/index.ts';
import { readFileBytes } from '../../io/node.ts';
import { type RgbPicture, readPng } from '../../io/png.ts';
import type { Environment } from '../environment.ts';
import { openCorpus } from '../open-corpus.ts';

/** The columns of a list of pictures. */
export const PICTURE_COLUMN = 'picture';
export const CAPTION_COLUMN = 'caption';

/**
 * Reads a picture from a PNG file.
 * @throws InputError when it is not there, or no PNG
 */
export async function readPicture(path: string): Promise<RgbPicture> {
  return readPng(new Uint8Array(await readFileBytes(path)), path);
}

/**
 * Reads the pictures that lists name in their column `picture`, with what stands in `caption`. The paths are seen from
 * the folder of their list.
 * @throws InputError when a list has not both columns, or a picture is not there
 */
export async function* readCaptionedPictures(
  lists: readonly string[],
  environment: Environment,
): AsyncGenerator<CaptionedPicture, void, undefined> {
  for (const list of lists) {
    const columns = { text: CAPTION_COLUMN, label: PICTURE_COLUMN, quiet: true };
    const { corpus, bars } = openCorpus([list], columns, environment);
    try {
      for await (const { texts, labels = [] } of corpus.documents('reading')) {
        for (const [i, caption] of texts.entries()) {
          const path = join(list === '-' ? '.' : dirname(list), labels[i]);
          yield { picture: await readPicture(path), caption };
        }
      }
    } finally {
      bars.stop();
    }
  }
}
