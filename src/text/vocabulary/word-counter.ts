import { UsageError } from '../../base/errors.ts';

/** Options of a word counter. */
export interface WordCounterOptions {
  /**
   * The most distinct words held, in words; 5,000,000 unless given (about 500 MB). When a new word
   * would pass it, the rarest so far are forgotten.
   */
  readonly limit?: number;
}

/** How far a full counter empties itself, so that it need not do so again at once. */
const KEPT_SHARE = 0.75;

/**
 * Counts words in bounded memory, as word2vec.c does: whenever there are too many distinct words,
 * those with a count up to a threshold are forgotten, and the threshold rises. A word that was
 * forgotten and comes again starts from 0, so counts can then be too low, by no more than `forgottenUpTo`
 * at each of `prunings`.
 */
export class WordCounter {
  readonly #limit: number;
  readonly #counts = new Map<string, number>();
  #forgottenUpTo = 0;
  #prunings = 0;

  constructor(options: WordCounterOptions = {}) {
    const { limit = 5_000_000 } = options;
    if (!(Number.isInteger(limit) && limit >= 1)) {
      throw new UsageError(`The limit is ${limit} words; give a whole number above 0.`);
    }
    this.#limit = limit;
  }

  /** The counts so far. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** Words counted up to this often were forgotten at some time; 0 when the counts are exact. */
  get forgottenUpTo(): number {
    return this.#forgottenUpTo;
  }

  /** How often words were forgotten. */
  get prunings(): number {
    return this.#prunings;
  }

  /** Counts a word `times` more. */
  add(word: string, times = 1): void {
    const count = this.#counts.get(word);
    if (count !== undefined) {
      this.#counts.set(word, count + times);
      return;
    }
    if (this.#counts.size >= this.#limit) this.#prune();
    this.#counts.set(copyOf(word), times);
  }

  #prune(): void {
    this.#prunings++;
    while (this.#counts.size > this.#limit * KEPT_SHARE) {
      this.#forgottenUpTo++;
      for (const [word, count] of this.#counts) {
        if (count <= this.#forgottenUpTo) this.#counts.delete(word);
      }
    }
  }
}

/** The shortest slice of a string that engines keep as a view of it, and the whole string with it. */
const SHORTEST_VIEW = 13;

/** The word in memory of its own, so that the text that it was cut from can be freed. */
function copyOf(word: string): string {
  return word.length < SHORTEST_VIEW ? word : word.split('').join('');
}
