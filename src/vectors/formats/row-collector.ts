import { InputError, type Place } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';
import { WordList } from '../word-list.ts';
import { notFinite, WordVectors } from '../word-vectors.ts';
import type { ReadVectors, ReadVectorsOptions } from './read-options.ts';

/** Rows to allocate when their number is unknown, and the most numbers: a header may be forged. */
const FIRST_ROWS = 4096;
const FIRST_NUMBERS = 2 ** 24;

/** Collects the rows of a file, words and numbers, in one matrix that grows only if it must. */
export class RowCollector {
  readonly dimensions: number;
  readonly #words: WordList = new WordList();
  readonly #limit: number;
  readonly #decoder: TextDecoder;
  readonly #encoder: TextEncoder = new TextEncoder();
  readonly #locate: (number: number) => Place;
  readonly #name: string;
  #matrix: Float32Array;
  #matrixBytes: Uint8Array | undefined;
  #duplicates = 0;

  /**
   * @param dimensions numbers in a row
   * @param rows the expected number of rows, if known
   * @param locate returns the place for errors from the number that `begin` got
   */
  constructor(
    dimensions: number,
    rows: number | undefined,
    options: ReadVectorsOptions,
    locate: (number: number) => Place,
  ) {
    this.dimensions = dimensions;
    this.#locate = locate;
    this.#name = options.name;
    this.#limit = options.limit ?? Number.POSITIVE_INFINITY;
    this.#decoder = new TextDecoder('utf-8', {
      fatal: options.invalidUtf8 !== 'replace',
      ignoreBOM: true,
    });
    const first = Math.min(FIRST_ROWS, Math.ceil(FIRST_NUMBERS / dimensions));
    const expected = Math.min(rows ?? first, this.#limit);
    try {
      this.#matrix = new Float32Array(expected * dimensions);
    } catch (cause) {
      throw new InputError(
        sentence(
          'vectors/too-large',
        )`${{ rows: expected }} rows of ${{ dimensions }} numbers do not fit in memory; read fewer with a ${{ limit: option('limit') }}`,
        { input: options.name },
        { cause },
      );
    }
  }

  /** Whether the limit of rows is reached. */
  get full(): boolean {
    return this.#words.size >= this.#limit;
  }

  /** The number of rows collected. */
  get size(): number {
    return this.#words.size;
  }

  /**
   * Begins a row.
   * @param word its bytes
   * @param number which line or row this is, for errors
   * @returns where its numbers go in `matrix`, or −1 when the word came before and its row is left out
   */
  begin(word: Uint8Array, number: number): number {
    const id = this.#words.addBytes(isAscii(word) ? word : this.#checked(word, number));
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

  /**
   * Ends a row, while its numbers are still at hand.
   * @param start what `begin` gave
   * @throws InputError when a number is not finite
   */
  end(start: number): void {
    const matrix = this.#matrix;
    const end = start + this.dimensions;
    // Infinity · 0 and NaN · 0 are NaN.
    let sum = 0;
    for (let i = start; i < end; i++) sum += matrix[i] * 0;
    if (sum !== 0) throw notFinite(this.#words, start / this.dimensions, this.#name);
  }

  /** Where the numbers go; ask again after each `begin`. */
  get matrix(): Float32Array {
    return this.#matrix;
  }

  /** The matrix as bytes, for rows that are floats already. */
  get matrixBytes(): Uint8Array {
    if (this.#matrixBytes?.buffer !== this.#matrix.buffer) {
      this.#matrixBytes = new Uint8Array(this.#matrix.buffer);
    }
    return this.#matrixBytes;
  }

  /** Returns the collected vectors. */
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

  #checked(word: Uint8Array, number: number): Uint8Array {
    let text: string;
    try {
      text = this.#decoder.decode(word);
    } catch (cause) {
      throw new InputError(
        sentence(
          'vectors/word-not-utf8',
        )`the word is not UTF-8; have bad bytes replaced, or convert the file to UTF-8 first`,
        this.#locate(number),
        { cause },
      );
    }
    return this.#decoder.fatal ? word : this.#encoder.encode(text);
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] >= 0x80) return false;
  return true;
}
