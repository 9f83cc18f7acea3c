/** Letters of a word that is not broken at the end of a line. */
const LONGEST_WORD = 12;

/** Letters that follow each other, up to white space and with it. */
export interface LetterRun<T> {
  readonly letters: readonly T[];
  /** The class of its element: a short word is not broken. */
  readonly class: string | undefined;
}

/** Cuts a text of letters, each drawn by itself, after its white space. */
export function splitWords<T extends { readonly text: string }>(
  letters: readonly T[],
): LetterRun<T>[] {
  const words: T[][] = [];
  let isOpen = false;
  for (const letter of letters) {
    if (isOpen) words.at(-1)?.push(letter);
    else words.push([letter]);
    isOpen = !/\s/.test(letter.text);
  }
  return words.map((word) => ({
    letters: word,
    class: word.length <= LONGEST_WORD ? 'unbroken' : undefined,
  }));
}
