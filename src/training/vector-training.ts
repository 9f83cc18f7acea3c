import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { RoundReport } from './training-report.ts';

/** A training of word vectors that is pulled round by round; its vectors can be read in between. */
export interface VectorTraining<Result> extends AsyncGenerator<RoundReport, Result, undefined> {
  /**
   * Copies the current vectors of some words, one after another, and of no others.
   * @param rows the words' numbers
   * @param into takes `rows.length` × dimensions numbers
   * @returns `into`
   * @throws UsageError before the first report and after the end, or when a number is out of range or `into` too small
   */
  snapshot(rows: ArrayLike<number>, into: Float32Array): Float32Array;
}

/** The table of vectors during training. */
export interface VectorTable {
  /** Words. */
  readonly rows: number;
  readonly dimensions: number;
  /** Copies a word's vector to a place in `into`. */
  copyRow(row: number, into: Float32Array, place: number): void;
}

/**
 * Adds access to its vectors to a training.
 * @param rounds begins the training; it calls `show` once its table is there, and with `undefined` before it is gone
 */
export function createVectorTraining<Result>(
  rounds: (
    show: (table: VectorTable | undefined) => void,
  ) => AsyncGenerator<RoundReport, Result, undefined>,
): VectorTraining<Result> {
  let table: VectorTable | undefined;
  const training = rounds((shown) => {
    table = shown;
  });
  return Object.assign(training, {
    snapshot: (rows: ArrayLike<number>, into: Float32Array) => copyRows(table, rows, into),
  });
}

function copyRows(
  table: VectorTable | undefined,
  rows: ArrayLike<number>,
  into: Float32Array,
): Float32Array {
  if (table === undefined) {
    throw new UsageError(
      sentence(
        'training/no-vectors',
      )`snapshot: there are no vectors; look at them between the first report and the end of the training.`,
    );
  }
  const { dimensions } = table;
  if (into.length < rows.length * dimensions) {
    throw new UsageError(
      sentence(
        'training/array-too-short',
      )`snapshot: ${{ vectors: rows.length }} vectors of ${{ dimensions }} numbers do not fit in ${{ length: into.length }}; give a longer array.`,
    );
  }
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (!(Number.isInteger(row) && row >= 0 && row < table.rows)) {
      throw new UsageError(
        sentence(
          'training/no-such-word',
        )`snapshot: there is no word ${{ word: row }} among ${{ words: table.rows }} words.`,
      );
    }
    table.copyRow(row, into, i * dimensions);
  }
  return into;
}
