import { InputError } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';
import { formatBytes, type HeapStorage } from '../heap.ts';

/** A page of WebAssembly memory, in bytes. */
export const PAGE_BYTES = 65536;

/** The most that a 32-bit WebAssembly memory can hold, in bytes. */
export const MEMORY_LIMIT: number = 2 ** 32;

/**
 * Creates a memory that can grow to the limit. Shared memory reserves its whole address range at once; where
 * the platform refuses, half as much is asked for, and so on down to 256 MB.
 * @throws InputError when the platform refuses even the smallest memory
 */
export function reserveMemory(
  initialPages: number,
  limit: number,
  shared: boolean,
): { memory: WebAssembly.Memory; limit: number } {
  const least = Math.max(initialPages, Math.min(Math.floor(limit / PAGE_BYTES), 4096));
  for (let maximum = Math.floor(limit / PAGE_BYTES); ; maximum >>>= 1) {
    try {
      const memory = new WebAssembly.Memory({ initial: initialPages, maximum, shared });
      return { memory, limit: maximum * PAGE_BYTES };
    } catch (error) {
      if (maximum >>> 1 < least) {
        throw new InputError(
          sentence(
            'engine/no-memory',
          )`The platform gives no memory of ${{ size: formatBytes(maximum * PAGE_BYTES) }} to the engine (${{ reason: String(error) }}). Close other work, or lower ${{ option: option('memoryLimitBytes') }}.`,
          undefined,
          { cause: error },
        );
      }
    }
  }
}

/** One `WebAssembly.Memory` as a heap's storage; views are made anew after it has grown. */
export class WasmMemory implements HeapStorage {
  readonly start: number;
  readonly limit: number;
  readonly #memory: WebAssembly.Memory;
  #buffer: ArrayBuffer;

  /**
   * @param start where the kernels' own data ends
   * @param limit the memory's maximum, in bytes
   */
  constructor(memory: WebAssembly.Memory, start: number, limit: number) {
    this.#memory = memory;
    this.#buffer = memory.buffer;
    this.start = start;
    this.limit = limit;
  }

  get byteLength(): number {
    return this.#buffer.byteLength;
  }

  grow(byteLength: number): boolean {
    try {
      this.#memory.grow(Math.ceil((byteLength - this.byteLength) / PAGE_BYTES));
    } catch {
      return false;
    }
    this.#buffer = this.#memory.buffer;
    return true;
  }

  numbers(offset: number, length: number): Float32Array {
    return new Float32Array(this.#buffer, offset, length);
  }

  doubles(offset: number, length: number): Float64Array {
    return new Float64Array(this.#buffer, offset, length);
  }

  integers(offset: number, length: number): Int32Array {
    return new Int32Array(this.#buffer, offset, length);
  }

  bytes(offset: number, length: number): Uint8Array {
    return new Uint8Array(this.#buffer, offset, length);
  }

  clear(offset: number, length: number): void {
    this.bytes(offset, length).fill(0);
  }
}
