import { createParameter } from '../autodiff/parameters.ts';
import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';

/** The widths of the parts of x, in their order. */
interface InputParts {
  /** Vectors of words and of their features. */
  readonly words: number;
  /** Vectors of features of places. */
  readonly places: number;
  readonly spellings: number;
  /** States of language models. */
  readonly contexts: number;
}

type Columns = readonly (readonly [begin: number, end: number])[];

/**
 * The columns of W_ih that meet what follows from a token itself, and those that meet what depends on its place, each
 * as matrices of their own, one for each direction: W_ih x = W_types x_types + W_places x_places.
 */
export class InputWeights {
  readonly #engine: Engine;
  readonly #cells: readonly { readonly weightIh: Parameter }[];
  readonly #columns: { readonly types: Columns; readonly places: Columns };
  /** Copies of columns, made when they are first needed. */
  #copies:
    | { readonly types: readonly Parameter[]; readonly places: readonly Parameter[] }
    | undefined;

  /** @param cells the bottom layer's, one for each direction */
  constructor(
    engine: Engine,
    cells: readonly { readonly weightIh: Parameter }[],
    { words, places, spellings, contexts }: InputParts,
  ) {
    this.#engine = engine;
    this.#cells = cells;
    const [afterPlaces, afterSpellings] = [words + places, words + places + spellings];
    this.#columns = {
      types: [
        [0, words],
        [afterPlaces, afterSpellings],
      ],
      places: [
        [words, afterPlaces],
        [afterSpellings, afterSpellings + contexts],
      ],
    };
  }

  /** [gates · hidden, what follows from a token itself], for each direction. */
  get types(): readonly Parameter[] {
    return this.#hasPlaces ? this.#split().types : this.#cells.map(({ weightIh }) => weightIh);
  }

  /** [gates · hidden, what depends on a token's place], for each direction. */
  get places(): readonly Parameter[] {
    return this.#split().places;
  }

  /** Frees the copies. */
  clear(): void {
    const { types = [], places = [] } = this.#copies ?? {};
    for (const { offset } of [...types, ...places]) this.#engine.heap.free(offset);
    this.#copies = undefined;
  }

  get #hasPlaces(): boolean {
    return this.#columns.places.some(([begin, end]) => end > begin);
  }

  #split(): { readonly types: readonly Parameter[]; readonly places: readonly Parameter[] } {
    const copyOf = (columns: Columns): Parameter[] =>
      this.#cells.map(({ weightIh }) => copyColumns(this.#engine, weightIh, columns));
    this.#copies ??= { types: copyOf(this.#columns.types), places: copyOf(this.#columns.places) };
    return this.#copies;
  }
}

/** Copies columns of a matrix side by side, into a matrix that training does not know. */
function copyColumns(engine: Engine, weight: Parameter, columns: Columns): Parameter {
  const [rows, width] = weight.shape;
  const kept = columns.reduce((sum, [begin, end]) => sum + end - begin, 0);
  const copy = createParameter(engine, weight.name, [rows, kept], { frozen: true });
  const from = engine.heap.numbers(weight.offset, weight.length);
  const to = engine.heap.numbers(copy.offset, copy.length);
  for (let row = 0, at = 0; row < rows; row++) {
    for (const [begin, end] of columns) {
      to.set(from.subarray(row * width + begin, row * width + end), at);
      at += end - begin;
    }
  }
  return copy;
}
