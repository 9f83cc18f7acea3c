import { InputError } from '../base/errors.ts';
import { growUint16, growUint32 } from './growing-arrays.ts';

/**
 * Strings numbered in the order in which they are first seen, all in three typed arrays: an
 * open-addressing hash table over one pool of UTF-16 units. A `Map<string, number>` would need
 * several times the memory and would keep the documents alive that its words were cut from.
 */
export class StringTable {
  #pool: Uint16Array = new Uint16Array(1024);
  /** String i is the units `#offsets[i]` to `#offsets[i + 1]` of the pool. */
  #offsets: Uint32Array = new Uint32Array(256);
  /** Number of a string plus one, or 0 for a free slot; a power of two of them, half full at most. */
  #slots: Uint32Array = new Uint32Array(256);
  #size = 0;

  /** How many strings there are. */
  get size(): number {
    return this.#size;
  }

  /** The number of a string, or −1 when it was never added. */
  find(text: string): number {
    return this.#slots[this.#slotOf(text)] - 1;
  }

  /** The number of a string, which is added when it is new. */
  add(text: string): number {
    const slot = this.#slotOf(text);
    const found = this.#slots[slot] - 1;
    if (found >= 0) return found;
    const id = this.#size++;
    const start = this.#offsets[id];
    this.#pool = growUint16(this.#pool, start + text.length);
    for (let i = 0; i < text.length; i++) this.#pool[start + i] = text.charCodeAt(i);
    this.#offsets = growUint32(this.#offsets, id + 2);
    this.#offsets[id + 1] = start + text.length;
    this.#slots[slot] = id + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  /** The string with a number. */
  text(id: number): string {
    let text = '';
    for (let i = this.#offsets[id]; i < this.#offsets[id + 1]; i++) {
      text += String.fromCharCode(this.#pool[i]);
    }
    return text;
  }

  /** All strings, in the order of their numbers. */
  toArray(): string[] {
    return Array.from({ length: this.#size }, (_, id) => this.text(id));
  }

  /**
   * Numbers strings in order.
   * @throws InputError when two are equal
   */
  static from(strings: readonly string[]): StringTable {
    const table = new StringTable();
    strings.forEach((text, id) => {
      if (table.add(text) !== id) {
        throw new InputError(`The vocabulary has ${JSON.stringify(text)} twice.`);
      }
    });
    return table;
  }

  #slotOf(text: string): number {
    const length = text.length;
    let hash = length;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    const slots = this.#slots;
    const offsets = this.#offsets;
    const pool = this.#pool;
    const mask = slots.length - 1;
    let slot = spread(hash) & mask;
    for (let entry = slots[slot]; entry !== 0; entry = slots[slot]) {
      const start = offsets[entry - 1];
      if (offsets[entry] - start === length) {
        let i = 0;
        while (i < length && pool[start + i] === text.charCodeAt(i)) i++;
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
      let hash = this.#offsets[id + 1] - this.#offsets[id];
      for (let i = this.#offsets[id]; i < this.#offsets[id + 1]; i++) {
        hash = Math.imul(hash ^ this.#pool[i], 0x01000193);
      }
      let slot = spread(hash) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a leaves its low bits poorly mixed; the table's index is made of them. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
