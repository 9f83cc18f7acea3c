/** The longest piece, in characters: it bounds the work and the memory that one word can cost. */
const LONGEST = 48;

/** The longest piece in code units: a space, and characters of two units each. */
export const LONGEST_PIECE: number = 1 + 2 * LONGEST;

/**
 * A piece, which merges do not cross: a word, number or run of marks, each with one space before it,
 * or a run of white space. (The cut of GPT-2, with marks kept with their letters, without its
 * English contractions.) Every character is in exactly one piece.
 */
const PIECE = new RegExp(
  [
    ` ?[\\p{L}\\p{M}]{1,${LONGEST}}`,
    ` ?\\p{N}{1,${LONGEST}}`,
    ` ?[^\\s\\p{L}\\p{M}\\p{N}]{1,${LONGEST}}`,
    `\\s{1,${LONGEST}}(?!\\S)`,
    `\\s`,
  ].join('|'),
  'gu',
);

/** Cuts a text into the pieces that byte-pair encoding works on; joined, they are the text. */
export function cutIntoPieces(text: string): string[] {
  return text.match(PIECE) ?? [];
}
