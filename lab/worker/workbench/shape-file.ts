import { type CaptionedPicture, createShapePictures } from 'malmoi';

/** A file that says which pictures of shapes are drawn: the options of `createShapePictures`. */
export const SHAPE_FILE = /\.shapes\.json$/i;

/** Draws the pictures of such a file, with their captions. */
export async function readShapeFile(file: File): Promise<CaptionedPicture[]> {
  return [...createShapePictures(JSON.parse(await file.text()))];
}
