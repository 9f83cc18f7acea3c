import { createBuffer } from '../autodiff/parameters.ts';
import type { Engine } from '../autodiff/tape.ts';

/** Numbers of every place so far, [places, rows, width], in room that grows when it is needed. */
export class StepCache {
  readonly width: number;
  readonly #engine: Engine;
  #offset: number;
  #places: number;
  #rows: number;

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
      this.#offset = grown;
      this.#places *= 2;
    }
    return this.#offset + 4 * place * this.#rows * this.width;
  }

  /** Keeps some of the rows, in this order, of the first places; a row may be kept twice, but no more than there are. */
  select(rows: ArrayLike<number>, places: number): void {
    const { heap } = this.#engine;
    const { width } = this;
    const [from, to] = [this.#rows * width, rows.length * width];
    const numbers = heap.numbers(this.#offset, places * from);
    for (let place = 0; place < places; place++) {
      // A copy: rows may change places with each other.
      const old = numbers.slice(place * from, (place + 1) * from);
      for (let i = 0; i < rows.length; i++) {
        numbers.set(old.subarray(rows[i] * width, (rows[i] + 1) * width), place * to + i * width);
      }
    }
    this.#rows = rows.length;
  }

  /** Gives its room back. */
  dispose(): void {
    this.#engine.heap.free(this.#offset);
  }
}
