/** A run of free bytes. */
interface FreeRun {
  offset: number;
  bytes: number;
}

/**
 * Which bytes of an address space are in use: first fit, neighbors joined when freed. It holds
 * offsets only; whose memory they are in is not its business.
 */
export class FreeList {
  /** Sorted by offset; no two touch. */
  readonly #free: FreeRun[] = [];
  readonly #allocated = new Map<number, number>();
  #bytesInUse = 0;

  /** Bytes allocated and not freed. */
  get bytesInUse(): number {
    return this.#bytesInUse;
  }

  /** Adds a range of free bytes. */
  extend(offset: number, bytes: number): void {
    const index = this.#indexAfter(offset);
    const previous = this.#free[index - 1];
    const next = this.#free[index];
    const joinsPrevious = previous !== undefined && previous.offset + previous.bytes === offset;
    const joinsNext = next !== undefined && offset + bytes === next.offset;
    if (joinsPrevious) {
      previous.bytes += bytes;
      if (joinsNext) {
        previous.bytes += next.bytes;
        this.#free.splice(index, 1);
      }
    } else if (joinsNext) {
      next.offset = offset;
      next.bytes += bytes;
    } else {
      this.#free.splice(index, 0, { offset, bytes });
    }
  }

  /** Allocates a number of bytes: returns their offset, or undefined when no free run is long enough. */
  allocate(bytes: number): number | undefined {
    const index = this.#free.findIndex((run) => run.bytes >= bytes);
    if (index < 0) return undefined;
    const run = this.#free[index];
    const offset = run.offset;
    run.offset += bytes;
    run.bytes -= bytes;
    if (run.bytes === 0) this.#free.splice(index, 1);
    this.#allocated.set(offset, bytes);
    this.#bytesInUse += bytes;
    return offset;
  }

  /** Frees what `allocate` gave; false when it did not give this offset, or it is free already. */
  free(offset: number): boolean {
    const bytes = this.#allocated.get(offset);
    if (bytes === undefined) return false;
    this.#allocated.delete(offset);
    this.#bytesInUse -= bytes;
    this.extend(offset, bytes);
    return true;
  }

  /** Counts the free bytes that end at `end`: what growth of the address space would be joined to. */
  freeBefore(end: number): number {
    const last = this.#free.at(-1);
    return last !== undefined && last.offset + last.bytes === end ? last.bytes : 0;
  }

  /** Returns where among the free runs one at this offset belongs. */
  #indexAfter(offset: number): number {
    let low = 0;
    let high = this.#free.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#free[middle].offset < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
