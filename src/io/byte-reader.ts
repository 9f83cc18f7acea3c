import { joinBytes } from './join-bytes.ts';

/** How many bytes of a new piece are copied behind the rest of the previous one. */
const JOINT_BYTES = 2 ** 16;

/**
 * Reads a stream of bytes piece by piece. Only `fill` waits for the source; the other methods work on buffered
 * bytes, so that a loop over millions of small records creates no promise per record.
 */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #taken = 0;
  /** The piece whose beginning ends the buffered bytes, and where in them it begins. */
  #afterJoint: { readonly bytes: Uint8Array; readonly start: number } | undefined;
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The buffered bytes that are not taken yet; valid until the next `fill`. */
  get rest(): Uint8Array {
    return this.#bytes.subarray(this.#at);
  }

  /** How many bytes are buffered. */
  get available(): number {
    return this.#bytes.length - this.#at;
  }

  /** How many bytes were taken since the start. */
  get taken(): number {
    return this.#taken;
  }

  /** Waits until `count` bytes are buffered; false when the source ends before. */
  async fill(count: number): Promise<boolean> {
    if (this.available < count) this.#leaveJoint();
    if (this.available >= count) return true;
    const pieces = [this.#bytes.subarray(this.#at)];
    let length = this.available;
    let last: Uint8Array | undefined;
    let lastStart = 0;
    while (length < count && !this.#ended) {
      const { done, value } = await this.#source.next();
      if (done === true) this.#ended = true;
      else {
        last = value;
        lastStart = length;
        pieces.push(value);
        length += value.length;
      }
    }
    // Of a long last piece only the beginning is copied behind the bytes left over from before.
    const joined = Math.min(length, Math.max(count, lastStart + JOINT_BYTES));
    if (last !== undefined && lastStart > 0 && joined < length) {
      pieces[pieces.length - 1] = last.subarray(0, joined - lastStart);
      this.#afterJoint = { bytes: last, start: lastStart };
    }
    this.#bytes = joinBytes(pieces);
    this.#at = 0;
    return length >= count;
  }

  /** Moves on to the piece that the buffer ends with, once all bytes before it are taken. */
  #leaveJoint(): void {
    const next = this.#afterJoint;
    if (next === undefined) return;
    this.#afterJoint = undefined;
    if (this.#at >= next.start) {
      this.#at -= next.start;
      this.#bytes = next.bytes;
    } else {
      const begin = this.#bytes.length - next.start;
      const pieces = [this.#bytes.subarray(this.#at), next.bytes.subarray(begin)];
      this.#bytes = joinBytes(pieces);
      this.#at = 0;
    }
  }

  /** Waits for one more piece of the source; false when it has ended. */
  async fillMore(): Promise<boolean> {
    return this.fill(this.available + 1);
  }

  /** Takes buffered bytes; valid until the next `fill`. */
  take(count: number): Uint8Array {
    const bytes = this.#bytes.subarray(this.#at, this.#at + count);
    this.#at += bytes.length;
    this.#taken += bytes.length;
    return bytes;
  }

  /** Fills `target` with the next bytes; false when the source ends before. */
  async takeInto(target: Uint8Array): Promise<boolean> {
    let filled = 0;
    while (filled < target.length) {
      if (this.available === 0 && !(await this.fill(1))) return false;
      const piece = this.take(Math.min(this.available, target.length - filled));
      target.set(piece, filled);
      filled += piece.length;
    }
    return true;
  }

  /** Closes the source, such as a file that was not read to its end. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
