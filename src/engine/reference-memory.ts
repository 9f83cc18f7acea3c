import type { HeapStorage } from './heap.ts';

/** Bytes of an address for each number: the engines' own numbers are 32-bit floats. */
export const BYTES_PER_NUMBER = 4;

/**
 * The reference engine's storage. An offset is the same as on the other engines, but each number is
 * a 64-bit float: number i of an array at offset o is `floats[o / 4 + i]`, integer i is
 * `ints[o / 4 + i]`, and the two lie in arrays of their own.
 */
export class ReferenceMemory implements HeapStorage {
  /** Offset 0 stands for "no array", as on the other engines. */
  readonly start = 64;
  readonly limit: number;
  #floats: Float64Array<ArrayBuffer>;
  #ints: Int32Array<ArrayBuffer>;

  constructor(limit: number) {
    this.limit = limit;
    const length = Math.min(1024 * 1024, limit) / BYTES_PER_NUMBER;
    this.#floats = new Float64Array(length);
    this.#ints = new Int32Array(length);
  }

  get byteLength(): number {
    return this.#ints.byteLength;
  }

  /** Every number of the memory. Void once it has grown. */
  get floats(): Float64Array<ArrayBuffer> {
    return this.#floats;
  }

  /** Every integer of the memory. Void once it has grown. */
  get ints(): Int32Array<ArrayBuffer> {
    return this.#ints;
  }

  grow(byteLength: number): boolean {
    // Growth copies everything: doubling keeps it rare.
    const length =
      Math.min(Math.max(byteLength, 2 * this.byteLength), this.limit) / BYTES_PER_NUMBER;
    try {
      const floats = new Float64Array(length);
      const ints = new Int32Array(length);
      floats.set(this.#floats);
      ints.set(this.#ints);
      this.#floats = floats;
      this.#ints = ints;
      return true;
    } catch {
      return false;
    }
  }

  numbers(offset: number, length: number): Float64Array {
    const begin = offset / BYTES_PER_NUMBER;
    return this.#floats.subarray(begin, begin + length);
  }

  doubles(offset: number, length: number): Float64Array {
    return this.numbers(offset, length);
  }

  integers(offset: number, length: number): Int32Array {
    const begin = offset / BYTES_PER_NUMBER;
    return this.#ints.subarray(begin, begin + length);
  }

  bytes(offset: number, length: number): Uint8Array {
    return new Uint8Array(this.#ints.buffer, offset, length);
  }

  clear(offset: number, length: number): void {
    this.numbers(offset, length / BYTES_PER_NUMBER).fill(0);
    this.bytes(offset, length).fill(0);
  }
}
