import { fileSource } from '../io/node-source.ts';
import { createByteText, type TextLayout, type TextSource } from './text-source.ts';

/**
 * Makes a source of text from a file of plain text, CSV, TSV, JSONL or Parquet, by its extension or the layout. Gzip is
 * unpacked as the file is read.
 * @throws InputError when there is no such file, or it is a folder
 */
export function textFile(path: string, layout: TextLayout = {}): TextSource {
  return createByteText(fileSource(path), layout);
}
