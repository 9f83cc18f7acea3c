import { InputError, UsageError } from '../../base/errors.ts';

/** Words that stand for something other than themselves; each is absent unless given. */
export interface SpecialTokens {
  /** Fills short sequences up: `<pad>`. */
  readonly padding?: string;
  /** Stands for every word that the vocabulary does not have: `<unk>`. */
  readonly unknown?: string;
  /** Begins a sequence: `<s>`. */
  readonly begin?: string;
  /** Ends a sequence: `</s>`. */
  readonly end?: string;
}

/** All four special tokens under their usual names. */
export const USUAL_SPECIAL_TOKENS: Required<SpecialTokens> = {
  padding: '<pad>',
  unknown: '<unk>',
  begin: '<s>',
  end: '</s>',
};

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
  /** Whether the word itself is there. */
  has(word: string): boolean;
  /**
   * The word with a number.
   * @throws UsageError when there is none
   */
  wordOf(id: number): string;
}

/** The special tokens in the order of their numbers, which are the first. */
export function specialWords(special: SpecialTokens): string[] {
  return [special.padding, special.unknown, special.begin, special.end].filter(
    (word) => word !== undefined,
  );
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
    throw new InputError(`There are ${words.length} words, but ${counts.length} counts.`);
  }
  const ids = new Map<string, number>();
  words.forEach((word, id) => {
    if (ids.has(word)) throw new InputError(`The vocabulary has ${JSON.stringify(word)} twice.`);
    ids.set(word, id);
  });
  for (const word of specialWords(special)) {
    if (!ids.has(word)) {
      throw new InputError(`The vocabulary lacks its special token ${JSON.stringify(word)}.`);
    }
  }
  const unknown = special.unknown === undefined ? -1 : (ids.get(special.unknown) ?? -1);
  return {
    size: words.length,
    words,
    counts,
    special,
    idOf: (word) => ids.get(word) ?? unknown,
    has: (word) => ids.has(word),
    wordOf(id) {
      const word = words[id];
      if (word === undefined) {
        throw new UsageError(`There is no word ${id}: the vocabulary has ${words.length}.`);
      }
      return word;
    },
  };
}
