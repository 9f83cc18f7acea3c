import { growFloat64 } from '../base/growing-arrays.ts';
import { WordTable } from '../base/word-table.ts';

/** How often a term occurs, and in how many documents. */
export interface TermCount {
  readonly term: string;
  readonly total: number;
  readonly documents: number;
}

/** Counts terms and the documents that they are in, document by document. */
export class TermCounts {
  readonly #terms = new WordTable();
  #totals: Float64Array = new Float64Array(256);
  #documents: Float64Array = new Float64Array(256);
  /** The last document of each term, from 1. */
  #last: Float64Array = new Float64Array(256);
  #document = 1;

  /** How many different terms there are. */
  get size(): number {
    return this.#terms.size;
  }

  /** How many documents have ended. */
  get documents(): number {
    return this.#document - 1;
  }

  /** Adds an occurrence. */
  add(term: string): void {
    this.#increase(this.#terms.add(term));
  }

  /** Adds an occurrence of the term in bytes `start` to `end` of a text in UTF-8. */
  addUtf8(bytes: Uint8Array, start: number, end: number): void {
    this.#increase(this.#terms.addUtf8(bytes, start, end));
  }

  /** Ends a document. */
  endDocument(): void {
    this.#document++;
  }

  /** Lists the terms in the order in which they were first seen. */
  *[Symbol.iterator](): Generator<TermCount> {
    for (let id = 0; id < this.size; id++) {
      yield {
        term: this.#terms.word(id),
        total: this.#totals[id],
        documents: this.#documents[id],
      };
    }
  }

  #increase(id: number): void {
    if (id >= this.#totals.length) {
      this.#totals = growFloat64(this.#totals, id + 1);
      this.#documents = growFloat64(this.#documents, id + 1);
      this.#last = growFloat64(this.#last, id + 1);
    }
    this.#totals[id]++;
    if (this.#last[id] === this.#document) return;
    this.#last[id] = this.#document;
    this.#documents[id]++;
  }
}
