/** A point in an arena to go back to. */
export interface ArenaMark {
  readonly chunk: number;
  readonly used: number;
}

/** The source of an arena's memory. */
export interface ChunkSource {
  /** Allocates memory: returns its offset, or undefined at the limit. */
  tryAllocate(bytes: number): number | undefined;
  /** Returns the error for too large a request; it says how much was requested, and how much there is. */
  outOfMemory(bytes: number): Error;
  free(offset: number): void;
}

interface Chunk {
  readonly offset: number;
  readonly bytes: number;
}

/** The first chunk's size. */
const LEAST_CHUNK = 256 * 1024;

/** Everything in the heap begins at a multiple of this: a cache line, and AVX-512's vector. */
export const ALIGNMENT = 64;

/** Rounds a size up to the next multiple of the alignment. */
export function alignUp(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/**
 * Memory for one step of work: allocation moves a pointer, and `reset` gives all of it back at
 * once. The arena keeps its memory for the next step, so that steps of the same size allocate nothing.
 */
export class Arena {
  readonly #source: ChunkSource;
  #chunks: Chunk[] = [];
  #chunk = 0;
  #used = 0;

  constructor(source: ChunkSource) {
    this.#source = source;
  }

  /** Bytes taken from the heap, in use or not. */
  get bytesReserved(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
  }

  /**
   * Allocates memory that is valid until the next `reset`, at a 64-byte aligned offset; it is not cleared.
   * @throws InputError at the heap's limit
   */
  allocate(bytes: number): number {
    const size = alignUp(bytes);
    for (; this.#chunk < this.#chunks.length; this.#chunk += 1, this.#used = 0) {
      const chunk = this.#chunks[this.#chunk];
      if (this.#used + size <= chunk.bytes) {
        const offset = chunk.offset + this.#used;
        this.#used += size;
        return offset;
      }
    }
    // Doubling keeps the number of chunks of a first, large step small; near the limit, only as
    // large as it must be.
    if (!this.#add(Math.max(size, this.bytesReserved, LEAST_CHUNK)) && !this.#add(size)) {
      throw this.#source.outOfMemory(size);
    }
    this.#used = size;
    return this.#chunks[this.#chunk].offset;
  }

  /** Returns the point that the arena has reached; `release` goes back to it. */
  mark(): ArenaMark {
    return { chunk: this.#chunk, used: this.#used };
  }

  /** Gives back all that was allocated since the mark. */
  release(mark: ArenaMark): void {
    this.#chunk = mark.chunk;
    this.#used = mark.used;
  }

  /** Gives back all that was allocated. Marks made before are void. */
  reset(): void {
    if (this.#chunks.length > 1) {
      // One chunk of the whole size: the next step of this size finds it in one piece.
      const bytes = this.bytesReserved;
      for (const chunk of this.#chunks) this.#source.free(chunk.offset);
      this.#chunks = [];
      this.#chunk = 0;
      this.#add(bytes);
    }
    this.#chunk = 0;
    this.#used = 0;
  }

  /** Gives its memory back to the heap. */
  clear(): void {
    for (const chunk of this.#chunks) this.#source.free(chunk.offset);
    this.#chunks = [];
    this.#chunk = 0;
    this.#used = 0;
  }

  #add(bytes: number): boolean {
    const offset = this.#source.tryAllocate(bytes);
    if (offset !== undefined) this.#chunks.push({ offset, bytes });
    return offset !== undefined;
  }
}
