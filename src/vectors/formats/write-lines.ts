/** Characters of text put together before they go out. */
const TEXT_AT_A_TIME = 2 ** 18;

/**
 * Writes a line for each row, as UTF-8.
 * @param rows how many rows, from the first on
 * @param line makes a row's text, with the line's end
 */
export function* writeLines(rows: number, line: (id: number) => string): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  for (let id = 0; id < rows; id++) {
    text += line(id);
    if (text.length >= TEXT_AT_A_TIME || id === rows - 1) {
      yield encoder.encode(text);
      text = '';
    }
  }
}
