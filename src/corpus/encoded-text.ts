import type { Scratch } from '../io/scratch.ts';
import { NumberWriter, type StoredNumbers } from '../io/stored-numbers.ts';

/** Stands for the end of a sentence among the words' numbers. */
export const SENTENCE_END = -1;

/** A text as the numbers of its words, each sentence ended by −1, in a scratch file. */
export interface EncodedText extends StoredNumbers {
  /** How many numbers there are, ends of sentences included. */
  readonly length: number;
  /** How many words there are. */
  readonly words: number;
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
  readonly #writer: NumberWriter;
  #words = 0;

  private constructor(writer: NumberWriter) {
    this.#writer = writer;
  }

  static async create(scratch: Scratch): Promise<TextEncoding> {
    return new TextEncoding(await NumberWriter.create(scratch));
  }

  /** Adds a sentence by its words' numbers. */
  async add(sentence: readonly number[]): Promise<void> {
    for (const word of sentence) {
      if (word < 0) continue;
      this.#words += 1;
      const full = this.#writer.put(word);
      if (full !== undefined) await full;
    }
    await this.#writer.put(SENTENCE_END);
  }

  /** Adds encoded sentences: the numbers of their words, each sentence ended by −1. */
  async addEncoded(numbers: Int32Array): Promise<void> {
    for (const number of numbers) if (number !== SENTENCE_END) this.#words += 1;
    await this.#writer.addAll(numbers);
  }

  /** Returns the text, once all sentences were added. */
  async finish(): Promise<EncodedText> {
    return { ...(await this.#writer.finish()), words: this.#words };
  }
}
