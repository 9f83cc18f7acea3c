import type { Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import type { TableRow } from '../io/tables.ts';
import type { RowEncoder } from './columns.ts';
import { cutSequences, type PlaceOf } from './sequences.ts';
import type { TableModel } from './table-model.ts';
import { readTarget } from './target.ts';

/** Rows as numbers, and the sequences that they make. */
export interface EncodedRows {
  /** [rows, columns]: numbers, places of texts among the categories, NaN for empty cells. */
  readonly cells: Float64Array;
  /** Where each sequence begins, and at last the number of rows. */
  readonly starts: Int32Array;
}

/** Rows whose target is known. */
export interface LabeledRows extends EncodedRows {
  /** The number of each row's class, or its number as it stands. */
  readonly targets: Float64Array;
}

/** Reads rows as a model does. */
export function encodeRows(
  { encoder, sequence }: Pick<TableModel, 'encoder' | 'sequence'>,
  rows: readonly TableRow[],
  placeOf: PlaceOf,
): EncodedRows {
  const columns = encoder.columns.length;
  const cells = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    encoder.read(row, cells, i * columns, placeOf(i));
  });
  return { cells, starts: cutSequences(rows, sequence, placeOf) };
}

/** Reads rows and their targets as a model does. */
export function encodeLabeledRows(
  model: Pick<TableModel, 'encoder' | 'sequence' | 'target'>,
  rows: readonly TableRow[],
  placeOf: PlaceOf,
): LabeledRows {
  const targets = Float64Array.from(rows, (row, i) => readTarget(model.target, row, placeOf(i)));
  return { ...encodeRows(model, rows, placeOf), targets };
}

/** Sequences side by side, time first. */
export interface SequenceBatch {
  /** The numbers of the sequences. */
  readonly sequences: ArrayLike<number>;
  readonly lengths: Int32Array;
  /** The longest length. */
  readonly steps: number;
  /** [steps, batch]: the number of each row; −1 after a sequence's end. */
  readonly rows: Int32Array;
}

/** Lays sequences side by side. */
export function layOut({ starts }: EncodedRows, sequences: ArrayLike<number>): SequenceBatch {
  const batch = sequences.length;
  const lengths = Int32Array.from(sequences, (one) => starts[one + 1] - starts[one]);
  const steps = lengths.reduce((most, length) => Math.max(most, length), 0);
  const rows = new Int32Array(steps * batch).fill(-1);
  for (let b = 0; b < batch; b++) {
    for (let t = 0; t < lengths[b]; t++) rows[t * batch + b] = starts[sequences[b]] + t;
  }
  return { sequences, lengths, steps, rows };
}

/** Puts the rows of a batch on the tape: [steps, batch, width], with zeros after a sequence's end. */
export function placeRows(
  tape: Tape,
  encoder: RowEncoder,
  { cells }: EncodedRows,
  { rows, steps, lengths }: SequenceBatch,
): Tensor {
  const { width, columns } = encoder;
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    if (row >= 0) encoder.write(cells, row * columns.length, values, i * width);
  });
  return tape.constant([steps, lengths.length, width], values);
}
