import { InputError, type Place } from '../../base/errors.ts';
import { WordList } from '../word-list.ts';
import { WordVectors } from '../word-vectors.ts';
import type { ReadVectors, ReadVectorsOptions } from './read-options.ts';

/** Rows made room for when nobody knows how many there will be. */
const FIRST_ROWS = 4096;

/** Takes in the rows of a file: words and numbers, in one matrix that grows only if it must. */
export class RowCollector {
  readonly dimensions: number;
  readonly #words: WordList = new WordList();
  readonly #limit: number;
  readonly #decoder: TextDecoder;
  readonly #encoder: TextEncoder = new TextEncoder();
  #matrix: Float32Array;
  #duplicates = 0;

  /**
   * @param dimensions numbers in a row
   * @param rows how many rows there will be, as far as is known
   */
  constructor(dimensions: number, rows: number | undefined, options: ReadVectorsOptions) {
    this.dimensions = dimensions;
    this.#limit = options.limit ?? Number.POSITIVE_INFINITY;
    this.#decoder = new TextDecoder('utf-8', {
      fatal: options.invalidUtf8 !== 'replace',
      ignoreBOM: true,
    });
    const expected = Math.min(rows ?? FIRST_ROWS, this.#limit);
    try {
      this.#matrix = new Float32Array(expected * dimensions);
    } catch (cause) {
      throw new InputError(
        `${expected} rows of ${dimensions} numbers do not fit in memory; read fewer with a limit`,
        { input: options.name },
        { cause },
      );
    }
  }

  /** Whether as many rows were taken as were wanted. */
  get full(): boolean {
    return this.#words.size >= this.#limit;
  }

  /** How many rows were taken. */
  get size(): number {
    return this.#words.size;
  }

  /**
   * Begins a row.
   * @param word its bytes
   * @returns where its numbers go in `matrix`, or −1 when the word came before and its row is left out
   */
  begin(word: Uint8Array, place: Place): number {
    const id = this.#words.addBytes(this.#checked(word, place));
    if (id < 0) {
      this.#duplicates++;
      return -1;
    }
    const end = (id + 1) * this.dimensions;
    if (end > this.#matrix.length) {
      const grown = new Float32Array(Math.max(end, 2 * this.#matrix.length));
      grown.set(this.#matrix);
      this.#matrix = grown;
    }
    return id * this.dimensions;
  }

  /** Where the numbers go; ask again after each `begin`. */
  get matrix(): Float32Array {
    return this.#matrix;
  }

  /** The vectors that were taken in. */
  finish(): ReadVectors {
    const { dimensions } = this;
    const length = this.#words.size * dimensions;
    const vectors =
      this.#matrix.length === length ? this.#matrix : this.#matrix.subarray(0, length);
    return {
      vectors: new WordVectors({ words: this.#words, vectors, dimensions }),
      duplicates: this.#duplicates,
    };
  }

  #checked(word: Uint8Array, place: Place): Uint8Array {
    if (word.every((byte) => byte < 0x80)) return word;
    let text: string;
    try {
      text = this.#decoder.decode(word);
    } catch (cause) {
      throw new InputError(
        'the word is not UTF-8; have bad bytes replaced, or convert the file to UTF-8 first',
        place,
        { cause },
      );
    }
    return this.#decoder.fatal ? word : this.#encoder.encode(text);
  }
}
