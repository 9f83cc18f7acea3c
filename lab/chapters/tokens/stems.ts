/** Takes a word back to its stem. */
export type Stem = (word: string) => string;

/** Whether a text is stemmed as Korean: it has a Hangul syllable. */
export function isKorean(text: string): boolean {
  return /[가-힣]/u.test(text);
}

/** Stems of the words that the page is written with, until the stemmer has been fetched. */
const FIRST_STEMS: Readonly<Record<string, string>> = {
  맑고: '맑다',
  맑지만: '맑다',
  맑았는데: '맑다',
  맑은: '맑다',
};

export const stemOfFirstText: Stem = (word) => FIRST_STEMS[word] ?? word;
