import { InputError } from './errors.ts';
import { growUint8, growUint32 } from './growing-arrays.ts';
import { sentence } from './sentence.ts';
import { BYTES_PER_UNIT, readUnits, readWtf8, stringOf, UNITS_AT_ONCE, writeWtf8 } from './wtf8.ts';

/**
 * Numbers words from 0 in the order in which they are first seen. It keeps them as UTF-8 bytes in one pool with a
 * hash index, about 25 bytes a word, a tenth of a `Map` of strings. Words can be looked up by their bytes in a text,
 * so that counting a text creates no strings.
 */
export class WordTable {
  #pool: Uint8Array = new Uint8Array(1024);
  /** Word i is the bytes `#offsets[i]` to `#offsets[i + 1]` of the pool. */
  #offsets: Uint32Array = new Uint32Array(256);
  /** The number of a word plus one, or 0 for a free slot. The length is a power of two; at most half is in use. */
  #slots: Uint32Array = new Uint32Array(256);
  #size = 0;
  /** The bytes of the string to look up. */
  #scratch: Uint8Array = new Uint8Array(256);

  /**
   * Numbers words in order.
   * @throws InputError when two are equal
   */
  static of(words: readonly string[]): WordTable {
    const table = new WordTable();
    words.forEach((word, id) => {
      if (table.add(word) !== id) {
        throw new InputError(
          sentence('base/word-twice')`The vocabulary has ${{ word: JSON.stringify(word) }} twice.`,
        );
      }
    });
    return table;
  }

  /** How many words there are. */
  get size(): number {
    return this.#size;
  }

  /** Finds the number of a word, or −1. */
  find(word: string): number {
    const end = this.#write(word);
    return this.findUtf8(this.#scratch, 0, end);
  }

  /** Returns the number of a word; a new word is added and gets the next number. */
  add(word: string): number {
    const end = this.#write(word);
    return this.addUtf8(this.#scratch, 0, end);
  }

  /** Finds the number of the word in bytes `start` to `end`, or −1. */
  findUtf8(bytes: Uint8Array, start: number, end: number): number {
    return (this.#slots[this.#slotOf(bytes, start, end)] as number) - 1;
  }

  /**
   * Returns the number of the word in bytes `start` to `end`; the bytes of a new word are copied.
   */
  addUtf8(bytes: Uint8Array, start: number, end: number): number {
    const slot = this.#slotOf(bytes, start, end);
    const found = (this.#slots[slot] as number) - 1;
    if (found >= 0) return found;
    const id = this.#size++;
    const begin = this.#offsets[id] as number;
    const stop = begin + end - start;
    this.#pool = growUint8(this.#pool, stop);
    for (let from = start, to = begin; from < end; from++) {
      this.#pool[to++] = bytes[from] as number;
    }
    this.#offsets = growUint32(this.#offsets, id + 2);
    this.#offsets[id + 1] = stop;
    this.#slots[slot] = id + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  /** Returns the word with a number. */
  word(id: number): string {
    return readWtf8(this.#pool, this.#offsets[id] as number, this.#offsets[id + 1] as number);
  }

  /** Returns all words, in the order of their numbers. */
  words(): string[] {
    return this.wordsOf(Uint32Array.from({ length: this.#size }, (_, id) => id));
  }

  /**
   * Returns the words with these numbers. Many are decoded as one string and sliced from it, which leaves little
   * garbage.
   */
  wordsOf(ids: Uint32Array): string[] {
    const words: string[] = [];
    const room = new Uint16Array(UNITS_AT_ONCE);
    let ends: number[] = [];
    let end = 0;
    const cut = (): void => {
      const text = stringOf(room, end);
      ends.forEach((stop, i) => {
        words.push(text.slice(ends[i - 1] ?? 0, stop));
      });
      ends = [];
      end = 0;
    };
    for (const id of ids) {
      const [start, stop] = [this.#offsets[id] as number, this.#offsets[id + 1] as number];
      if (end + stop - start > room.length) cut();
      if (stop - start > room.length) words.push(this.word(id));
      else {
        end = readUnits(this.#pool, start, stop, room, end);
        ends.push(end);
      }
    }
    cut();
    return words;
  }

  /** Returns the UTF-8 bytes of the word with a number: a view, not to be changed. */
  bytes(id: number): Uint8Array {
    return this.#pool.subarray(this.#offsets[id], this.#offsets[id + 1]);
  }

  /**
   * Returns the order of two words by their bytes, which is that of their code points: negative, 0 or positive.
   */
  compare(left: number, right: number): number {
    const pool = this.#pool;
    const a = this.#offsets[left] as number;
    const b = this.#offsets[right] as number;
    const lengthOfA = (this.#offsets[left + 1] as number) - a;
    const lengthOfB = (this.#offsets[right + 1] as number) - b;
    const length = Math.min(lengthOfA, lengthOfB);
    for (let at = 0; at < length; at++) {
      const difference = (pool[a + at] as number) - (pool[b + at] as number);
      if (difference !== 0) return difference;
    }
    return lengthOfA - lengthOfB;
  }

  /**
   * Returns the joined bytes of all words, and the n + 1 offsets where each begins and the last ends.
   */
  pack(): { readonly bytes: Uint8Array; readonly offsets: Uint32Array } {
    const offsets = this.#offsets.slice(0, this.#size + 1);
    return { bytes: this.#pool.slice(0, offsets[this.#size]), offsets };
  }

  #write(word: string): number {
    this.#scratch = growUint8(this.#scratch, word.length * BYTES_PER_UNIT);
    return writeWtf8(this.#scratch, 0, word);
  }

  #slotOf(bytes: Uint8Array, start: number, end: number): number {
    const slots = this.#slots;
    const offsets = this.#offsets;
    const pool = this.#pool;
    const mask = slots.length - 1;
    const length = end - start;
    let slot = hashBytes(bytes, start, end) & mask;
    for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot] as number) {
      const begin = offsets[entry - 1] as number;
      if ((offsets[entry] as number) - begin === length) {
        let i = 0;
        while (i < length && pool[begin + i] === bytes[start + i]) i++;
        if (i === length) return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#size; id++) {
      const [start, end] = [this.#offsets[id] as number, this.#offsets[id + 1] as number];
      let slot = hashBytes(this.#pool, start, end) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a with its low bits mixed, because they choose the slot. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
