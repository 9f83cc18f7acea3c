import { InputError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { throwIfAborted } from '../base/progress.ts';
import { createRandom, type Random } from '../base/random.ts';
import { type InterruptibleWork, runWithBreaks } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import type { CellBlock } from '../counts/co-occurrence/cell-block.ts';
import type { Scratch, ScratchFile } from '../io/scratch.ts';
import { type BlockSchedule, groupOf, roundOf } from './block-schedule.ts';
import type { GloveSettings } from './glove-options.ts';

/** The cells of one round, block after block, shuffled within each. */
export interface Round {
  readonly cells: number;
  /** Where each block's cells end, from 0 on: one number more than there are blocks. */
  readonly ends: Int32Array;
  /** Reads the round's cells: rows, columns (32-bit integers), log P, f(P) (32-bit floats). */
  read(): Promise<Uint8Array>;
}

/** All cells of the full matrix, by rounds. */
export interface ShuffledCells {
  readonly nonzeros: number;
  readonly rounds: readonly Round[];
}

/** Row, column, log P and f(P), 4 bytes each. */
const CELL_BYTES = 16;
/** Cells that a round gathers before they go to its file. */
const BUFFER_CELLS = 8192;
/** Cells that are moved between two chances for a break: less than a millisecond. */
const CELLS_AT_ONCE = 2048;

/**
 * Deals the cells of both triangles out to the rounds, and shuffles each block's. Memory holds a
 * buffer of each round, and one round while it is shuffled; the rest lies in `scratch`.
 * @throws InputError when a cell has no logarithm
 */
export async function shuffleCells(
  blocks: AsyncIterable<CellBlock>,
  schedule: BlockSchedule,
  settings: Pick<GloveSettings, 'xMax' | 'alpha' | 'seed'>,
  scratch: Scratch,
  work: InterruptibleWork = {},
): Promise<ShuffledCells> {
  const { signal } = work;
  const takeBreak = createEventBreaks(work.breaks);
  const buckets: Bucket[] = [];
  while (buckets.length < schedule.groups) buckets.push(new Bucket(await scratch.createFile()));
  const cell = new ArrayBuffer(CELL_BYTES);
  const ids = new Int32Array(cell, 0, 2);
  const numbers = new Float32Array(cell, 8, 2);
  const words = new Int32Array(cell);
  for await (const { rows, columns, values } of blocks) {
    for (let i = 0; i < rows.length; i++) {
      if (i % CELLS_AT_ONCE === 0) {
        throwIfAborted(signal);
        const pause = takeBreak(Math.min(CELLS_AT_ONCE, rows.length - i));
        if (pause !== undefined) await pause;
      }
      const value = values[i];
      if (!(value > 0 && Number.isFinite(value))) {
        throw new InputError(
          sentence(
            'glove/wrong-cooccurrence',
          )`The co-occurrence of words ${{ row: rows[i] }} and ${{ column: columns[i] }} is ${{ value }}; expected a number above 0.`,
        );
      }
      numbers[0] = Math.log(value);
      numbers[1] = value >= settings.xMax ? 1 : (value / settings.xMax) ** settings.alpha;
      for (const mirrored of rows[i] === columns[i] ? [false] : [false, true]) {
        ids[0] = mirrored ? columns[i] : rows[i];
        ids[1] = mirrored ? rows[i] : columns[i];
        const bucket = buckets[roundOf(schedule, ids[0], ids[1])];
        if (bucket.push(words)) await bucket.flush();
      }
    }
  }
  const random = createRandom(settings.seed, 'shuffle');
  const rounds: Round[] = [];
  let nonzeros = 0;
  for (const bucket of buckets) {
    await bucket.flush();
    nonzeros += bucket.cells;
    const sorting = sortRound(await bucket.read(), schedule, random);
    const { arrays, ends } = await runWithBreaks(sorting, work);
    const file = await scratch.createFile();
    await file.write(new Uint8Array(arrays.buffer));
    const cells = bucket.cells;
    rounds.push({ cells, ends, read: () => file.read(0, CELL_BYTES * cells) });
  }
  return { nonzeros, rounds };
}

/** A round's cells, as they come. */
class Bucket {
  readonly #file: ScratchFile;
  readonly #buffer = new Int32Array((BUFFER_CELLS * CELL_BYTES) / 4);
  #buffered = 0;
  #written = 0;

  constructor(file: ScratchFile) {
    this.#file = file;
  }

  get cells(): number {
    return (this.#written + this.#buffered) / 4;
  }

  /** Takes a cell; true when the buffer is full. */
  push(words: Int32Array): boolean {
    const at = this.#buffered;
    const buffer = this.#buffer;
    buffer[at] = words[0];
    buffer[at + 1] = words[1];
    buffer[at + 2] = words[2];
    buffer[at + 3] = words[3];
    this.#buffered = at + 4;
    return this.#buffered === buffer.length;
  }

  async flush(): Promise<void> {
    await this.#file.write(new Uint8Array(this.#buffer.buffer, 0, this.#buffered * 4));
    this.#written += this.#buffered;
    this.#buffered = 0;
  }

  /** Reads all cells, once all are flushed. */
  async read(): Promise<Int32Array> {
    const bytes = await this.#file.read(0, this.#written * 4);
    return new Int32Array(bytes.buffer, bytes.byteOffset, this.#written);
  }
}

/**
 * Sorts a round's cells by block, shuffles each block, and gives them as four arrays, one after another.
 * @yields how many cells it has moved, after every few
 */
function* sortRound(
  cells: Int32Array,
  schedule: BlockSchedule,
  random: Random,
): Generator<number, { readonly arrays: Int32Array; readonly ends: Int32Array }> {
  const count = cells.length / 4;
  const ends = new Int32Array(schedule.groups + 1);
  for (let i = 0; i < count; i++) {
    if (i % CELLS_AT_ONCE === CELLS_AT_ONCE - 1) yield CELLS_AT_ONCE;
    ends[groupOf(schedule, cells[4 * i]) + 1]++;
  }
  for (let block = 0; block < schedule.groups; block++) ends[block + 1] += ends[block];
  const next = ends.slice();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    if (i % CELLS_AT_ONCE === CELLS_AT_ONCE - 1) yield CELLS_AT_ONCE;
    order[next[groupOf(schedule, cells[4 * i])]++] = i;
  }
  for (let block = 0; block < schedule.groups; block++) {
    random.shuffle(order.subarray(ends[block], ends[block + 1]));
    yield ends[block + 1] - ends[block];
  }
  const arrays = new Int32Array(4 * count);
  for (let field = 0; field < 4; field++) {
    for (let i = 0; i < count; i++) {
      if (i % CELLS_AT_ONCE === CELLS_AT_ONCE - 1) yield CELLS_AT_ONCE;
      arrays[field * count + i] = cells[4 * order[i] + field];
    }
  }
  return { arrays, ends };
}
