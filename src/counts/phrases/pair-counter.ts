import { hashPair } from '../hash-pair.ts';

/** Numbers in a slot: the two words, and how often they were seen; a count of 0 is a free slot. */
const SLOT = 3;

/** How full the table may be before it is doubled. */
const LOAD = 0.7;

/** The share of the limit that a full counter keeps, so that it need not prune again at once. */
const KEPT_SHARE = 0.75;

/** A pair of words by their numbers, and how often it was seen. */
export interface CountedPair {
  readonly first: number;
  readonly second: number;
  readonly count: number;
}

/**
 * Counts pairs of words in bounded memory, as word2phrase does: whenever there are too many pairs, those
 * with a count up to a threshold are forgotten, and the threshold rises. 12 bytes a slot: a pair takes 17
 * to 34 bytes.
 */
export class PairCounter {
  readonly #limit: number;
  #slots: Int32Array = new Int32Array(1024 * SLOT);
  #size = 0;
  #forgottenUpTo = 0;

  /** @param limit the most pairs held */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The number of distinct pairs held. */
  get size(): number {
    return this.#size;
  }

  /** Counts a pair once more. */
  add(first: number, second: number): void {
    let slot = findSlot(this.#slots, first, second);
    if (this.#slots[slot + 2] === 0) {
      if (this.#size >= this.#limit) this.#prune();
      const capacity = this.#slots.length / SLOT;
      if (this.#size + 1 > capacity * LOAD) this.#rehash(2 * capacity, 0);
      slot = findSlot(this.#slots, first, second);
      this.#slots[slot] = first;
      this.#slots[slot + 1] = second;
      this.#size += 1;
    }
    this.#slots[slot + 2] += 1;
  }

  /** Yields the held pairs with at least `leastCount` occurrences, in no particular order. */
  *pairs(leastCount: number): Generator<CountedPair> {
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot += SLOT) {
      const count = slots[slot + 2];
      if (count === 0 || count < leastCount) continue;
      yield { first: slots[slot], second: slots[slot + 1], count };
    }
  }

  #prune(): void {
    let kept = this.#size;
    while (kept > this.#limit * KEPT_SHARE) {
      this.#forgottenUpTo += 1;
      kept = 0;
      for (let slot = 2; slot < this.#slots.length; slot += SLOT) {
        if (this.#slots[slot] > this.#forgottenUpTo) kept += 1;
      }
    }
    this.#rehash(this.#slots.length / SLOT, this.#forgottenUpTo);
  }

  /** Rebuilds the table with a capacity (a power of two), keeping the pairs above a count. */
  #rehash(capacity: number, above: number): void {
    const old = this.#slots;
    this.#slots = new Int32Array(capacity * SLOT);
    this.#size = 0;
    for (let slot = 0; slot < old.length; slot += SLOT) {
      if (old[slot + 2] <= above) continue;
      const place = findSlot(this.#slots, old[slot], old[slot + 1]);
      this.#slots.set(old.subarray(slot, slot + SLOT), place);
      this.#size += 1;
    }
  }
}

/** Finds where a pair is, or the free slot where it would be. */
function findSlot(slots: Int32Array, first: number, second: number): number {
  const mask = slots.length / SLOT - 1;
  let index = hashPair(first, second) & mask;
  for (;;) {
    const slot = index * SLOT;
    const free = slots[slot + 2] === 0;
    if (free || (slots[slot] === first && slots[slot + 1] === second)) return slot;
    index = (index + 1) & mask;
  }
}
