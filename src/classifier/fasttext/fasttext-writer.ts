/** Bytes of a piece of a file. */
const PIECE = 2 ** 16;

/** Writes little-endian numbers and texts one after the other, as pieces of a file. */
export class FastTextWriter {
  #piece = new DataView(new ArrayBuffer(PIECE));
  #length = 0;
  #full: Uint8Array[] = [];

  /** Takes the pieces that are full. */
  take(): readonly Uint8Array[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** Takes all that was written. */
  finish(): readonly Uint8Array[] {
    this.#end();
    return this.take();
  }

  byte(value: number): void {
    this.#room(1).setUint8(this.#length++, value);
  }

  int32(value: number): void {
    this.#room(4).setInt32(this.#length, value, true);
    this.#length += 4;
  }

  int64(value: number): void {
    this.#room(8).setBigInt64(this.#length, BigInt(value), true);
    this.#length += 8;
  }

  float64(value: number): void {
    this.#room(8).setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  float32s(values: Iterable<number>): void {
    for (const value of values) {
      this.#room(4).setFloat32(this.#length, value, true);
      this.#length += 4;
    }
  }

  bytes(values: Uint8Array): void {
    for (let from = 0; from < values.length; ) {
      const piece = this.#room(1);
      const part = values.subarray(from, from + PIECE - this.#length);
      new Uint8Array(piece.buffer).set(part, this.#length);
      this.#length += part.length;
      from += part.length;
    }
  }

  #room(count: number): DataView {
    if (this.#length + count > PIECE) this.#end();
    return this.#piece;
  }

  #end(): void {
    this.#full.push(new Uint8Array(this.#piece.buffer, 0, this.#length));
    this.#piece = new DataView(new ArrayBuffer(PIECE));
    this.#length = 0;
  }
}
