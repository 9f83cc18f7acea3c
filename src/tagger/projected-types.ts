import { embedding } from '../autodiff/operations.ts';
import { createBuffer } from '../autodiff/parameters.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import type { TokenType } from './encode.ts';

/** The most bytes of all tables together, where one batch does not need more. */
const MOST_BYTES = 32 * 1024 ** 2;

/** The rows that tables begin with. */
const FIRST_ROWS = 256;

/**
 * Keeps what the input weights of the bottom layer make of each type of token, W_ih x + b_ih, in a table for each
 * direction: most tokens of a text come again. When the tables are full all is forgotten.
 */
export class ProjectedTypes {
  readonly #engine: Engine;
  readonly #width: number;
  readonly #rows = new Map<TokenType, number>();
  readonly #mostRows: number;
  #tables: readonly Tensor[];

  /**
   * @param directions how many tables there are
   * @param width of a row
   */
  constructor(engine: Engine, directions: number, width: number) {
    this.#engine = engine;
    this.#width = width;
    this.#mostRows = Math.floor(MOST_BYTES / (4 * width * directions));
    this.#tables = Array.from({ length: directions }, () => createBuffer(engine, [0, width]));
  }

  /**
   * Looks types up.
   * @param distinct the types, each once
   * @param places each token's place among these
   * @param shape of the places
   * @param project computes the rows of types that are not in the tables yet, [types, width] for each direction
   * @returns [...shape, width] for each direction
   */
  lookUp(
    tape: Tape,
    {
      distinct,
      places,
      shape,
    }: { distinct: readonly TokenType[]; places: Int32Array; shape: readonly number[] },
    project: (types: readonly TokenType[]) => readonly Tensor[],
  ): Tensor[] {
    const isUnread = (type: TokenType): boolean => !this.#rows.has(type);
    let unread = distinct.filter(isUnread);
    if (unread.length > 0 && this.#rows.size + unread.length > this.#mostRows) {
      this.#rows.clear();
      unread = [...distinct];
    }
    if (unread.length > 0) this.#add(tape, unread, project(unread));
    const rows = distinct.map((type) => this.#rows.get(type) ?? 0);
    const ids = places.map((place) => rows[place]);
    return this.#tables.map((table) => embedding(tape, table, ids, shape));
  }

  /** Forgets all types and frees the tables. */
  clear(): void {
    this.#rows.clear();
    this.#resize(0);
  }

  #add(tape: Tape, types: readonly TokenType[], projected: readonly Tensor[]): void {
    const first = this.#rows.size;
    const needed = first + types.length;
    const [room] = this.#tables[0].shape;
    if (needed > room) {
      const wished = Math.min(Math.max(2 * room, FIRST_ROWS), this.#mostRows);
      this.#resize(Math.max(needed, wished));
    }
    projected.forEach((rows, direction) => {
      tape.numbers(this.#tables[direction]).set(tape.numbers(rows), first * this.#width);
    });
    types.forEach((type, i) => {
      this.#rows.set(type, first + i);
    });
  }

  /** Gives the tables another number of rows, with the rows that they have. */
  #resize(rows: number): void {
    const { heap } = this.#engine;
    this.#tables = this.#tables.map((old) => {
      const table = createBuffer(this.#engine, [rows, this.#width]);
      const kept = Math.min(old.length, table.length);
      heap.numbers(table.offset, kept).set(heap.numbers(old.offset, kept));
      heap.free(old.offset);
      return table;
    });
  }
}
