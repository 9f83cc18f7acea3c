import { growUint8 } from '../base/growing-arrays.ts';
import type { Analyzer } from './analyzer.ts';

/** Stands between the tokens of an n-gram: the unit separator, which texts do not hold. */
const BETWEEN = '\x1f';
/** Stands before a letter for itself and for a separator in a token, where a text does hold them. */
const ESCAPE = '\x1e';

/** Joins the tokens of an n-gram so that they can be told apart again, whatever they hold. */
export function joinTokens(tokens: readonly string[]): string {
  return tokens
    .map((token) => token.replaceAll(ESCAPE, `${ESCAPE}e`).replaceAll(BETWEEN, `${ESCAPE}b`))
    .join(BETWEEN);
}

/** Splits what `joinTokens` joined. */
export function splitTokens(name: string): string[] {
  const tokens = name.split(BETWEEN);
  if (!name.includes(ESCAPE)) return tokens;
  return tokens.map((token) =>
    token.replaceAll(`${ESCAPE}b`, BETWEEN).replaceAll(`${ESCAPE}e`, ESCAPE),
  );
}

/** An n-gram as people read it: characters joined as they are, words with a space between. */
export function nameNgram(
  tokens: readonly string[],
  { cutsIntoCharacters }: Pick<Analyzer, 'cutsIntoCharacters'>,
): string {
  return tokens.join(cutsIntoCharacters ? '' : ' ');
}

const BETWEEN_BYTE = BETWEEN.charCodeAt(0);
const ESCAPE_BYTE = ESCAPE.charCodeAt(0);
const ESCAPED_BYTES: ReadonlyMap<number, number> = new Map([
  [ESCAPE_BYTE, 'e'.charCodeAt(0)],
  [BETWEEN_BYTE, 'b'.charCodeAt(0)],
]);

/**
 * Writes the bytes of what `joinTokens` gives, into an array that grows as needed.
 * @param tokens the UTF-8 bytes of each token
 * @returns the array, and where the bytes end in it
 */
export function writeJoined(
  room: Uint8Array,
  tokens: readonly Uint8Array[],
): { readonly room: Uint8Array; readonly end: number } {
  const most = tokens.reduce((sum, { length }) => sum + 2 * length + 1, 0);
  const bytes = growUint8(room, most);
  let end = 0;
  for (const [place, token] of tokens.entries()) {
    if (place > 0) bytes[end++] = BETWEEN_BYTE;
    for (let at = 0; at < token.length; at++) {
      const byte = token[at];
      if (byte === ESCAPE_BYTE || byte === BETWEEN_BYTE) {
        bytes[end++] = ESCAPE_BYTE;
        bytes[end++] = ESCAPED_BYTES.get(byte) ?? byte;
      } else bytes[end++] = byte;
    }
  }
  return { room: bytes, end };
}
