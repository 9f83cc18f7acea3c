import { createEventBreaks } from '../../base/event-breaks.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { type InterruptibleWork, runWithBreaks } from '../../base/run-with-breaks.ts';
import { type CellRecords, createCellRecords, type SortedCells } from './sorted-cells.ts';

/** Stands between two lines; windows end there. */
const LINE_END = -1;

/** Neighbors that are looked at, or columns that are sorted, between two chances for a break: less than a millisecond. */
const CELLS_AT_ONCE = 2 ** 16;

/** Tokens that are indexed between two chances. */
const TOKENS_AT_ONCE = 2 ** 16;

/** Bytes that a token takes: its id and its place in the index of occurrences. */
export const TOKEN_BYTES = 8;

/**
 * Holds a stretch of the corpus as word ids and counts its co-occurrences row by row. Instead of looking every
 * pair up in one great table, which misses the cache nearly every time, each word's occurrences are
 * visited together: their neighbors add to one row of sums, which stays in cache, and the rows
 * come out in order.
 */
export class TokenChunk {
  readonly #words: number;
  readonly #window: number;
  readonly #tokens: Int32Array;
  #length = 1;
  /** Tokens before this place were counted with each other in the chunk before. */
  #carriedEnd = 1;

  /**
   * @param words size of the vocabulary
   * @param window neighbors on each side
   * @param capacity most tokens and line ends, more than twice the window
   */
  constructor(words: number, window: number, capacity: number) {
    this.#words = words;
    this.#window = window;
    this.#tokens = new Int32Array(capacity);
    this.#tokens[0] = LINE_END;
  }

  /**
   * Appends words of a line.
   * @param begin the first word to take; negative ids are skipped
   * @returns one past the last word taken: less than `ids.length` when the chunk is full
   */
  push(ids: ArrayLike<number>, begin: number): number {
    const tokens = this.#tokens;
    let length = this.#length;
    let at = begin;
    for (; at < ids.length && length < tokens.length - 1; at++) {
      const id = ids[at];
      if (id >= 0) tokens[length++] = id;
    }
    this.#length = length;
    return at;
  }

  /** Ends the line: what follows is not in its windows. There is always room for one line end. */
  endLine(): void {
    if (this.#tokens[this.#length - 1] !== LINE_END) this.#tokens[this.#length++] = LINE_END;
  }

  /** Begins the next chunk in the same memory, with the unfinished line's last words as context. */
  restart(): void {
    const tokens = this.#tokens;
    let from = this.#length;
    while (this.#length - from < this.#window && tokens[from - 1] !== LINE_END) from--;
    tokens.copyWithin(1, from, this.#length);
    this.#length = 1 + this.#length - from;
    this.#carriedEnd = this.#length;
  }

  /**
   * Counts the co-occurrences within this chunk: for each word as row, its neighbors with an equal or
   * higher id as columns. A pair of a word with itself is seen from both sides, so it counts twice.
   * @param whole the weights of distances 1 … window
   * @param work may be aborted, and takes breaks
   */
  sorted(whole: Float64Array, blockLength: number, work: InterruptibleWork = {}): SortedCells {
    const takeBreak = createEventBreaks(work.breaks);
    const neighbors = 2 * this.#window;
    const occurrencesAtOnce = Math.ceil(CELLS_AT_ONCE / neighbors);
    let occurrences: Occurrences | undefined;
    /** Occurrences since the last chance for a break, or work that takes as long. */
    let unbroken = 0;
    const rest = async (): Promise<void> => {
      throwIfAborted(work.signal);
      const pause = takeBreak(unbroken);
      unbroken = 0;
      await pause;
    };
    const sums = new Float64Array(this.#words);
    const columns = new Uint32Array(this.#words);
    const block = createCellRecords(blockLength);
    let row = -1;
    let width = 0;
    let column = 0;
    const fill = async (): Promise<CellRecords | undefined> => {
      occurrences ??= await runWithBreaks(this.#indexOccurrences(), work);
      const { ends, places } = occurrences;
      let length = 0;
      for (;;) {
        for (; column < width; column++) {
          if (length === blockLength) return { ...block, length };
          block.ids[4 * length] = row;
          block.ids[4 * length + 1] = columns[column];
          block.sums[2 * length + 1] = sums[columns[column]];
          sums[columns[column]] = 0;
          length++;
        }
        if (++row >= this.#words) return length === 0 ? undefined : { ...block, length };
        width = 0;
        column = 0;
        for (let from = row === 0 ? 0 : ends[row - 1]; from < ends[row]; ) {
          const some = places.subarray(from, Math.min(ends[row], from + occurrencesAtOnce));
          width = this.#addNeighbors(row, some, whole, { sums, columns, width });
          from += some.length;
          unbroken += some.length;
          if (unbroken >= occurrencesAtOnce) await rest();
        }
        sortColumns(columns, width, sums);
        unbroken += width / neighbors;
      }
    };
    return { next: fill };
  }

  /** Adds the neighbors of some of a row's occurrences to its sums; returns its number of columns. */
  #addNeighbors(
    row: number,
    places: Uint32Array,
    whole: Float64Array,
    { sums, columns, width: columnsBefore }: RowSums,
  ): number {
    const tokens = this.#tokens;
    const window = this.#window;
    const length = this.#length;
    const carriedEnd = this.#carriedEnd;
    let width = columnsBefore;
    for (let i = 0; i < places.length; i++) {
      const place = places[i];
      if (place >= carriedEnd) {
        for (let distance = 1; distance <= window; distance++) {
          const other = tokens[place - distance];
          if (other < row) {
            if (other === LINE_END) break;
            continue;
          }
          const sum = sums[other];
          if (sum === 0) columns[width++] = other;
          sums[other] = sum + whole[distance];
        }
      }
      const end = Math.min(place + window, length - 1) - place;
      for (let distance = Math.max(1, carriedEnd - place); distance <= end; distance++) {
        const other = tokens[place + distance];
        if (other < row) {
          if (other === LINE_END) break;
          continue;
        }
        const sum = sums[other];
        if (sum === 0) columns[width++] = other;
        sums[other] = sum + whole[distance];
      }
    }
    return width;
  }

  /** Lists where each word occurs, by a counting sort; yields the number of tokens passed. */
  *#indexOccurrences(): Generator<number, Occurrences> {
    const tokens = this.#tokens;
    const ends = new Uint32Array(this.#words + 1);
    for (let place = 1; place < this.#length; place++) {
      if (place % TOKENS_AT_ONCE === 0) yield TOKENS_AT_ONCE;
      if (tokens[place] !== LINE_END) ends[tokens[place] + 1]++;
    }
    for (let word = 1; word < ends.length; word++) ends[word] += ends[word - 1];
    const places = new Uint32Array(ends[this.#words]);
    for (let place = 1; place < this.#length; place++) {
      if (place % TOKENS_AT_ONCE === 0) yield TOKENS_AT_ONCE;
      if (tokens[place] !== LINE_END) places[ends[tokens[place]]++] = place;
    }
    return { ends, places };
  }
}

/** Word w occurs at `places[ends[w − 1]]` … `places[ends[w] − 1]` (from 0 for word 0). */
interface Occurrences {
  readonly ends: Uint32Array;
  readonly places: Uint32Array;
}

/** The sums of a row that is being counted. */
interface RowSums {
  /** By column; zero where there is no neighbor yet. */
  readonly sums: Float64Array;
  /** The columns that have a sum, in the order in which they were first seen. */
  readonly columns: Uint32Array;
  /** How many there are. */
  readonly width: number;
}

/** Sorts a row's columns: a long row by reading all sums in order, a short one by comparing. */
function sortColumns(columns: Uint32Array, width: number, sums: Float64Array): void {
  if (width * 16 < sums.length) {
    columns.subarray(0, width).sort();
    return;
  }
  let at = 0;
  for (let column = 0; column < sums.length; column++) {
    if (sums[column] !== 0) columns[at++] = column;
  }
}
