import { growFloat64 } from '../base/growing-arrays.ts';

/** Counts what is numbered, and the documents that it is in, document by document. */
export class DocumentTally {
  #totals: Float64Array = new Float64Array(256);
  #documents: Float64Array = new Float64Array(256);
  /** The last document of each number, from 1. */
  #last: Float64Array = new Float64Array(256);
  #document = 1;

  /** Adds an occurrence in the document at hand. */
  add(id: number): void {
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

  /** Ends the document at hand. */
  endDocument(): void {
    this.#document++;
  }

  /** How often a number occurred; 0 for one that did not. */
  totalOf(id: number): number {
    return this.#totals[id] ?? 0;
  }

  /** In how many documents a number occurred. */
  documentsOf(id: number): number {
    return this.#documents[id] ?? 0;
  }
}
