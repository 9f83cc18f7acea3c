import { Tape } from '../autodiff/tape.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import type { TableRow } from '../io/tables.ts';
import { LengthBuckets } from '../training/index.ts';
import { UNSEEN } from './columns.ts';
import { type EncodedRows, encodeRows, layOut, placeRows } from './encoded-rows.ts';
import type { PlaceOf } from './sequences.ts';
import { outputsOf, type TableModel } from './table-model.ts';

/** What a table model predicts of a row. */
export interface RowPrediction {
  /** The most probable class, or the number. */
  readonly predicted: string | number;
  /** The probability of each class; absent for a number. */
  readonly probabilities?: Readonly<Record<string, number>>;
  /** The columns whose text was not seen in training; absent where there are none. */
  readonly unseen?: readonly string[];
  /** The columns whose cell is empty, though in training none was; absent where there are none. */
  readonly missing?: readonly string[];
}

/** Rows that are predicted at once. */
const ROWS_AT_ONCE = 4096;

/** How rows are asked about. */
export interface RowOptions extends Pick<LongWork, 'signal'> {
  /** Says where a row stands, for errors; default: by its number from 1. */
  readonly placeOf?: PlaceOf;
}

/**
 * Predicts the target of rows. Of a model of sequences the rows of each must be whole and stand together.
 * @throws InputError when a column is missing, or a cell that must be a number is none
 */
export function predictRows(
  model: TableModel,
  rows: readonly TableRow[],
  { signal, placeOf = rowNumber }: RowOptions = {},
): RowPrediction[] {
  const encoded = encodeRows(model, rows, placeOf);
  const size = outputsOf(model.target);
  const outputs = computeOutputs(model, encoded, signal);
  return rows.map((_, i) => ({
    ...readOutputs(model, outputs.subarray(i * size, (i + 1) * size)),
    ...remarksOf(model, encoded.cells, i),
  }));
}

/** Says of rows without a file where they stand: by their numbers from 1. */
export function rowNumber(row: number): { readonly input: string; readonly line: number } {
  return { input: 'the rows', line: row + 1 };
}

/**
 * Computes the outputs of rows.
 * @returns [rows, classes] probabilities, or [rows, 1] numbers as they are in the table
 */
export function computeOutputs(
  model: TableModel,
  rows: EncodedRows,
  signal?: AbortSignal,
): Float64Array {
  const { starts } = rows;
  const { target } = model;
  const size = outputsOf(target);
  const all = new Float64Array(starts[starts.length - 1] * size);
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  const lengths = Int32Array.from(
    { length: starts.length - 1 },
    (_, i) => starts[i + 1] - starts[i],
  );
  for (const numbers of new LengthBuckets(lengths, { tokens: ROWS_AT_ONCE }).inOrder()) {
    throwIfAborted(signal);
    const batch = layOut(rows, numbers);
    const x = placeRows(tape, model.encoder, rows, batch);
    const values = tape.numbers(model.forward(tape, x, batch.lengths));
    batch.rows.forEach((row, i) => {
      if (row < 0) return;
      const own = values.subarray(i * size, (i + 1) * size);
      all.set(
        target.task === 'classify' ? softmax(own) : [own[0] * target.deviation + target.mean],
        row * size,
      );
    });
    tape.reset();
  }
  return all;
}

/** Makes a prediction of the outputs of a row. */
export function readOutputs(
  { target }: Pick<TableModel, 'target'>,
  outputs: Float64Array,
): RowPrediction {
  if (target.task === 'regress') return { predicted: outputs[0] };
  const { labels } = target;
  return {
    predicted: labels[mostProbable(outputs)],
    probabilities: Object.fromEntries(labels.map((label, c) => [label, outputs[c]])),
  };
}

/** Returns the number of the most probable class, of equals the first. */
export function mostProbable(probabilities: ArrayLike<number>): number {
  let best = 0;
  for (let c = 1; c < probabilities.length; c++) {
    if (probabilities[c] > probabilities[best]) best = c;
  }
  return best;
}

/** Turns logits into probabilities. */
export function softmax(logits: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(logits);
  const largest = Math.max(...values);
  const shares = values.map((value) => Math.exp(value - largest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

function remarksOf(
  { encoder: { columns } }: TableModel,
  cells: Float64Array,
  row: number,
): Pick<RowPrediction, 'unseen' | 'missing'> {
  const unseen: string[] = [];
  const missing: string[] = [];
  columns.forEach(({ kind, name, missing: isKnown }, i) => {
    const cell = cells[row * columns.length + i];
    if (Number.isNaN(cell)) {
      if (!isKnown) missing.push(name);
    } else if (kind === 'category' && cell === UNSEEN) unseen.push(name);
  });
  return {
    ...(unseen.length > 0 && { unseen }),
    ...(missing.length > 0 && { missing }),
  };
}
