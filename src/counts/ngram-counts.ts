import { growInt32 } from '../base/growing-arrays.ts';
import { WordTable } from '../base/word-table.ts';
import { DocumentTally } from './document-tally.ts';
import { writeJoined } from './ngram-names.ts';
import type { NgramRange } from './ngram-settings.ts';
import { NgramTable } from './ngram-table.ts';
import { TermBlock } from './terms/term-block.ts';

/** Counts n-grams and the documents that they are in, document by document. */
export class NgramCounts {
  readonly #tokens = new WordTable();
  readonly #table: NgramTable;
  readonly #tally = new DocumentTally();
  /** The tokens of the document at hand. */
  #ids: Int32Array = new Int32Array(256);
  #length = 0;

  constructor([minimum, maximum]: NgramRange) {
    this.#table = new NgramTable(minimum, maximum);
  }

  /** How many different n-grams are held; those shorter than the range are among them as prefixes. */
  get size(): number {
    return this.#table.size;
  }

  /** Adds the next token of the document. */
  add(token: string): void {
    this.#push(this.#tokens.add(token));
  }

  /** Adds the next token of the document: bytes `start` to `end` of a text in UTF-8. */
  addUtf8(bytes: Uint8Array, start: number, end: number): void {
    this.#push(this.#tokens.addUtf8(bytes, start, end));
  }

  /** Ends the document, and counts its n-grams; none goes beyond it. */
  endDocument(): void {
    const found = this.#table.learn(this.#ids, this.#length);
    this.#length = 0;
    const ids = this.#table.found;
    for (let i = 0; i < found; i++) this.#tally.add(ids[i]);
    this.#tally.endDocument();
  }

  /** Returns the n-grams as `joinTokens` names them, in the order in which they were first seen. */
  toTerms(): TermBlock {
    const terms = new TermBlock();
    let room: Uint8Array = new Uint8Array(256);
    for (let id = 0; id < this.size; id++) {
      // Prefixes alone.
      const total = this.#tally.totalOf(id);
      if (total === 0) continue;
      const tokens = this.#table.tokensOf(id).map((token) => this.#tokens.bytes(token));
      const joined = writeJoined(room, tokens);
      room = joined.room;
      terms.addUtf8(room.subarray(0, joined.end), total, this.#tally.documentsOf(id));
    }
    return terms;
  }

  #push(id: number): void {
    this.#ids = growInt32(this.#ids, this.#length + 1);
    this.#ids[this.#length++] = id;
  }
}
