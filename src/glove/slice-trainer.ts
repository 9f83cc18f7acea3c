import type { Engine } from '../engine/engine.ts';
import type { GloveSettings } from './glove-options.ts';
import type { GloveParameters } from './glove-parameters.ts';
import { countCells, cutRound, type Slice } from './round-slices.ts';
import type { Round } from './shuffled-cells.ts';

/** Numbers of rows that are read without a break: some milliseconds of work. */
const NUMBERS_AT_ONCE = 2 ** 22;

/** Trains the slices of rounds, one after another, in the same memory of the heap. */
export class SliceTrainer {
  /** The slices of each round. */
  readonly slices: readonly (readonly Slice[])[];
  readonly #engine: Engine;
  readonly #parameters: GloveParameters;
  readonly #settings: GloveSettings;
  readonly #cells: number;
  readonly #ends: number;
  readonly #losses: number;

  constructor(
    engine: Engine,
    parameters: GloveParameters,
    rounds: readonly Round[],
    settings: GloveSettings,
  ) {
    this.#engine = engine;
    this.#parameters = parameters;
    this.#settings = settings;
    const most = Math.ceil(NUMBERS_AT_ONCE / parameters.size);
    this.slices = rounds.map(({ ends }) => cutRound(ends, most));
    const { heap } = engine;
    const largest = this.slices.flat().reduce((n, slice) => Math.max(n, countCells(slice)), 0);
    this.#cells = heap.allocate(16 * largest);
    this.#ends = heap.allocate(4 * (rounds.length + 1));
    this.#losses = heap.allocate(8 * rounds.length);
  }

  /**
   * Takes one step for each cell of a slice.
   * @param bytes the round's cells
   * @returns the sum of the cells' losses, each before its step
   */
  train(round: Round, bytes: Uint8Array, slice: Slice): number {
    const { heap } = this.#engine;
    const { words, contexts, size } = this.#parameters;
    const { learningRate, gradientClip, biases } = this.#settings;
    const count = countCells(slice);
    const blocks = slice.length;
    const fields = [0, 1, 2, 3].map((i) => this.#cells + 4 * i * count);
    const [rows, columns, targets, weights] = fields;
    const { buffer, byteOffset } = bytes;
    const ids = new Int32Array(buffer, byteOffset, 2 * round.cells);
    const numbers = new Float32Array(buffer, byteOffset + 8 * round.cells, 2 * round.cells);
    const ranges = joinRanges(slice);
    [rows, columns].forEach((field, i) => {
      gather(ids.subarray(i * round.cells), ranges, heap.integers(field, count));
    });
    [targets, weights].forEach((field, i) => {
      gather(numbers.subarray(i * round.cells), ranges, heap.numbers(field, count));
    });
    const ends = heap.integers(this.#ends, blocks + 1);
    ends[0] = 0;
    slice.forEach(({ begin, end }, block) => {
      ends[block + 1] = ends[block] + end - begin;
    });
    this.#engine.parallel(
      'gloveBlocks',
      {
        ...{ losses: this.#losses, words, contexts, rows, columns, targets, weights },
        ...{ ends: this.#ends, size, eta: learningRate, limit: gradientClip },
        biases: biases ? 1 : 0,
      },
      blocks,
      1,
    );
    return heap.doubles(this.#losses, blocks).reduce((sum, loss) => sum + loss, 0);
  }

  dispose(): void {
    for (const offset of [this.#cells, this.#ends, this.#losses]) this.#engine.heap.free(offset);
  }
}

/** Joins ranges that follow each other. */
function joinRanges(slice: Slice): Slice {
  const joined: { begin: number; end: number }[] = [];
  for (const { begin, end } of slice) {
    const before = joined[joined.length - 1];
    if (before?.end === begin) before.end = end;
    else joined.push({ begin, end });
  }
  return joined;
}

/** Copies ranges one after another. */
function gather(
  from: Int32Array | Float32Array,
  ranges: Slice,
  to: { set(numbers: ArrayLike<number>, place: number): void },
): void {
  let place = 0;
  for (const { begin, end } of ranges) {
    to.set(from.subarray(begin, end), place);
    place += end - begin;
  }
}
