import type { Scratch, ScratchFile } from '../io/scratch.ts';

/** Stands for the end of a sentence among the words' numbers. */
export const SENTENCE_END = -1;

const BYTES = 4;
const BUFFERED = 2 ** 18;

/** A text as the numbers of its words, each sentence ended by −1, in a scratch file. */
export interface EncodedText {
  /** How many numbers there are, ends of sentences included. */
  readonly length: number;
  /** How many words there are. */
  readonly words: number;
  /** The FNV-1a hash of all numbers, by which checkpoints recognize the text. */
  readonly hash: number;
  /**
   * Reads `length` numbers from index `from` on; fewer only at the end.
   * @param room reused for the numbers where it is long enough; the result is then a view of it
   */
  read(from: number, length: number, room?: Int32Array): Promise<Int32Array>;
}

/** An encoded text and its vocabulary. */
export interface TrainingText {
  /** The words by falling count; word i is number i in `text`. */
  readonly words: readonly string[];
  readonly counts: ArrayLike<number>;
  readonly text: EncodedText;
}

/** Encodes a text sentence by sentence; words without a number (below 0) are left out. */
export class TextEncoding {
  readonly #file: ScratchFile;
  readonly #buffer = new Int32Array(BUFFERED);
  #buffered = 0;
  #length = 0;
  #words = 0;
  #hash = 0x811c9dc5;

  private constructor(file: ScratchFile) {
    this.#file = file;
  }

  static async create(scratch: Scratch): Promise<TextEncoding> {
    return new TextEncoding(await scratch.createFile());
  }

  /** Adds a sentence by its words' numbers. */
  async add(sentence: readonly number[]): Promise<void> {
    for (const word of sentence) {
      if (word < 0) continue;
      this.#words += 1;
      // A promise per word would cost more than the word.
      const full = this.#put(word);
      if (full !== undefined) await full;
    }
    await this.#put(SENTENCE_END);
  }

  /** Adds encoded sentences: the numbers of their words, each sentence ended by −1. */
  async addEncoded(numbers: Int32Array): Promise<void> {
    for (let i = 0; i < numbers.length; i++) {
      if (numbers[i] !== SENTENCE_END) this.#words += 1;
      const full = this.#put(numbers[i]);
      if (full !== undefined) await full;
    }
  }

  /** Returns the text, once all sentences were added. */
  async finish(): Promise<EncodedText> {
    await this.#flush();
    const [file, length] = [this.#file, this.#length];
    return {
      length,
      words: this.#words,
      hash: this.#hash >>> 0,
      async read(from, count, room) {
        const wanted = Math.min(count, length - from) * BYTES;
        const target = room && new Uint8Array(room.buffer, room.byteOffset, room.byteLength);
        const bytes = await file.read(from * BYTES, wanted, target);
        // Scratch files give bytes of their own, from the start of a buffer.
        const aligned = bytes.byteOffset % BYTES === 0 ? bytes : bytes.slice();
        return new Int32Array(aligned.buffer, aligned.byteOffset, bytes.length / BYTES);
      },
    };
  }

  #put(number: number): Promise<void> | undefined {
    this.#buffer[this.#buffered++] = number;
    this.#length += 1;
    this.#hash = Math.imul(this.#hash ^ number, 0x01000193);
    return this.#buffered === BUFFERED ? this.#flush() : undefined;
  }

  async #flush(): Promise<void> {
    await this.#file.write(new Uint8Array(this.#buffer.buffer, 0, this.#buffered * BYTES));
    this.#buffered = 0;
  }
}
