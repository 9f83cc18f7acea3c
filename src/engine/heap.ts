import { InputError, UsageError } from '../base/errors.ts';
import { option, sentence } from '../base/sentence.ts';
import { ALIGNMENT, Arena, alignUp, type ChunkSource } from './arena.ts';
import { FreeList } from './free-list.ts';

/** The bytes under a heap: a WebAssembly memory, or the reference engine's arrays. */
export interface HeapStorage {
  /** Where what may be allocated begins: before it lie the kernels' own data and stack. */
  readonly start: number;
  readonly byteLength: number;
  readonly limit: number;
  /** Grows the storage to at least `byteLength` bytes; returns false when the platform refuses. */
  grow(byteLength: number): boolean;
  numbers(offset: number, length: number): Float32Array | Float64Array;
  doubles(offset: number, length: number): Float64Array;
  integers(offset: number, length: number): Int32Array;
  bytes(offset: number, length: number): Uint8Array;
  /** Fills bytes with zeros, whatever is stored there. */
  clear(offset: number, length: number): void;
}

/** Growth goes by whole steps of this, so that small allocations seldom grow the memory. */
const GROWTH_STEP = 1024 * 1024;

/** Formats a number of bytes: `12.3 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  const unit = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  return unit === 0 ? `${bytes} bytes` : `${(bytes / 1024 ** unit).toFixed(1)} ${units[unit]}`;
}

/**
 * The memory that holds all of an engine's numbers. An allocation is a byte offset; a view is made when
 * JavaScript wants to look, and is void once the heap has grown.
 *
 * Parameters are allocated here and stay until `free`; what a step makes lives in `arena`.
 */
export class Heap {
  readonly #storage: HeapStorage;
  readonly #list = new FreeList();
  readonly #source: ChunkSource;
  #arena: Arena;
  /** Where memory begins that was never given out: it is zeros, and the platform need not provide it yet. */
  #untouched: number;

  constructor(storage: HeapStorage) {
    this.#storage = storage;
    const start = alignUp(storage.start);
    this.#list.extend(start, storage.byteLength - start);
    this.#untouched = start;
    this.#source = {
      tryAllocate: (bytes) => this.#tryAllocate(bytes),
      outOfMemory: (bytes) => this.#outOfMemory(bytes),
      free: (offset) => this.free(offset),
    };
    this.#arena = this.createArena();
  }

  /** The memory of a step, freed all at once. */
  get arena(): Arena {
    return this.#arena;
  }

  /** Creates an unused arena, for `exchangeArena`. */
  createArena(): Arena {
    return new Arena(this.#source);
  }

  /**
   * Puts another arena in place: a step that rests in the middle takes its memory aside, so that other work may
   * use the engine meanwhile.
   * @returns the arena that was in place
   */
  exchangeArena(arena: Arena): Arena {
    const before = this.#arena;
    this.#arena = arena;
    return before;
  }

  /** Bytes that the heap has taken from the platform; it never shrinks. */
  get byteLength(): number {
    return this.#storage.byteLength;
  }

  /** Bytes allocated and not freed, the arena's among them. */
  get bytesInUse(): number {
    return this.#list.bytesInUse;
  }

  /** The size that the heap may reach. */
  get limit(): number {
    return this.#storage.limit;
  }

  /**
   * Allocates memory that stays until `free`, filled with zeros.
   * @param bytes from 0 up; each allocation has an offset of its own
   * @returns a 64-byte aligned offset
   * @throws InputError when the limit is reached; it names the bytes that were requested and those that are left
   */
  allocate(bytes: number): number {
    if (!(bytes >= 0 && Number.isFinite(bytes))) {
      throw new UsageError(
        sentence(
          'engine/wrong-size',
        )`allocate: ${{ bytes }} bytes asked for; expected a number from 0 up.`,
      );
    }
    const used = this.#untouched;
    const offset = this.#tryAllocate(bytes);
    if (offset === undefined) throw this.#outOfMemory(bytes);
    if (offset < used) this.#storage.clear(offset, Math.min(alignUp(bytes), used - offset));
    return offset;
  }

  /**
   * Frees an allocation.
   * @throws UsageError when this offset was not allocated, or was freed before
   */
  free(offset: number): void {
    if (!this.#list.free(offset)) {
      throw new UsageError(
        sentence('engine/not-allocated')`free: nothing is allocated at offset ${{ offset }}.`,
      );
    }
  }

  /** Returns a view of numbers: 32-bit floats, on the reference engine 64-bit ones. */
  numbers(offset: number, length: number): Float32Array | Float64Array {
    return this.#storage.numbers(offset, length);
  }

  /** Returns a view of 64-bit floats, for the kernels whose contract says `f64*`. */
  doubles(offset: number, length: number): Float64Array {
    return this.#storage.doubles(offset, length);
  }

  /** Returns a view of 32-bit integers. */
  integers(offset: number, length: number): Int32Array {
    return this.#storage.integers(offset, length);
  }

  /** Returns a view of bytes. */
  bytes(offset: number, length: number): Uint8Array {
    return this.#storage.bytes(offset, length);
  }

  #tryAllocate(bytes: number): number | undefined {
    const size = Math.max(alignUp(bytes), ALIGNMENT);
    const offset = this.#find(size);
    if (offset !== undefined) this.#untouched = Math.max(this.#untouched, offset + size);
    return offset;
  }

  /** Finds room in the list, or grows the storage. */
  #find(size: number): number | undefined {
    const offset = this.#list.allocate(size);
    if (offset !== undefined) return offset;
    const end = this.#storage.byteLength;
    const needed = end - this.#list.freeBefore(end) + size;
    const steps = Math.ceil(needed / GROWTH_STEP) * GROWTH_STEP;
    if (needed > this.limit || !this.#storage.grow(Math.min(steps, this.limit))) return undefined;
    this.#list.extend(end, this.#storage.byteLength - end);
    return this.#list.allocate(size);
  }

  #outOfMemory(bytes: number): InputError {
    const left = this.limit - this.bytesInUse;
    return new InputError(
      sentence(
        'engine/out-of-memory',
      )`The engine's memory is full: ${{ wanted: formatBytes(bytes) }} wanted in one piece, ${{ left: formatBytes(left) }} of ${{ limit: formatBytes(this.limit) }} left. Use a smaller batch, window, dimension or vocabulary, or raise ${{ option: option('memoryLimitBytes') }} (at most ${{ most: formatBytes(2 ** 32) }}).`,
    );
  }
}
