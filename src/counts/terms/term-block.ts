import { growFloat64, growUint8, growUint32 } from '../../base/growing-arrays.ts';
import { BYTES_PER_UNIT, readWtf8, writeWtf8 } from '../../base/wtf8.ts';
import type { TermCount } from '../term-counts.ts';

/** Bytes of a term beside its text: two counts and where the text ends. */
const COUNT_BYTES = 20;

/** Terms with their counts, in columns: no term is an object or a string until it is asked for. */
export class TermBlock implements Iterable<TermCount> {
  /** The UTF-8 bytes of all terms, joined. */
  #text: Uint8Array = new Uint8Array(256);
  /** Term i is the bytes `#offsets[i]` to `#offsets[i + 1]`. */
  #offsets: Uint32Array = new Uint32Array(16);
  #totals: Float64Array = new Float64Array(16);
  #documents: Float64Array = new Float64Array(16);
  #size = 0;

  /** How many terms there are. */
  get size(): number {
    return this.#size;
  }

  /** How much memory the terms and their counts need, in bytes. */
  get byteLength(): number {
    return this.#offsets[this.#size] + this.#size * COUNT_BYTES;
  }

  /** Adds a term. */
  add(term: string, total: number, documents: number): void {
    const start = this.#offsets[this.#size];
    this.#text = growUint8(this.#text, start + term.length * BYTES_PER_UNIT);
    this.#end(writeWtf8(this.#text, start, term), total, documents);
  }

  /** Adds the term whose UTF-8 bytes these are. */
  addUtf8(bytes: Uint8Array, total: number, documents: number): void {
    const start = this.#offsets[this.#size];
    this.#text = growUint8(this.#text, start + bytes.length);
    this.#text.set(bytes, start);
    this.#end(start + bytes.length, total, documents);
  }

  /** Adds term `i` of another block. */
  append(other: TermBlock, i: number): void {
    const bytes = other.#text.subarray(other.#offsets[i], other.#offsets[i + 1]);
    this.addUtf8(bytes, other.#totals[i], other.#documents[i]);
  }

  /** Adds the counts of term `j` of another block to those of term `i`. */
  increase(i: number, other: TermBlock, j: number): void {
    this.#totals[i] += other.#totals[j];
    this.#documents[i] += other.#documents[j];
  }

  /** Returns term `i` and its counts. */
  at(i: number): TermCount {
    return {
      term: readWtf8(this.#text, this.#offsets[i], this.#offsets[i + 1]),
      total: this.#totals[i],
      documents: this.#documents[i],
    };
  }

  /** How often term `i` occurs. */
  total(i: number): number {
    return this.#totals[i];
  }

  /** In how many documents term `i` is. */
  documents(i: number): number {
    return this.#documents[i];
  }

  *[Symbol.iterator](): Generator<TermCount> {
    for (let i = 0; i < this.#size; i++) yield this.at(i);
  }

  /** Compares the bytes of two terms, whose order is that of their code points: negative, 0 or positive. */
  compareText(i: number, other: TermBlock, j: number): number {
    const [mine, theirs] = [this.#text, other.#text];
    const [a, b] = [this.#offsets[i], other.#offsets[j]];
    const lengthOfA = this.#offsets[i + 1] - a;
    const lengthOfB = other.#offsets[j + 1] - b;
    const length = Math.min(lengthOfA, lengthOfB);
    for (let at = 0; at < length; at++) {
      const difference = mine[a + at] - theirs[b + at];
      if (difference !== 0) return difference;
    }
    return lengthOfA - lengthOfB;
  }

  /** Returns the block as bytes, `byteLength` of them, from which `decode` makes it again. */
  encode(): Uint8Array {
    const size = this.#size;
    const encoded = new Uint8Array(this.byteLength);
    const counts = new Float64Array(encoded.buffer, 0, 2 * size);
    counts.set(this.#totals.subarray(0, size));
    counts.set(this.#documents.subarray(0, size), size);
    new Uint32Array(encoded.buffer, 16 * size, size).set(this.#offsets.subarray(1, size + 1));
    encoded.set(this.#text.subarray(0, this.#offsets[size]), COUNT_BYTES * size);
    return encoded;
  }

  /**
   * Makes a block from its bytes.
   * @param bytes a copy of its own, which begins where its buffer begins
   * @param size the number of terms
   */
  static decode(bytes: Uint8Array, size: number): TermBlock {
    const block = new TermBlock();
    const { buffer } = bytes;
    block.#size = size;
    block.#totals = new Float64Array(buffer, 0, size);
    block.#documents = new Float64Array(buffer, 8 * size, size);
    block.#offsets = new Uint32Array(size + 1);
    block.#offsets.set(new Uint32Array(buffer, 16 * size, size), 1);
    block.#text = bytes.subarray(COUNT_BYTES * size);
    return block;
  }

  #end(end: number, total: number, documents: number): void {
    const size = ++this.#size;
    this.#offsets = growUint32(this.#offsets, size + 1);
    this.#totals = growFloat64(this.#totals, size);
    this.#documents = growFloat64(this.#documents, size);
    this.#offsets[size] = end;
    this.#totals[size - 1] = total;
    this.#documents[size - 1] = documents;
  }
}
