/**
 * Numbers buckets from 0 in the order in which they are first seen: a hash table of whole numbers, so that only the
 * buckets that a text has need rows, however many hashes there could be.
 */
export class BucketRows {
  /** A bucket plus one, or 0 for a free slot. The length is a power of two; at most half is in use. */
  #keys: Uint32Array = new Uint32Array(1024);
  #values: Int32Array = new Int32Array(1024);
  #size = 0;

  /** Numbers buckets in their order; of two equal ones the first counts. */
  static of(buckets: Int32Array): BucketRows {
    const rows = new BucketRows();
    for (const [i, bucket] of buckets.entries()) rows.#put(bucket, i);
    return rows;
  }

  /** How many buckets there are. */
  get size(): number {
    return this.#size;
  }

  /** Finds the number of a bucket, or −1. */
  find(bucket: number): number {
    const slot = this.#slotOf(bucket);
    return this.#keys[slot] === 0 ? -1 : this.#values[slot];
  }

  /** Returns the number of a bucket; a new one gets the next number. */
  add(bucket: number): number {
    const slot = this.#slotOf(bucket);
    if (this.#keys[slot] !== 0) return this.#values[slot];
    const number = this.#size;
    this.#fill(slot, bucket, number);
    return number;
  }

  /** Returns the buckets in the order of their numbers. */
  buckets(): Int32Array {
    const buckets = new Int32Array(this.#size);
    this.#keys.forEach((key, slot) => {
      if (key !== 0) buckets[this.#values[slot]] = key - 1;
    });
    return buckets;
  }

  #put(bucket: number, number: number): void {
    const slot = this.#slotOf(bucket);
    if (this.#keys[slot] === 0) this.#fill(slot, bucket, number);
  }

  #fill(slot: number, bucket: number, number: number): void {
    this.#keys[slot] = bucket + 1;
    this.#values[slot] = number;
    this.#size++;
    if (this.#size * 2 > this.#keys.length) this.#rehash();
  }

  #slotOf(bucket: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let slot = (Math.imul(bucket, 0x9e3779b1) >>> 7) & mask;
    while (keys[slot] !== 0 && keys[slot] !== bucket + 1) slot = (slot + 1) & mask;
    return slot;
  }

  #rehash(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2);
    keys.forEach((key, from) => {
      if (key === 0) return;
      const slot = this.#slotOf(key - 1);
      this.#keys[slot] = key;
      this.#values[slot] = values[from];
    });
  }
}
