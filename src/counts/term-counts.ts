import { WordTable } from '../base/word-table.ts';
import { DocumentTally } from './document-tally.ts';

/** How often a term occurs, and in how many documents. */
export interface TermCount {
  readonly term: string;
  readonly total: number;
  readonly documents: number;
}

/** Counts terms and the documents that they are in, document by document. */
export class TermCounts {
  readonly #terms = new WordTable();
  readonly #tally = new DocumentTally();

  /** How many different terms there are. */
  get size(): number {
    return this.#terms.size;
  }

  /** Adds an occurrence. */
  add(term: string): void {
    this.#tally.add(this.#terms.add(term));
  }

  /** Adds an occurrence of the term in bytes `start` to `end` of a text in UTF-8. */
  addUtf8(bytes: Uint8Array, start: number, end: number): void {
    this.#tally.add(this.#terms.addUtf8(bytes, start, end));
  }

  /** Ends a document. */
  endDocument(): void {
    this.#tally.endDocument();
  }

  /** Lists the terms in the order in which they were first seen. */
  *[Symbol.iterator](): Generator<TermCount> {
    for (let id = 0; id < this.size; id++) {
      yield {
        term: this.#terms.word(id),
        total: this.#tally.totalOf(id),
        documents: this.#tally.documentsOf(id),
      };
    }
  }
}
