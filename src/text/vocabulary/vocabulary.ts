import { InputError, UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { WordTable } from '../../base/word-table.ts';
import { type SpecialTokens, specialWords } from '../units/special-tokens.ts';

/** Words with their numbers and counts. */
export interface Vocabulary {
  /** The number of words, including special tokens. */
  readonly size: number;
  /** The words by number. */
  readonly words: readonly string[];
  /** How often each word occurs, by number. */
  readonly counts: Float64Array;
  readonly special: SpecialTokens;
  /**
   * Returns the number of a word, or that of the unknown token when the word is absent, or −1 without an unknown
   * token.
   */
  idOf(word: string): number;
  /**
   * Returns the same for the word in bytes `start` to `end` of a text in UTF-8, without creating a string.
   */
  idOfUtf8(bytes: Uint8Array, start: number, end: number): number;
  /** Returns whether the vocabulary has the word itself. */
  has(word: string): boolean;
  /**
   * Returns the word with a number.
   * @throws UsageError when there is none
   */
  wordOf(id: number): string;
}

/**
 * Makes a vocabulary from words in the order of their numbers.
 * @throws InputError when a word occurs twice, or a special token or a count is missing
 */
export function createVocabulary(
  words: readonly string[],
  counts: Float64Array,
  special: SpecialTokens = {},
): Vocabulary {
  if (counts.length !== words.length) {
    throw new InputError(
      sentence(
        'text/words-without-counts',
      )`There are ${{ words: words.length }} words, but ${{ counts: counts.length }} counts.`,
    );
  }
  const ids = WordTable.of(words);
  for (const word of specialWords(special)) {
    if (ids.find(word) < 0) {
      throw new InputError(
        sentence(
          'text/no-special-token',
        )`The vocabulary lacks its special token ${{ token: JSON.stringify(word) }}.`,
      );
    }
  }
  const unknown = special.unknown === undefined ? -1 : ids.find(special.unknown);
  const known = (id: number): number => (id < 0 ? unknown : id);
  return {
    size: words.length,
    words,
    counts,
    special,
    idOf: (word) => known(ids.find(word)),
    idOfUtf8: (bytes, start, end) => known(ids.findUtf8(bytes, start, end)),
    has: (word) => ids.find(word) >= 0,
    wordOf(id) {
      const word = words[id];
      if (word === undefined) {
        throw new UsageError(
          sentence(
            'text/no-word',
          )`There is no word ${{ id }}: the vocabulary has ${{ size: words.length }}.`,
        );
      }
      return word;
    },
  };
}
