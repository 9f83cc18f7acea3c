import { InputError, UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { WordTable } from '../../base/word-table.ts';
import { type SpecialTokens, specialWords } from '../units/special-tokens.ts';

/** Words with their numbers and counts. */
export interface Vocabulary {
  /** How many words there are, special tokens among them. */
  readonly size: number;
  /** The words by number. */
  readonly words: readonly string[];
  /** How often each was seen, by number. */
  readonly counts: Float64Array;
  readonly special: SpecialTokens;
  /** The number of a word; of the unknown token when it is not there, or −1 when there is no such token either. */
  idOf(word: string): number;
  /** The same of the word that bytes `start` to `end` of a text in UTF-8 are: it is made no string. */
  idOfUtf8(bytes: Uint8Array, start: number, end: number): number;
  /** Whether the word itself is there. */
  has(word: string): boolean;
  /**
   * The word with a number.
   * @throws UsageError when there is none
   */
  wordOf(id: number): string;
}

/**
 * Makes a vocabulary of words in the order of their numbers.
 * @throws InputError when a word is there twice, a special token is missing, or a count is
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
