import type { TensorData } from '../base/model-state.ts';
import { WordTable } from '../base/word-table.ts';

/**
 * Numbers words from 0, storing them as UTF-8 bytes in one pool with a hash index: a million words take about
 * 20 MB, where a `Map` of strings would take ten times that, and reading a file of vectors creates no string.
 * Model files store their vocabulary in the same form.
 */
export class WordList {
  readonly #words: WordTable = new WordTable();
  readonly #encoder: TextEncoder = new TextEncoder();
  readonly #decoder: TextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** Creates a list of words, leaving out repeated ones. */
  static of(words: Iterable<string>): WordList {
    const list = new WordList();
    for (const word of words) list.add(word);
    return list;
  }

  /** How many words there are. */
  get size(): number {
    return this.#words.size;
  }

  /** Appends a word and gives its number, or −1 when the list has it already. */
  add(word: string): number {
    return this.addBytes(this.#encoder.encode(word));
  }

  /** Appends a word by its UTF-8 bytes, which are copied, and returns its number, or −1 when the list has it already. */
  addBytes(bytes: Uint8Array): number {
    const next = this.#words.size;
    return this.#words.addUtf8(bytes, 0, bytes.length) === next ? next : -1;
  }

  /** Returns the number of a word, or −1. */
  indexOf(word: string): number {
    const bytes = this.#encoder.encode(word);
    return this.#words.findUtf8(bytes, 0, bytes.length);
  }

  /** Returns the word with a number. */
  word(id: number): string {
    return this.#decoder.decode(this.bytes(id));
  }

  /** Returns the UTF-8 bytes of the word with a number: a view, not to be changed. */
  bytes(id: number): Uint8Array {
    return this.#words.bytes(id);
  }

  /** All words in order. */
  *[Symbol.iterator](): Generator<string> {
    for (let id = 0; id < this.size; id++) yield this.word(id);
  }

  /** Returns the two tensors in which model files store a vocabulary. */
  toTensors(): { readonly text: TensorData; readonly offsets: TensorData } {
    const { bytes, offsets } = this.#words.pack();
    return {
      text: { shape: [bytes.length], data: bytes },
      offsets: { shape: [offsets.length], data: offsets },
    };
  }
}
