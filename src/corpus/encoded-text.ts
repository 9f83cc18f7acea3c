import type { Scratch, ScratchFile } from '../io/scratch.ts';

/** Ends a sentence among the words' numbers. */
export const SENTENCE_END = -1;

const BYTES = 4;
const BUFFERED = 2 ** 18;

/** A text as its words' numbers, each sentence ended by −1, outside memory where there is room. */
export interface EncodedText {
  /** Numbers in all, ends of sentences among them. */
  readonly length: number;
  /** Words in all. */
  readonly words: number;
  /** Of all its numbers (FNV-1a), by which checkpoints know the text again. */
  readonly hash: number;
  /**
   * The numbers from a place on; fewer only at the end.
   * @param room may take the numbers, where it is long enough; what was read is then a view of it
   */
  read(from: number, length: number, room?: Int32Array): Promise<Int32Array>;
}

/** A text by its words' numbers, and the words. */
export interface TrainingText {
  /** By falling count; word i is number i in `text`. */
  readonly words: readonly string[];
  readonly counts: ArrayLike<number>;
  readonly text: EncodedText;
}

/** Writes sentences one by one; words without a number (below 0) are left out. */
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
      // A promise a word would cost more than the word.
      const full = this.#put(word);
      if (full !== undefined) await full;
    }
    await this.#put(SENTENCE_END);
  }

  /** Adds sentences as the text keeps them: the numbers of their words, each sentence ended by −1. */
  async addEncoded(numbers: Int32Array): Promise<void> {
    for (let i = 0; i < numbers.length; i++) {
      if (numbers[i] !== SENTENCE_END) this.#words += 1;
      const full = this.#put(numbers[i]);
      if (full !== undefined) await full;
    }
  }

  /** The text, once all of it was added. */
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
