import { slice, subtract, sum } from '../autodiff/operations.ts';
import { zeroGradients } from '../autodiff/parameters.ts';
import { Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { throwIfAborted } from '../base/progress.ts';
import type { TableRow } from '../io/tables.ts';
import { cellText, widthOf } from './columns.ts';
import { type EncodedRows, encodeRows, layOut, placeRows } from './encoded-rows.ts';
import {
  mostProbable,
  type RowOptions,
  type RowPrediction,
  readOutputs,
  rowNumber,
  softmax,
} from './predict.ts';
import { outputsOf, type TableModel } from './table-model.ts';

/** What a cell does for the prediction of a row. */
export interface ColumnEffect {
  readonly column: string;
  /** The cell as text; empty where nothing stands. */
  readonly value: string;
  /** Its part of the change, by integrated gradients. */
  readonly contribution: number;
}

/**
 * Why a table model predicts what it does of a row: `baseline` + all contributions + `otherRows` + `error` are `score`.
 * For classes the score is the lead of the predicted class over the runner-up in nats, for numbers the number itself.
 */
export interface RowExplanation extends RowPrediction {
  /** The class that came second; absent for a number. */
  readonly runnerUp?: string;
  readonly score: number;
  /** The score of a row whose numbers are all at their mean and whose texts are none. */
  readonly baseline: number;
  readonly columns: readonly ColumnEffect[];
  /** What the other rows of the sequence add; absent where each row stands alone. */
  readonly otherRows?: number;
  /** What the sum lacks: the integral is taken by a finite number of points. */
  readonly error: number;
}

/** Points at which the gradient is first taken between the baseline and the row, and at the most. */
const [FIRST_POINTS, MOST_POINTS] = [32, 512];

/** The error of the sum, as a share of the change, below which no more points are taken. */
const TOLERANCE = 0.001;

/** Rows of a batch of points on the way. */
const ROWS_AT_ONCE = 4096;

/**
 * Explains the predictions of rows by integrated gradients (Sundararajan et al. 2017) from a row of zeros, which is one
 * whose numbers are all at their mean: the contributions of the columns sum to the change.
 * @throws InputError when a column is missing, or a cell that must be a number is none
 */
export function explainRows(
  model: TableModel,
  rows: readonly TableRow[],
  { signal, placeOf = rowNumber }: RowOptions = {},
): RowExplanation[] {
  const encoded = encodeRows(model, rows, placeOf);
  const { starts } = encoded;
  const explanations: RowExplanation[] = [];
  for (let sequence = 0; sequence < starts.length - 1; sequence++) {
    const length = starts[sequence + 1] - starts[sequence];
    for (let step = 0; step < length; step++) {
      throwIfAborted(signal);
      const row = rows[starts[sequence] + step];
      explanations.push(explainRow(model, encoded, { sequence, step, row }));
    }
  }
  return explanations;
}

/** Which row is explained. */
interface Explained {
  readonly sequence: number;
  readonly step: number;
  readonly row: TableRow;
}

function explainRow(
  model: TableModel,
  rows: EncodedRows,
  { sequence, step, row }: Explained,
): RowExplanation {
  const { encoder, target } = model;
  const batch = layOut(rows, [sequence]);
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  const x = Float64Array.from(tape.numbers(placeRows(tape, encoder, rows, batch)));
  tape.reset();
  const outputsAt = (input: Float64Array): Float64Array => {
    const placed = tape.constant([batch.steps, 1, encoder.width], input);
    const size = outputsOf(target);
    const all = tape.numbers(model.forward(tape, placed, batch.lengths));
    const own = Float64Array.from(all.subarray(step * size, (step + 1) * size));
    tape.reset();
    return own;
  };
  const outputs = outputsAt(x);
  const first = target.task === 'classify' ? mostProbable(outputs) : 0;
  const second = target.task === 'classify' ? runnerUpOf(outputs, first) : undefined;
  const score = (values: Float64Array): number =>
    target.task === 'regress'
      ? values[0] * target.deviation + target.mean
      : values[first] - (second === undefined ? 0 : values[second]);
  const found = score(outputs);
  const baseline = score(outputsAt(new Float64Array(x.length)));
  const scaleOfOutput = target.task === 'regress' ? target.deviation : 1;
  const change = found - baseline;
  let parts = new Float64Array(x.length);
  let error = change;
  for (let points = FIRST_POINTS; points <= MOST_POINTS; points *= 2) {
    parts = integrate(model, x, { steps: batch.steps, step, points, first, second }).map(
      (part) => part * scaleOfOutput,
    );
    error = change - sumOf(parts);
    if (Math.abs(error) <= TOLERANCE * Math.max(1e-3, Math.abs(change))) break;
  }
  const own = parts.subarray(step * encoder.width, (step + 1) * encoder.width);
  let at = 0;
  const columns = encoder.columns.map((column) => {
    const begin = at;
    at += widthOf(column);
    return {
      ...{ column: column.name, value: cellText(row[column.name]) },
      contribution: sumOf(own.subarray(begin, at)),
    };
  });
  const answer = target.task === 'regress' ? Float64Array.of(found) : softmax(outputs);
  return {
    ...readOutputs(model, answer),
    ...(target.task === 'classify' && second !== undefined && { runnerUp: target.labels[second] }),
    ...{ score: found, baseline, columns },
    ...(model.sequence !== undefined && { otherRows: sumOf(parts) - sumOf(own) }),
    error,
  };
}

interface Integral {
  readonly steps: number;
  readonly step: number;
  readonly points: number;
  readonly first: number;
  readonly second: number | undefined;
}

/**
 * Integrates the gradient of a row's score along the line from zeros to the rows, by the midpoint rule.
 * @param x [steps, width]
 * @returns for each number x_j ∫₀¹ ∂score/∂x_j(αx) dα
 */
function integrate(
  model: TableModel,
  x: Float64Array,
  { steps, step, points, first, second }: Integral,
): Float64Array {
  const { engine, parameters } = model;
  const { width } = model.encoder;
  // Nothing is dropped out: no random numbers are given.
  const tape = new Tape(engine);
  const sums = new Float64Array(x.length);
  const atOnce = Math.max(1, Math.min(points, Math.floor(ROWS_AT_ONCE / steps)));
  for (let begin = 0; begin < points; begin += atOnce) {
    const batch = Math.min(atOnce, points - begin);
    const inputs = tape.create([steps, batch, width], true);
    const view = tape.numbers(inputs);
    const numberOf = (i: number): number => Math.floor(i / (batch * width)) * width + (i % width);
    for (let i = 0; i < view.length; i++) {
      const point = begin + (Math.floor(i / width) % batch);
      view[i] = ((point + 0.5) / points) * x[numberOf(i)];
    }
    const outputs = model.forward(tape, inputs, new Int32Array(batch).fill(steps));
    const own = slice(tape, outputs, { axis: 0, begin: step, end: step + 1 });
    const output = (c: number): Tensor => slice(tape, own, { axis: 2, begin: c, end: c + 1 });
    const score =
      second === undefined ? output(first) : subtract(tape, output(first), output(second));
    tape.backward(sum(tape, score));
    const gradient = tape.gradientNumbers(inputs);
    for (let i = 0; i < gradient.length; i++) {
      const number = numberOf(i);
      sums[number] += (gradient[i] * x[number]) / points;
    }
    tape.reset();
    zeroGradients(engine, parameters);
  }
  return sums;
}

function runnerUpOf(outputs: Float64Array, first: number): number {
  return mostProbable(outputs.map((value, c) => (c === first ? -Infinity : value)));
}

function sumOf(numbers: Float64Array): number {
  return numbers.reduce((sum, value) => sum + value, 0);
}
