import { toCompatibilityJamo } from '../../text/hangul.ts';

/** A token's place in a drawing of text. */
export interface PlacedToken {
  /** Which token. */
  readonly index: number;
  /** What is shown: the token, with marks in place of white space that cannot be seen. */
  readonly text: string;
  /** Where it begins, in columns from the left. */
  readonly column: number;
  /** How many columns it takes. */
  readonly columns: number;
}

/** Characters that take two columns: Hangul, Chinese, kana, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Characters that take none: marks, and the vowels and finals that join a syllable before them. */
const JOINING = /\p{M}|\p{Cf}|[\u1160-\u11ff]/u;

/** Cuts a text into lines: at its own ends of lines, and where a line would grow too wide. */
export function layOutText(tokens: readonly string[], width: number): PlacedToken[][] {
  const lines: PlacedToken[][] = [];
  let line: PlacedToken[] = [];
  let column = 0;
  const endLine = (): void => {
    lines.push(line);
    line = [];
    column = 0;
  };
  tokens.forEach((token, index) => {
    // A jamo by itself would join the one before it, which has a place and a color of its own.
    const text = showWhiteSpace(token.length === 1 ? toCompatibilityJamo(token) : token);
    const columns = countColumns(text);
    if (column > 0 && column + columns > width) endLine();
    line.push({ index, text, column, columns });
    column += columns;
    if (token.endsWith('\n')) endLine();
  });
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Returns how many columns of a terminal a text takes. */
export function countColumns(text: string): number {
  let columns = 0;
  for (const character of text) {
    columns += JOINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

function showWhiteSpace(token: string): string {
  return token
    .replace(/\n/gu, '↵')
    .replace(/\t/gu, '→')
    .replace(/\p{Cc}/gu, '·');
}
