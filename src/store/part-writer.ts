import { createHash } from 'node:crypto';
import type { TermCount } from '../counts/term-counts.ts';
import { type Count, requireBegun, tableOf } from './count.ts';
import type { WholePart } from './ledger.ts';
import type { StoreServer } from './server.ts';
import { type Cell, writeRow } from './tab-separated.ts';
import { nameTable, PARTS } from './tables.ts';

/** The most rows in a batch: one block of the server's, so that it is one file there. */
const BATCH_ROWS = 2 ** 17;

/**
 * Writes the rows of one part of a count, in batches, each exactly once whatever happens.
 *
 * Why that is so. The rows of a part are a function of the count's description and of the part's text alone: the same
 * words in the same order, cut into the same batches. Each row carries the count, the part and the batch, and the table
 * takes rows of one key for one row. So inserting is idempotent: whatever set of rows was inserted how often, by whom
 * and in which order, the table holds each row of their union once. Then
 * - killed between any two steps, a worker leaves some of the part's rows; counting it again adds the rest;
 * - a request that is tried again though its first try did arrive, or arrives after its second, adds nothing;
 * - two workers on one part add the same rows;
 * - a worker that wakes up after the count was read adds rows that are there.
 * No part counts before it is whole: its line in the ledger goes out when every batch has been stored on its shard, and
 * whoever reads compares the rows of each part and their sum with its line, so that rows which a server lost (or that
 * another text left behind) are an error and not a wrong number. The line carries a hash of the part's rows: a part
 * counted twice from different texts has two lines.
 */
export class PartWriter {
  readonly #server: StoreServer;
  readonly #count: Count;
  readonly #part: number;
  readonly #digest = createHash('sha256');
  #lines: string[] = [];
  #batch = 0;
  #rows = 0;
  #total = 0;
  /** The batch that is being sent while the next is counted. */
  #sending: Promise<void> = Promise.resolve();

  constructor(server: StoreServer, count: Count, part: number) {
    this.#server = server;
    this.#count = count;
    this.#part = part;
  }

  /** How many rows were added. */
  get rows(): number {
    return this.#rows;
  }

  /**
   * Adds a row; returns a promise where a batch is full, which is to be awaited.
   * @param before the columns between the batch and the total, which tell the part's rows apart
   * @param total what the row counts
   * @param behind the columns behind the total
   */
  add(
    before: readonly Cell[],
    total: number,
    behind: readonly Cell[] = [],
  ): Promise<void> | undefined {
    const { id } = this.#count;
    this.#lines.push(writeRow([id, this.#part, this.#batch, ...before, total, ...behind]));
    this.#rows++;
    this.#total += total;
    return this.#lines.length === BATCH_ROWS ? this.endBatch() : undefined;
  }

  /** Adds terms, each once, with the documents that they are in, and ends the batch: others may have some of them again. */
  async addTerms(terms: Iterable<TermCount>): Promise<void> {
    for (const { term, total, documents } of terms) {
      const batch = this.add(['', term], total, [documents, 0]);
      // A promise a term would cost more than the term.
      if (batch !== undefined) await batch;
    }
    await this.endBatch();
  }

  /** Ends the batch. Rows of one key may stand in two batches, not in one. */
  async endBatch(): Promise<void> {
    await this.#sending;
    if (this.#lines.length === 0) return;
    const rows = this.#lines.join('');
    this.#lines = [];
    this.#batch++;
    this.#digest.update(rows);
    this.#sending = this.#server.insert(nameTable(this.#server, tableOf(this.#count.kind)), rows);
    // Whoever awaits it next hears of its failure.
    this.#sending.catch(() => {});
  }

  /**
   * Ends the part: sends what is left, and writes its line in the ledger.
   * @throws InputError where the count was dropped meanwhile; what the part has written since is removed, too
   */
  async finish(documents: number): Promise<WholePart> {
    await this.endBatch();
    await this.#sending;
    await requireBegun(this.#server, this.#count);
    const whole = {
      ...{ part: this.#part, rows: this.#rows, total: this.#total, documents },
      digest: this.#digest.digest('hex'),
    };
    const { part, rows, total, digest } = whole;
    await this.#server.insert(
      nameTable(this.#server, PARTS),
      writeRow([this.#count.id, part, rows, total, documents, digest]),
    );
    return whole;
  }
}
