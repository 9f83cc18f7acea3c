import { InputError } from '../../base/errors.ts';
import { createEventBreaks, type TakeBreak } from '../../base/event-breaks.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions, withDefaults } from '../../base/options.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { INTERRUPTIBLE_WORK_OPTIONS, type InterruptibleWork } from '../../base/run-with-breaks.ts';
import { sentence } from '../../base/sentence.ts';
import type { Scratch, ScratchFile } from '../../io/scratch.ts';
import type { CellBlock } from './cell-block.ts';
import {
  createDistanceWeights,
  type DistanceWeighting,
  type DistanceWeights,
} from './distance-weights.ts';
import { BLOCK_LENGTH, mergeSortedCells } from './merge-cells.ts';
import { CELL_BYTES, type SortedCells } from './sorted-cells.ts';
import { readSpilledCells, spillCells } from './spilled-cells.ts';
import { TOKEN_BYTES, TokenChunk } from './token-chunk.ts';

/** Options of `CooccurrenceCounter`. */
export interface CooccurrenceOptions extends InterruptibleWork {
  /** Neighbors on each side, in words; 10 by default, as in GloVe. */
  readonly window?: number;
  /** The weight of a neighbor by its distance; `inverse-distance` by default, as in GloVe. */
  readonly weighting?: DistanceWeighting;
  /**
   * The most memory for buffered text, in bytes, at 8 bytes a token; 512 MiB by default. When it is full, its
   * counts are written to `scratch` and merged at the end. A row of sums (12 bytes a word) comes on top.
   */
  readonly memoryLimitBytes?: number;
  /** Holds the counts that do not fit in memory; without it, reaching the limit is an error. */
  readonly scratch?: Scratch;
}

/** Widest window: far wider than any in use, and small enough for the smallest chunk. */
const WIDEST_WINDOW = 1000;

/** Least memory limit, in bytes. */
const LEAST_MEMORY = 2 ** 20;
/** The fewest records of a run that are read at once: 16 kB. */
const LEAST_BLOCK_LENGTH = 1024;

/** The range and the default of each option. */
export const COOCCURRENCE_OPTIONS: OptionTable<
  CooccurrenceOptions,
  'window' | 'weighting' | 'memoryLimitBytes'
> = {
  window: { kind: 'whole', least: 1, most: WIDEST_WINDOW, default: 10, unit: 'words' },
  weighting: {
    kind: 'choice',
    choices: ['uniform', 'inverse-distance'],
    default: 'inverse-distance',
  },
  memoryLimitBytes: { kind: 'whole', least: LEAST_MEMORY, default: 512 * 2 ** 20, unit: 'bytes' },
  scratch: { kind: 'object' },
  ...INTERRUPTIBLE_WORK_OPTIONS,
};

/**
 * Counts how often words occur within a window of each other. The matrix is symmetric, so only
 * cells with row ≤ column are kept; a pair of one word with itself counts twice on the diagonal,
 * once from either side, as in the full matrix. Windows do not cross lines. The sums are exact
 * (see `DistanceWeights`), so they do not depend on the memory limit.
 *
 * A line may hold negative ids: words outside the vocabulary, which are skipped as if they
 * were not there, as in GloVe's program.
 */
export class CooccurrenceCounter {
  readonly #words: number;
  readonly #weights: DistanceWeights;
  readonly #chunk: TokenChunk;
  readonly #scratch: Scratch | undefined;
  readonly #memoryLimitBytes: number;
  readonly #work: InterruptibleWork;
  readonly #takeBreak: TakeBreak;
  readonly #runs: { readonly file: ScratchFile; readonly length: number }[] = [];

  /**
   * @param words size of the vocabulary; ids are below it
   * @throws UsageError when an option is out of range
   */
  constructor(words: number, options: CooccurrenceOptions = {}) {
    checkOptions('CooccurrenceCounter', COOCCURRENCE_OPTIONS, options);
    const { window, weighting, memoryLimitBytes, scratch, signal, breaks } = withDefaults(
      COOCCURRENCE_OPTIONS,
      options,
    );
    this.#weights = createDistanceWeights(window, weighting);
    this.#words = words;
    this.#memoryLimitBytes = memoryLimitBytes;
    this.#scratch = scratch;
    this.#work = { ...(signal && { signal }), ...(breaks && { breaks }) };
    this.#takeBreak = createEventBreaks(breaks);
    this.#chunk = new TokenChunk(words, window, Math.floor(memoryLimitBytes / TOKEN_BYTES));
  }

  /**
   * Counts the pairs of one line.
   * @param ids numbers of the line's words, in order; negative ones are skipped
   * @throws InputError when an id is not below the vocabulary's size, or memory is full and there
   *   is no scratch
   * @throws InterruptedError when the signal is aborted
   */
  async add(ids: ArrayLike<number>): Promise<void> {
    for (let i = 0; i < ids.length; i++) {
      if (!(ids[i] < this.#words)) {
        throw new InputError(
          sentence(
            'counts/word-outside-vocabulary',
          )`Word ${{ id: ids[i] }} is outside the vocabulary of ${{ words: this.#words }} words.`,
        );
      }
    }
    let taken = this.#chunk.push(ids, 0);
    while (taken < ids.length) {
      await this.#spill();
      taken = this.#chunk.push(ids, taken);
    }
    this.#chunk.endLine();
    throwIfAborted(this.#work.signal);
    const pause = this.#takeBreak(ids.length);
    if (pause !== undefined) await pause;
  }

  async #spill(): Promise<void> {
    if (this.#scratch === undefined) {
      throw new InputError(
        sentence(
          'counts/memory-full',
        )`This text is too long to count co-occurrences in ${{ bytes: this.#memoryLimitBytes }} bytes of memory, and there is no disk to use here; give a higher memory limit or less text.`,
      );
    }
    const file = await this.#scratch.createFile();
    const length = await spillCells(file, this.#sortedChunk());
    this.#runs.push({ file, length });
    this.#chunk.restart();
  }

  /** The whole number that stands for a weight of 1 in `wholeSums`. */
  get unit(): number {
    return this.#weights.unit;
  }

  /**
   * Yields the matrix: the nonzero cells of the upper triangle, in blocks sorted by row and column. Nothing may
   * be added afterwards.
   */
  async *finish(): AsyncGenerator<CellBlock> {
    const { unit } = this;
    for await (const block of this.wholeSums()) {
      for (let i = 0; i < block.values.length; i++) block.values[i] /= unit;
      yield block;
    }
  }

  /** Yields the same cells with their sums as whole numbers of `unit`, which can be added up in any order. */
  async *wholeSums(): AsyncGenerator<CellBlock> {
    // Together the runs may hold as much as the chunk, however many the text has made.
    const share = Math.floor(this.#memoryLimitBytes / CELL_BYTES / this.#runs.length);
    const blockLength = Math.max(LEAST_BLOCK_LENGTH, Math.min(BLOCK_LENGTH, share));
    const merged = mergeSortedCells([
      this.#sortedChunk(),
      ...this.#runs.map(({ file, length }) => readSpilledCells(file, length, blockLength)),
    ]);
    for (let block = await merged.next(); block !== undefined; block = await merged.next()) {
      const rows = new Uint32Array(block.length);
      const columns = new Uint32Array(block.length);
      const values = new Float64Array(block.length);
      for (let i = 0; i < block.length; i++) {
        rows[i] = block.ids[4 * i];
        columns[i] = block.ids[4 * i + 1];
        values[i] = block.sums[2 * i + 1];
      }
      yield { rows, columns, values };
      throwIfAborted(this.#work.signal);
      await this.#takeBreak(block.length);
    }
  }

  #sortedChunk(): SortedCells {
    return this.#chunk.sorted(this.#weights.whole, BLOCK_LENGTH, this.#work);
  }
}
