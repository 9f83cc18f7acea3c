import type { TensorData } from '../base/model-state.ts';

/**
 * Words numbered from 0, as UTF-8 bytes in one pool with a hash index: a million words take some
 * 20 MB, where a `Map` of strings would take ten times that, and reading a file of vectors makes
 * no string at all. It is also just how a model file keeps its vocabulary.
 */
export class WordList {
  #pool: Uint8Array = new Uint8Array(1024);
  /** Word i is the bytes `#offsets[i]` to `#offsets[i + 1]` of the pool. */
  #offsets: Uint32Array = new Uint32Array(256);
  /** Number of a word plus one, or 0 for a free slot; a power of two of them, half full at most. */
  #slots: Uint32Array = new Uint32Array(256);
  #size = 0;
  readonly #encoder: TextEncoder = new TextEncoder();
  readonly #decoder: TextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** The list of some words. A word that comes again is left out. */
  static of(words: Iterable<string>): WordList {
    const list = new WordList();
    for (const word of words) list.add(word);
    return list;
  }

  /** How many words there are. */
  get size(): number {
    return this.#size;
  }

  /** Appends a word and gives its number, or −1 when the list has it already. */
  add(word: string): number {
    return this.addBytes(this.#encoder.encode(word));
  }

  /** Appends a word given as UTF-8 bytes, which are copied; −1 when the list has it already. */
  addBytes(bytes: Uint8Array): number {
    const slot = this.#slotOf(bytes);
    if (this.#slots[slot] !== 0) return -1;
    const id = this.#size++;
    const start = this.#offsets[id];
    const end = start + bytes.length;
    if (end > this.#pool.length) this.#pool = enlarge(this.#pool, end, Uint8Array);
    this.#pool.set(bytes, start);
    if (id + 2 > this.#offsets.length) this.#offsets = enlarge(this.#offsets, id + 2, Uint32Array);
    this.#offsets[id + 1] = end;
    this.#slots[slot] = id + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  /** The number of a word, or −1. */
  indexOf(word: string): number {
    return this.#slots[this.#slotOf(this.#encoder.encode(word))] - 1;
  }

  /** The word with a number. */
  word(id: number): string {
    return this.#decoder.decode(this.bytes(id));
  }

  /** The UTF-8 bytes of the word with a number: a view, not to be changed. */
  bytes(id: number): Uint8Array {
    return this.#pool.subarray(this.#offsets[id], this.#offsets[id + 1]);
  }

  /** All words in order. */
  *[Symbol.iterator](): Generator<string> {
    for (let id = 0; id < this.#size; id++) yield this.word(id);
  }

  /** The two tensors by which model files keep a vocabulary. */
  toTensors(): { readonly text: TensorData; readonly offsets: TensorData } {
    const end = this.#offsets[this.#size];
    return {
      text: { shape: [end], data: this.#pool.slice(0, end) },
      offsets: { shape: [this.#size + 1], data: this.#offsets.slice(0, this.#size + 1) },
    };
  }

  #slotOf(bytes: Uint8Array): number {
    const mask = this.#slots.length - 1;
    let slot = hashBytes(bytes, 0, bytes.length) & mask;
    for (let entry = this.#slots[slot]; entry !== 0; entry = this.#slots[slot]) {
      const start = this.#offsets[entry - 1];
      if (this.#offsets[entry] - start === bytes.length) {
        let i = 0;
        while (i < bytes.length && this.#pool[start + i] === bytes[i]) i++;
        if (i === bytes.length) return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#size; id++) {
      let slot = hashBytes(this.#pool, this.#offsets[id], this.#offsets[id + 1]) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a with its low bits mixed, since the table's index is made of them. */
function hashBytes(bytes: Uint8Array, begin: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = begin; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function enlarge<T extends Uint8Array | Uint32Array>(
  array: T,
  needed: number,
  make: new (length: number) => T,
): T {
  const grown = new make(Math.max(needed, array.length * 2));
  grown.set(array);
  return grown;
}
