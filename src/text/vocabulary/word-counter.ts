import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions, withDefaults } from '../../base/options.ts';
import { WordCounts } from './word-counts.ts';

/** Options of a word counter. */
export interface WordCounterOptions {
  /**
   * The most distinct words to keep; default 5,000,000 (about 200 MB). When a new word exceeds it, the
   * rarest words so far are forgotten.
   */
  readonly limit?: number;
}

/** The range and the default of each option. */
export const WORD_COUNTER_OPTIONS: OptionTable<WordCounterOptions, 'limit'> = {
  limit: { kind: 'whole', least: 1, default: 5_000_000, unit: 'words' },
};

/** The share of the limit that a full counter keeps, so that it is not full again at once. */
const KEPT_SHARE = 0.75;

/**
 * Counts words in bounded memory, as word2vec.c does: whenever there are too many distinct words,
 * those with a count up to a threshold are forgotten, and the threshold rises. A word that was
 * forgotten and occurs again starts from 0, so counts can be too low, by at most `forgottenUpTo` for each
 * of `prunings`.
 */
export class WordCounter {
  readonly #limit: number;
  readonly #counts = new WordCounts();
  #forgottenUpTo = 0;
  #prunings = 0;

  constructor(options: WordCounterOptions = {}) {
    checkOptions('WordCounter', WORD_COUNTER_OPTIONS, options);
    const { limit } = withDefaults(WORD_COUNTER_OPTIONS, options);
    this.#limit = limit;
  }

  /** The counts so far. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** The highest count of words that were forgotten; 0 when the counts are exact. */
  get forgottenUpTo(): number {
    return this.#forgottenUpTo;
  }

  /** The number of times that words were forgotten. */
  get prunings(): number {
    return this.#prunings;
  }

  /** Adds `times` to the count of a word. */
  add(word: string, times = 1): void {
    if (this.#counts.increase(word, times)) return;
    this.#makeRoom();
    this.#counts.append(word, times);
  }

  /** Adds `times` to the count of the word in bytes `start` to `end` of a text in UTF-8. */
  addUtf8(bytes: Uint8Array, start: number, end: number, times = 1): void {
    if (this.#counts.increaseUtf8(bytes, start, end, times)) return;
    this.#makeRoom();
    this.#counts.appendUtf8(bytes, start, end, times);
  }

  #makeRoom(): void {
    if (this.#counts.size < this.#limit) return;
    this.#prunings++;
    do this.#forgottenUpTo++;
    while (this.#counts.countAbove(this.#forgottenUpTo) > this.#limit * KEPT_SHARE);
    this.#counts.forget(this.#forgottenUpTo);
  }
}
