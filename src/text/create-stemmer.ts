import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { createEnglishStemmer } from './english/stemmer.ts';
import { createKoreanStemmer } from './korean/stemmer.ts';
import type { Stemmer } from './stemmer.ts';

/** The languages that have a stemmer. */
export const STEMMER_LANGUAGES: readonly Stemmer['language'][] = ['english', 'korean'];

/**
 * Makes the stemmer of a language.
 * @throws UsageError when there is none
 */
export function createStemmer(language: Stemmer['language']): Stemmer {
  switch (language) {
    case 'english':
      return createEnglishStemmer();
    case 'korean':
      return createKoreanStemmer();
    default:
      throw new UsageError(
        sentence(
          'text/no-stemmer',
        )`There is no stemmer for "${{ language: String(language) }}"; choose english or korean.`,
      );
  }
}
