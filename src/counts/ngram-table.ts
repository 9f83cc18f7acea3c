import { growInt32 } from '../base/growing-arrays.ts';
import { hashPair } from './hash-pair.ts';

/** The prefix of an n-gram of one token, and of a free slot. */
const NONE = -1;
/** Numbers in a slot: prefix, last token, the n-gram's number, and one that keeps slots aligned. */
const SLOT = 4;

/**
 * Numbers n-grams in the order in which they are first seen: a trie in a hash table. An n-gram is the pair
 * (number of the n-gram without its last token, last token), so that no n-gram
 * is ever made as a string. A prefix always has a lower number than the n-grams that begin with it.
 *
 * Sequences are looked up one n-gram length at a time: the look-ups of one length do not wait for
 * each other, so that the processor can have several misses of its cache under way.
 */
export class NgramTable {
  /** The n-grams of the last sequence; its first `learn(…)` or `find(…)` entries count. */
  found: Int32Array = new Int32Array(1024);
  readonly #minimum: number;
  readonly #maximum: number;
  /** n-grams of two tokens and more, at most three quarters of the slots taken; see `SLOT`. */
  #slots: Int32Array = new Int32Array(1024 * SLOT).fill(NONE);
  #taken = 0;
  /** The n-gram that a token alone is, or −1: single tokens need no hashing. */
  #singles: Int32Array = new Int32Array(256).fill(NONE);
  #size = 0;
  /** For each position of a sequence, the n-gram of the length at work that ends there. */
  #ending: Int32Array = new Int32Array(256);
  /** Two numbers an n-gram, its prefix and its last token: gathered from the slots when asked for. */
  #keys: Int32Array | undefined;

  /** Counts n-grams of `minimum` to `maximum` tokens; shorter ones are numbered as prefixes. */
  constructor(minimum: number, maximum: number) {
    this.#minimum = minimum;
    this.#maximum = maximum;
  }

  /** How many n-grams have a number, prefixes among them. */
  get size(): number {
    return this.#size;
  }

  /** Returns the number of the n-gram without its last token, or −1 for a single token. */
  prefix(id: number): number {
    return this.#gatherKeys()[2 * id];
  }

  /** Returns the last token of an n-gram. */
  lastToken(id: number): number {
    return this.#gatherKeys()[2 * id + 1];
  }

  /** Returns the tokens of an n-gram, in order. */
  tokensOf(id: number): number[] {
    const tokens: number[] = [];
    for (let at = id; at !== NONE; at = this.prefix(at)) tokens.push(this.lastToken(at));
    return tokens.reverse();
  }

  /** Returns how many tokens each n-gram has. */
  lengths(): Uint8Array {
    const lengths = new Uint8Array(this.#size);
    for (let id = 0; id < this.#size; id++) {
      const prefix = this.prefix(id);
      lengths[id] = prefix === NONE ? 1 : lengths[prefix] + 1;
    }
    return lengths;
  }

  /** Returns the n-gram that a token alone is, or −1. */
  single(token: number): number {
    return token < this.#singles.length ? this.#singles[token] : NONE;
  }

  /** Returns the n-gram of a prefix, or −1 for a single token, and a last token; −1 where it has no number. */
  numberOf(prefix: number, token: number): number {
    if (prefix === NONE) return this.single(token);
    return this.#slots[findSlot(this.#slots, prefix, token) + 2];
  }

  /** Adds an n-gram: its prefix, or −1 for a single token, and its last token. It must be new. */
  append(prefix: number, token: number): void {
    if (prefix === NONE) this.#addSingle(token);
    else this.#insert(findSlot(this.#slots, prefix, token), prefix, token);
  }

  /** Finds the n-grams of a sequence of tokens, numbering the new ones; returns how many it found. */
  learn(tokens: Int32Array, length: number): number {
    this.#reserve(length);
    const { found } = this;
    const ending = this.#ending;
    let count = 0;
    for (let i = 0; i < length; i++) {
      let id = this.single(tokens[i]);
      if (id === NONE) id = this.#addSingle(tokens[i]);
      ending[i] = id;
      if (this.#minimum === 1) found[count++] = id;
    }
    for (let tokensIn = 2; tokensIn <= this.#maximum; tokensIn++) {
      const counts = tokensIn >= this.#minimum;
      let slots = this.#slots;
      let prefix = length < tokensIn ? NONE : ending[tokensIn - 2];
      for (let i = tokensIn - 1; i < length; i++) {
        const token = tokens[i];
        const slot = findSlot(slots, prefix, token);
        let id = slots[slot + 2];
        if (id === NONE) {
          id = this.#insert(slot, prefix, token);
          slots = this.#slots;
        }
        prefix = ending[i];
        ending[i] = id;
        if (counts) found[count++] = id;
      }
    }
    return count;
  }

  /** Finds the n-grams of a sequence that have a number; a token of −1 is part of none. */
  find(tokens: Int32Array, length: number): number {
    this.#reserve(length);
    const { found } = this;
    const ending = this.#ending;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const id = tokens[i] === NONE ? NONE : this.single(tokens[i]);
      ending[i] = id;
      if (this.#minimum === 1 && id !== NONE) found[count++] = id;
    }
    const slots = this.#slots;
    for (let tokensIn = 2; tokensIn <= this.#maximum; tokensIn++) {
      const counts = tokensIn >= this.#minimum;
      let prefix = length < tokensIn ? NONE : ending[tokensIn - 2];
      for (let i = tokensIn - 1; i < length; i++) {
        const token = tokens[i];
        let id = NONE;
        if (prefix !== NONE && token !== NONE) id = slots[findSlot(slots, prefix, token) + 2];
        prefix = ending[i];
        ending[i] = id;
        if (counts && id !== NONE) found[count++] = id;
      }
    }
    return count;
  }

  #reserve(length: number): void {
    this.#ending = growInt32(this.#ending, length);
    this.found = growInt32(this.found, length * (this.#maximum - this.#minimum + 1));
  }

  #addSingle(token: number): number {
    if (token >= this.#singles.length) {
      const known = this.#singles.length;
      this.#singles = growInt32(this.#singles, token + 1).fill(NONE, known);
    }
    if (this.#singles[token] === NONE) this.#singles[token] = this.#number();
    return this.#singles[token];
  }

  /** Puts an n-gram in its slot, if that is free; gives its number. */
  #insert(slot: number, prefix: number, token: number): number {
    if (this.#slots[slot] !== NONE) return this.#slots[slot + 2];
    const id = this.#number();
    this.#slots[slot] = prefix;
    this.#slots[slot + 1] = token;
    this.#slots[slot + 2] = id;
    this.#taken++;
    if (this.#taken * SLOT > this.#slots.length * 0.75) this.#rehash();
    return id;
  }

  #number(): number {
    this.#keys = undefined;
    return this.#size++;
  }

  #rehash(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2).fill(NONE);
    for (let slot = 0; slot < old.length; slot += SLOT) {
      if (old[slot] === NONE) continue;
      const place = findSlot(this.#slots, old[slot], old[slot + 1]);
      this.#slots[place] = old[slot];
      this.#slots[place + 1] = old[slot + 1];
      this.#slots[place + 2] = old[slot + 2];
    }
  }

  #gatherKeys(): Int32Array {
    if (this.#keys !== undefined) return this.#keys;
    const keys = new Int32Array(2 * this.#size);
    this.#singles.forEach((id, token) => {
      if (id === NONE) return;
      keys[2 * id] = NONE;
      keys[2 * id + 1] = token;
    });
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot += SLOT) {
      if (slots[slot] === NONE) continue;
      const key = 2 * slots[slot + 2];
      keys[key] = slots[slot];
      keys[key + 1] = slots[slot + 1];
    }
    this.#keys = keys;
    return keys;
  }
}

/** Finds where an n-gram is in the slots, or the free slot where it would be. */
function findSlot(slots: Int32Array, prefix: number, token: number): number {
  const mask = slots.length - 1;
  let slot = (hashPair(prefix, token) * SLOT) & mask;
  while (slots[slot] !== NONE && (slots[slot] !== prefix || slots[slot + 1] !== token)) {
    slot = (slot + SLOT) & mask;
  }
  return slot;
}
