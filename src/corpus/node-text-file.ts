import { fileSource } from '../io/node-source.ts';
import { createByteText, type TextLayout, type TextSource } from './text-source.ts';

/**
 * Makes a source of text of a file: plain text, CSV, TSV, JSONL or Parquet as its name says, or as the layout does. What
 * is packed by gzip is unpacked as it is read.
 * @throws InputError when there is no such file, or it is a folder
 */
export function textFile(path: string, layout: TextLayout = {}): TextSource {
  return createByteText(fileSource(path), layout);
}
