import { createBuffer } from '../autodiff/parameters.ts';
import type { Engine } from '../autodiff/tape.ts';

/** Numbers of every place so far, [places, rows, width], in room that grows when it is needed. */
export class StepCache {
  readonly width: number;
  readonly #engine: Engine;
  #offset: number;
  #places: number;
  #rows: number;
  /** Room of the same size, to which rows are moved; 0 before it is needed. */
  #spare = 0;

  constructor(engine: Engine, width: number, [places, rows]: readonly [number, number]) {
    this.width = width;
    this.#engine = engine;
    this.#places = places;
    this.#rows = rows;
    this.#offset = createBuffer(engine, [places, rows, width]).offset;
  }

  /** Returns where a place's numbers lie, [rows, width]; makes room for it. */
  at(place: number): number {
    if (place >= this.#places) {
      const { heap } = this.#engine;
      const length = this.#places * this.#rows * this.width;
      const grown = createBuffer(this.#engine, [2 * this.#places, this.#rows, this.width]).offset;
      heap.numbers(grown, length).set(heap.numbers(this.#offset, length));
      heap.free(this.#offset);
      this.#freeSpare();
      this.#offset = grown;
      this.#places *= 2;
    }
    return this.#offset + 4 * place * this.#rows * this.width;
  }

  /** Keeps some of the rows, in this order, of the first places; a row may be kept twice, but no more than there are. */
  select(rows: ArrayLike<number>, places: number): void {
    const { heap, kernels } = this.#engine;
    const { width: size } = this;
    if (this.#spare === 0) this.#spare = heap.allocate(4 * this.#places * this.#rows * size);
    const ids = heap.allocate(4 * places * rows.length);
    const numbers = heap.integers(ids, places * rows.length);
    for (let place = 0; place < places; place++) {
      for (let i = 0; i < rows.length; i++) {
        numbers[place * rows.length + i] = place * this.#rows + rows[i];
      }
    }
    const args = { out: this.#spare, table: this.#offset, ids, size };
    kernels.gatherRows(args, 0, numbers.length);
    heap.free(ids);
    [this.#offset, this.#spare] = [this.#spare, this.#offset];
    this.#rows = rows.length;
  }

  /** Gives its room back. */
  dispose(): void {
    this.#engine.heap.free(this.#offset);
    this.#freeSpare();
  }

  #freeSpare(): void {
    if (this.#spare !== 0) this.#engine.heap.free(this.#spare);
    this.#spare = 0;
  }
}
