import { joinBytes } from './join-bytes.ts';

/** How much of a new piece is copied to be in a row with what is left of the last. */
const JOINT_BYTES = 2 ** 16;

/**
 * Reads a stream of bytes piece by piece. Looking and taking are synchronous; only `fill`, when the
 * bytes at hand run out, waits for the source. So a loop over millions of small records costs no
 * promise a record.
 */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #taken = 0;
  /** The piece whose beginning the bytes at hand end with, and where in them it begins. */
  #afterJoint: { readonly bytes: Uint8Array; readonly start: number } | undefined;
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The bytes at hand that are not taken yet; valid until the next `fill`. */
  get rest(): Uint8Array {
    return this.#bytes.subarray(this.#at);
  }

  /** How many bytes are at hand. */
  get available(): number {
    return this.#bytes.length - this.#at;
  }

  /** How many bytes were taken since the start. */
  get taken(): number {
    return this.#taken;
  }

  /** Waits until `count` bytes are at hand; false when the source ends before. */
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

  /** Goes over from a joint to the piece that it ends with, once all bytes before that are taken. */
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

  /** Waits for one more piece of the source than is at hand; false when it has ended. */
  async fillMore(): Promise<boolean> {
    return this.fill(this.available + 1);
  }

  /** Takes bytes that are at hand; valid until the next `fill`. */
  take(count: number): Uint8Array {
    const bytes = this.#bytes.subarray(this.#at, this.#at + count);
    this.#at += bytes.length;
    this.#taken += bytes.length;
    return bytes;
  }

  /** Takes exactly as many bytes as `target` holds into it; false when the source ends before. */
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

  /** Lets the source go, so that a file that was not read to its end is closed. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
