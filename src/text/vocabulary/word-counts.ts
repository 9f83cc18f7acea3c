import { growFloat64 } from '../../base/growing-arrays.ts';
import { sortNumbers } from '../../base/sort-numbers.ts';
import { WordTable } from '../../base/word-table.ts';

/** Words with their counts, in the order of a vocabulary. */
export interface RankedWords {
  readonly words: readonly string[];
  readonly counts: Float64Array;
}

/**
 * Maps words to their counts, in the order in which they were first seen. It is kept in typed arrays, and creates
 * strings only when words are requested.
 */
export class WordCounts implements ReadonlyMap<string, number> {
  #words: WordTable = new WordTable();
  #counts: Float64Array = new Float64Array(256);

  /** Copies the counts of another map. */
  static from(counts: Iterable<readonly [string, number]>): WordCounts {
    const copy = new WordCounts();
    for (const [word, count] of counts) copy.#append(copy.#words.add(word), count);
    return copy;
  }

  /** How many words there are. */
  get size(): number {
    return this.#words.size;
  }

  /** Adds to the count of a known word; false when the word is new. */
  increase(word: string, times: number): boolean {
    return this.#increase(this.#words.find(word), times);
  }

  /** Adds to the count of the known word in bytes `start` to `end`; false when the word is new. */
  increaseUtf8(bytes: Uint8Array, start: number, end: number, times: number): boolean {
    return this.#increase(this.#words.findUtf8(bytes, start, end), times);
  }

  /** Adds a new word. */
  append(word: string, count: number): void {
    this.#append(this.#words.add(word), count);
  }

  /** Adds the new word in bytes `start` to `end`. */
  appendUtf8(bytes: Uint8Array, start: number, end: number, count: number): void {
    this.#append(this.#words.addUtf8(bytes, start, end), count);
  }

  /** Counts the words with a count above a threshold. */
  countAbove(threshold: number): number {
    let above = 0;
    for (let id = 0; id < this.size; id++) if ((this.#counts[id] as number) > threshold) above++;
    return above;
  }

  /** Removes the words with a count up to a threshold; the others keep their order. */
  forget(threshold: number): void {
    const [words, counts] = [this.#words, this.#counts];
    this.#words = new WordTable();
    this.#counts = new Float64Array(256);
    for (let id = 0; id < words.size; id++) {
      const count = counts[id] as number;
      if (count <= threshold) continue;
      const bytes = words.bytes(id);
      this.appendUtf8(bytes, 0, bytes.length, count);
    }
  }

  /**
   * Ranks the words from the most to the least frequent, equally frequent ones in the order of their code points.
   * @param least the lowest count of a ranked word
   * @param most the largest number of words
   * @param without words to leave out
   */
  rank(least: number, most: number, without: readonly string[]): RankedWords {
    const [words, counts] = [this.#words, this.#counts];
    const excluded = new Set(without.map((word) => words.find(word)));
    const ids = new Uint32Array(words.size);
    let kept = 0;
    for (let id = 0; id < ids.length; id++) {
      if ((counts[id] as number) >= least && !excluded.has(id)) ids[kept++] = id;
    }
    const ranked = ids.subarray(0, kept);
    sortNumbers(
      ranked,
      (a, b) => (counts[b] as number) - (counts[a] as number) || words.compare(a, b),
    );
    const taken = ranked.subarray(0, most);
    return {
      words: words.wordsOf(taken),
      counts: Float64Array.from(taken, (id) => counts[id] as number),
    };
  }

  get(word: string): number | undefined {
    const id = this.#words.find(word);
    return id < 0 ? undefined : this.#counts[id];
  }

  has(word: string): boolean {
    return this.#words.find(word) >= 0;
  }

  forEach(
    visit: (count: number, word: string, map: ReadonlyMap<string, number>) => void,
    thisArg?: unknown,
  ): void {
    for (const [word, count] of this) visit.call(thisArg, count, word, this);
  }

  *entries(): MapIterator<[string, number]> {
    for (let id = 0; id < this.size; id++) {
      yield [this.#words.word(id), this.#counts[id] as number];
    }
  }

  *keys(): MapIterator<string> {
    for (let id = 0; id < this.size; id++) yield this.#words.word(id);
  }

  *values(): MapIterator<number> {
    for (let id = 0; id < this.size; id++) yield this.#counts[id] as number;
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries();
  }

  #increase(id: number, times: number): boolean {
    if (id >= 0) this.#counts[id] = (this.#counts[id] as number) + times;
    return id >= 0;
  }

  #append(id: number, count: number): void {
    this.#counts = growFloat64(this.#counts, id + 1);
    this.#counts[id] = count;
  }
}
