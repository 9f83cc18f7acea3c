import { growInt32 } from './growing-arrays.ts';

/** The prefix of an n-gram of one token. */
const NO_PREFIX = -1;

/**
 * n-grams numbered in the order in which they are first seen: a trie kept in a hash table. An
 * n-gram is the pair (number of the n-gram without its last token, last token), so that no n-gram
 * is ever made as a string and each costs two integers and its slots. A prefix always has a lower
 * number than the n-grams that begin with it.
 */
export class NgramTable {
  /** The n-grams of the last sequence; its first `learn(…)` or `find(…)` entries count. */
  found: Int32Array = new Int32Array(1024);
  readonly #minimum: number;
  readonly #maximum: number;
  /** Two numbers an n-gram: its prefix and its last token. */
  #keys: Int32Array = new Int32Array(2048);
  /** Number of an n-gram plus one, or 0 for a free slot; at most half of them are taken. */
  #slots: Int32Array = new Int32Array(2048);
  /** The n-gram that a token alone is, plus one, or 0: single tokens need no hashing. */
  #singles: Int32Array = new Int32Array(256);
  #size = 0;
  /** The n-gram of each length that ends at the token before; entry 0 is not used. */
  readonly #ending: Int32Array;

  /** Counts n-grams of `minimum` to `maximum` tokens; shorter ones are numbered as prefixes. */
  constructor(minimum: number, maximum: number) {
    this.#minimum = minimum;
    this.#maximum = maximum;
    this.#ending = new Int32Array(maximum + 1);
  }

  /** How many n-grams have a number, prefixes among them. */
  get size(): number {
    return this.#size;
  }

  /** The number of the n-gram without its last token, or −1 for a single token. */
  prefix(id: number): number {
    return this.#keys[2 * id];
  }

  /** The last token of an n-gram. */
  lastToken(id: number): number {
    return this.#keys[2 * id + 1];
  }

  /** The tokens of an n-gram, in order. */
  tokensOf(id: number): number[] {
    const tokens: number[] = [];
    for (let at = id; at !== NO_PREFIX; at = this.prefix(at)) tokens.push(this.lastToken(at));
    return tokens.reverse();
  }

  /** How many tokens each n-gram has. */
  lengths(): Uint8Array {
    const lengths = new Uint8Array(this.#size);
    for (let id = 0; id < this.#size; id++) {
      const prefix = this.#keys[2 * id];
      lengths[id] = prefix === NO_PREFIX ? 1 : lengths[prefix] + 1;
    }
    return lengths;
  }

  /** The n-gram that a token alone is, or −1. */
  single(token: number): number {
    return token < this.#singles.length ? this.#singles[token] - 1 : -1;
  }

  /** Adds an n-gram: its prefix, or −1 for a single token, and its last token. It must be new. */
  append(prefix: number, token: number): void {
    this.#reserve(1);
    if (prefix === NO_PREFIX) this.#addSingle(token);
    else this.#addLonger(prefix, token);
  }

  /** Finds the n-grams of a sequence of tokens, numbering the new ones; says how many it found. */
  learn(tokens: Int32Array, length: number): number {
    this.#reserve(length);
    const ending = this.#ending.fill(-1);
    const found = this.found;
    let count = 0;
    for (let position = 0; position < length; position++) {
      const token = tokens[position];
      // `shorter` is the n-gram one token shorter that ends at the token before.
      let shorter = NO_PREFIX;
      for (let tokensIn = 1; tokensIn <= this.#maximum; tokensIn++) {
        if (tokensIn > position + 1) break;
        const id = tokensIn === 1 ? this.#addSingle(token) : this.#addLonger(shorter, token);
        shorter = ending[tokensIn];
        ending[tokensIn] = id;
        if (tokensIn >= this.#minimum) found[count++] = id;
      }
    }
    return count;
  }

  /** Finds the n-grams of a sequence that have a number; a token of −1 is part of none. */
  find(tokens: Int32Array, length: number): number {
    this.found = growInt32(this.found, length * this.#maximum);
    const ending = this.#ending.fill(-1);
    const found = this.found;
    let count = 0;
    for (let position = 0; position < length; position++) {
      const token = tokens[position];
      let shorter = NO_PREFIX;
      for (let tokensIn = 1; tokensIn <= this.#maximum; tokensIn++) {
        let id = -1;
        if (tokensIn === 1) id = token < 0 ? -1 : this.single(token);
        else if (shorter >= 0 && token >= 0) id = this.#slots[this.#slotOf(shorter, token)] - 1;
        shorter = ending[tokensIn];
        ending[tokensIn] = id;
        if (id >= 0 && tokensIn >= this.#minimum) found[count++] = id;
      }
    }
    return count;
  }

  #addSingle(token: number): number {
    if (token >= this.#singles.length) this.#singles = growInt32(this.#singles, token + 1);
    const known = this.#singles[token];
    if (known !== 0) return known - 1;
    const id = this.#append(NO_PREFIX, token);
    this.#singles[token] = id + 1;
    return id;
  }

  #addLonger(prefix: number, token: number): number {
    const slot = this.#slotOf(prefix, token);
    const known = this.#slots[slot];
    if (known !== 0) return known - 1;
    const id = this.#append(prefix, token);
    this.#slots[slot] = id + 1;
    return id;
  }

  #append(prefix: number, token: number): number {
    const id = this.#size++;
    this.#keys[2 * id] = prefix;
    this.#keys[2 * id + 1] = token;
    return id;
  }

  /** Where a longer n-gram's number is or would be. */
  #slotOf(prefix: number, token: number): number {
    const slots = this.#slots;
    const keys = this.#keys;
    const mask = slots.length - 1;
    let slot = hashPair(prefix, token) & mask;
    for (;;) {
      const known = slots[slot];
      if (known === 0) return slot;
      const key = 2 * (known - 1);
      if (keys[key] === prefix && keys[key + 1] === token) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Makes room for the n-grams of a sequence all at once, so that the loop over it never grows anything. */
  #reserve(length: number): void {
    const most = length * this.#maximum;
    this.found = growInt32(this.found, most);
    this.#keys = growInt32(this.#keys, 2 * (this.#size + most));
    let slots = this.#slots.length;
    while (slots < 2 * (this.#size + most)) slots *= 2;
    if (slots > this.#slots.length) this.#rehash(slots);
  }

  #rehash(length: number): void {
    const slots = new Int32Array(length);
    const keys = this.#keys;
    const mask = length - 1;
    for (let id = 0; id < this.#size; id++) {
      if (keys[2 * id] === NO_PREFIX) continue;
      let slot = hashPair(keys[2 * id], keys[2 * id + 1]) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

/** Spreads a pair of numbers over 32 bits. */
function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) ^ (mixed >>> 13);
}
