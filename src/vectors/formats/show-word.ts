/** Characters that do not show: controls, marks of format and spaces but for plain ones between others. */
const INVISIBLE = /[^\P{White_Space} ]|\p{C}|^ | $/gu;

/** The most characters of a word that an error shows. */
const SHOWN = 60;

/** Writes a word for an error, with `<U+00A0>` in place of each character that does not show. */
export function showWord(word: string): string {
  const shown = word.slice(0, SHOWN).replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
  return `"${shown}${word.length > SHOWN ? '…' : ''}"`;
}
