import { createEnglishStemmer, createKoreanStemmer } from 'malmoi/text';
import type { Stem } from './stems.ts';

/** The library's stemmers: a file of its own, since the Korean dictionary is fetched after the first picture. */
export function createStems(): { readonly korean: Stem; readonly english: Stem } {
  const korean = createKoreanStemmer();
  const english = createEnglishStemmer();
  return {
    korean: (word) => korean.stem(word),
    // The English stemmer wants lower case.
    english: (word) => english.stem(word.toLowerCase()),
  };
}
