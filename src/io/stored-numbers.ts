import type { Scratch, ScratchFile } from './scratch.ts';

const BYTES = 4;
const BUFFERED = 2 ** 18;

/** Numbers of 32 bits that are read a piece at a time, and never held all at once. */
export interface NumberReader {
  readonly length: number;
  /**
   * Reads `length` numbers from index `from` on; fewer only at the end.
   * @param room reused for the numbers where it is long enough; the result is then a view of it
   */
  read(from: number, length: number, room?: Int32Array): Promise<Int32Array>;
}

/** Numbers in a scratch file. */
export interface StoredNumbers extends NumberReader {
  /** The FNV-1a hash of all numbers, by which checkpoints recognize their data. */
  readonly hash: number;
}

/** Writes numbers to a scratch file, one after another. */
export class NumberWriter {
  readonly #file: ScratchFile;
  readonly #buffer = new Int32Array(BUFFERED);
  #buffered = 0;
  #length = 0;
  #hash = FNV_OFFSET;

  private constructor(file: ScratchFile) {
    this.#file = file;
  }

  static async create(scratch: Scratch): Promise<NumberWriter> {
    return new NumberWriter(await scratch.createFile());
  }

  /** Adds a number. The promise is there only where it must be awaited: one for each would cost more than the number. */
  put(number: number): Promise<void> | undefined {
    this.#buffer[this.#buffered++] = number;
    this.#length += 1;
    this.#hash = hashOn(this.#hash, number);
    return this.#buffered === BUFFERED ? this.#flush() : undefined;
  }

  /** Adds numbers in order. */
  async addAll(numbers: Int32Array): Promise<void> {
    for (const number of numbers) {
      const full = this.put(number);
      if (full !== undefined) await full;
    }
  }

  /** Returns the numbers, once all were added. */
  async finish(): Promise<StoredNumbers> {
    await this.#flush();
    const [file, length] = [this.#file, this.#length];
    return {
      length,
      hash: this.#hash >>> 0,
      async read(from, count, room) {
        const wanted = Math.max(0, Math.min(count, length - from)) * BYTES;
        const target = room && new Uint8Array(room.buffer, room.byteOffset, room.byteLength);
        const bytes = await file.read(from * BYTES, wanted, target);
        // Scratch files give bytes of their own, from the start of a buffer.
        const aligned = bytes.byteOffset % BYTES === 0 ? bytes : bytes.slice();
        return new Int32Array(aligned.buffer, aligned.byteOffset, bytes.length / BYTES);
      },
    };
  }

  async #flush(): Promise<void> {
    await this.#file.write(new Uint8Array(this.#buffer.buffer, 0, this.#buffered * BYTES));
    this.#buffered = 0;
  }
}

/**
 * Returns the same numbers with each replaced by its entry of a table, which is done as they are read. They are read
 * once for their hash.
 * @param replacements the number to read in place of each
 */
export async function replaceNumbers(
  numbers: NumberReader,
  replacements: Int32Array,
): Promise<StoredNumbers> {
  const read = async (from: number, length: number, room?: Int32Array): Promise<Int32Array> => {
    const some = await numbers.read(from, length, room);
    some.forEach((number, i) => {
      some[i] = replacements[number] ?? number;
    });
    return some;
  };
  const room = new Int32Array(BUFFERED);
  let hash = FNV_OFFSET;
  for (let from = 0; from < numbers.length; from += BUFFERED) {
    for (const number of await read(from, BUFFERED, room)) hash = hashOn(hash, number);
  }
  return { length: numbers.length, hash: hash >>> 0, read };
}

/** Returns the numbers from one index to another. */
export function sliceNumbers(numbers: NumberReader, from: number, to: number): NumberReader {
  return {
    length: to - from,
    read: (first, length, room) =>
      numbers.read(from + first, Math.max(0, Math.min(length, to - from - first)), room),
  };
}

const FNV_OFFSET = 0x811c9dc5;

function hashOn(hash: number, number: number): number {
  return Math.imul(hash ^ number, 0x01000193);
}

/** Computes the FNV-1a hash of numbers. */
export function hashNumbers(numbers: Int32Array): number {
  let hash = FNV_OFFSET;
  for (const number of numbers) hash = hashOn(hash, number);
  return hash >>> 0;
}
