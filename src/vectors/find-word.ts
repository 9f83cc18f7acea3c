import type { WordList } from './word-list.ts';

/** The forms of Unicode in which one word may stand: é as one letter, or as e and an accent. */
const FORMS = ['NFC', 'NFD'] as const;

/**
 * Finds the number of a word as it is spelled; else in the composed form (NFC), as keyboards write, or the decomposed
 * form (NFD), as file names of macOS have it, which are the same word to a reader. −1 when none of them is there.
 */
export function findWord(words: WordList, word: string): number {
  const id = words.indexOf(word);
  if (id >= 0) return id;
  return otherForms(word).reduce((found, form) => (found >= 0 ? found : words.indexOf(form)), -1);
}

/** Returns the word in the forms NFC and NFD, where they differ from it. */
export function otherForms(word: string): string[] {
  return FORMS.map((form) => word.normalize(form)).filter((form) => form !== word);
}
