import { reportWritten, type WriteVectorsOptions } from './write-options.ts';

/** Characters of text put together before they go out. */
const TEXT_AT_A_TIME = 2 ** 18;

/**
 * Writes a line for each row, as UTF-8.
 * @param rows how many rows, from the first on
 * @param line makes a row's text, with the line's end
 * @param options what is told, and what stops the writing
 */
export function* writeLines(
  rows: number,
  line: (id: number) => string,
  options: WriteVectorsOptions = {},
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  for (let id = 0; id < rows; id++) {
    text += line(id);
    if (text.length >= TEXT_AT_A_TIME || id === rows - 1) {
      reportWritten(id + 1, rows, options);
      yield encoder.encode(text);
      text = '';
    }
  }
}
