import type { OptionTable } from '../base/option-table.ts';
import { withDefaults } from '../base/options.ts';
import { otherForms } from './find-word.ts';
import type { WordVectors } from './word-vectors.ts';

/** Options for looking up the words of a test set; the defaults are gensim's. */
export interface TestSetOptions {
  /** Only words among this many first (most frequent) count as known; 300,000 by default. */
  readonly restrictVocab?: number;
  /**
   * Whether upper and lower case are treated alike, true by default. Among several spellings the first, most
   * frequent one is used.
   */
  readonly caseInsensitive?: boolean;
  /**
   * How to treat a question with an unknown word: `skip` it (the default), or count it as `wrong` (a similarity
   * of 0).
   */
  readonly unknown?: 'skip' | 'wrong';
}

/** The default number of words that are searched and known. */
export const DEFAULT_RESTRICTION = 300_000;

/** What each option takes. */
export const TEST_SET_OPTIONS: OptionTable<
  TestSetOptions,
  'restrictVocab' | 'caseInsensitive' | 'unknown'
> = {
  restrictVocab: {
    kind: 'whole',
    least: 1,
    infinite: true,
    unit: 'words',
    default: DEFAULT_RESTRICTION,
  },
  caseInsensitive: { kind: 'switch', default: true },
  unknown: { kind: 'choice', choices: ['skip', 'wrong'], default: 'skip' },
};

/** The words that a test set may use, by the spelling under which they are compared. */
export interface TestVocabulary {
  /** The spelling under which words are compared: in the form NFC or NFD where only that is known. */
  readonly fold: (word: string) => string;
  /** Finds the number of a word by its folded spelling; undefined when it is not known. */
  readonly idOf: (folded: string) => number | undefined;
}

/** Prepares the look-up of a test set's words. */
export function createTestVocabulary(
  vectors: WordVectors,
  options: TestSetOptions,
): TestVocabulary {
  const { restrictVocab, caseInsensitive } = withDefaults(TEST_SET_OPTIONS, options);
  const foldCase = caseInsensitive ? (word: string) => word.toUpperCase() : (word: string) => word;
  const ids = new Map<string, number>();
  const known = Math.min(vectors.size, restrictVocab);
  for (let id = 0; id < known; id++) {
    const folded = foldCase(vectors.words.word(id));
    if (!ids.has(folded)) ids.set(folded, id);
  }
  const fold = (word: string): string => {
    const folded = foldCase(word);
    if (ids.has(folded)) return folded;
    return otherForms(folded).find((form) => ids.has(form)) ?? folded;
  };
  return { fold, idOf: (folded) => ids.get(folded) };
}
