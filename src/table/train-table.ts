import type { Engine } from '../autodiff/tape.ts';
import { InputError, UsageError } from '../base/errors.ts';
import type { AnyOptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { throwIfAborted } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import { option, sentence } from '../base/sentence.ts';
import type { TableBatch, TableRow } from '../io/tables.ts';
import { finishTraining, runTraining, type TaskOutcome, trainingRunOf } from '../training/index.ts';
import { checkpointSettings } from '../training/trainer-checkpoint.ts';
import { encodeLabeledRows, type LabeledRows } from './encoded-rows.ts';
import { type TableScores, TableScoring } from './evaluate.ts';
import { type EmptyCells, fitColumns, type UselessColumn } from './fit-columns.ts';
import {
  TABLE_COLUMN_OPTIONS,
  TABLE_MODEL_OPTIONS,
  type TableColumnOptions,
  type TableModelOptions,
  tableModelOptions,
} from './options.ts';
import { rowNumber } from './predict.ts';
import type { PlaceOf } from './sequences.ts';
import { TableModel } from './table-model.ts';
import { fitTarget } from './target.ts';
import { TableTask } from './task.ts';
import {
  TABLE_RUN_OPTIONS,
  TABLE_TRAINING_OPTIONS,
  type TableTrainingRun,
  type TableTrainingSettings,
  tableTrainingSettings,
  trainerSettings,
} from './training-options.ts';

/** Rows of a table: objects in an array, or what `readTable` of `malmoi/io` reads of a file. */
export type TableData = readonly TableRow[] | AsyncIterable<TableBatch>;

/** Options of `trainTableModel`. */
export interface TableTraining
  extends TableColumnOptions,
    Partial<TableModelOptions>,
    Partial<TableTrainingSettings>,
    TableTrainingRun {
  /** Where the network lives. */
  readonly engine: Engine;
}

/** A table model that was trained, and how that went. */
export interface TrainedTableModel extends TaskOutcome {
  readonly model: TableModel;
  readonly settings: TableTrainingSettings;
  /** Columns that tell nothing apart, and are not read. */
  readonly leftOut: readonly UselessColumn[];
  /** The columns with empty cells, and how many. */
  readonly emptyCells: readonly EmptyCells[];
  /** How well the rows are predicted that were kept for validation; absent without any. */
  readonly heldOut?: TableScores;
}

const OPTIONS: AnyOptionTable = {
  ...TABLE_COLUMN_OPTIONS,
  ...TABLE_MODEL_OPTIONS,
  ...TABLE_TRAINING_OPTIONS,
  ...TABLE_RUN_OPTIONS,
  engine: { kind: 'object', required: true },
};

/**
 * Trains a table model on rows, which are held in memory: numbers are standardized, texts become one-hot vectors. It
 * ends with the weights of the best validation, or without one with the last. Same rows, options and engine: same bytes.
 * @throws UsageError when an option is unknown or out of range, or would give another result than the checkpoint's
 * @throws InputError when there is nothing to learn from, a cell is not what its column holds, or the checkpoint does
 *   not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function trainTableModel(
  data: TableData,
  given: TableTraining,
): Promise<TrainedTableModel> {
  checkOptions('trainTableModel', OPTIONS, given);
  const options = withSaved(given);
  const { engine, onReport, sequence } = options;
  const settings = tableTrainingSettings(pick(options, TABLE_TRAINING_OPTIONS));
  const shape = shapeOf(options);
  const { rows, columns, placeOf } = await readRows(data, options);
  const target = fitTarget(rows, options.target, options.task, placeOf);
  const fitted = fitColumns(rows, inputsOf(columns, options), new Set(options.categories));
  const parts = { columns: fitted.columns, target, rows: rows.length };
  const model = new TableModel(
    engine,
    { ...parts, ...(sequence !== undefined && { sequence }) },
    shape,
  );
  const [trained, heldOut] = split(
    encodeLabeledRows(model, rows, placeOf),
    settings.validation,
    target.task === 'classify',
    shape.seed,
  );
  const task = new TableTask(
    model,
    trained,
    heldOut,
    settings,
    pick(options, TABLE_COLUMN_OPTIONS),
  );
  const outcome = await finishTraining(
    runTraining(task, {
      ...trainerSettings(settings, task.batchesPerEpoch),
      ...trainingRunOf(options),
      ...(onReport !== undefined && { onValidation: onReport }),
    }),
  );
  return {
    ...{ ...outcome, model, settings, leftOut: fitted.left, emptyCells: fitted.empty },
    ...(heldOut.targets.length > 0 && { heldOut: score(model, heldOut) }),
  };
}

/** Rows in memory, and where each stands. */
interface RowsRead {
  readonly rows: readonly TableRow[];
  /** All columns, in the order in which they were met. */
  readonly columns: readonly string[];
  readonly placeOf: PlaceOf;
}

async function readRows(data: TableData, { signal, onProgress }: TableTraining): Promise<RowsRead> {
  if (Array.isArray(data)) {
    const rows: readonly TableRow[] = data;
    const columns = new Set(rows.flatMap((row) => Object.keys(row)));
    return expectRows({ rows, columns: [...columns], placeOf: rowNumber });
  }
  const rows: TableRow[] = [];
  const places: { readonly input: string; readonly line: number }[] = [];
  const columns = new Set<string>();
  let first: TableBatch | undefined;
  for await (const batch of data as AsyncIterable<TableBatch>) {
    throwIfAborted(signal);
    if (batch.sameColumns) {
      first ??= batch;
      expectColumns(batch, first);
    }
    for (const column of batch.columns) columns.add(column);
    batch.rows.forEach((row, i) => {
      rows.push(row);
      places.push({ input: batch.input, line: batch.lines[i] });
    });
    onProgress?.({ phase: 'reading', done: rows.length, unit: 'rows' });
  }
  return expectRows({ rows, columns: [...columns], placeOf: (row) => places[row] });
}

/** @throws InputError when a file of a table has other columns than the first */
function expectColumns({ columns, input, lines }: TableBatch, first: TableBatch): void {
  const names = new Set(columns);
  if (columns.length === first.columns.length && first.columns.every((name) => names.has(name))) {
    return;
  }
  throw new InputError(
    sentence(
      'table/other-columns',
    )`the columns are ${{ columns }}, but those of ${{ input: first.input }} are ${{ expected: first.columns }}; give files of the same columns`,
    { input, line: lines[0] },
  );
}

function expectRows(read: RowsRead): RowsRead {
  if (read.rows.length > 0) return read;
  throw new InputError(
    sentence('table/no-rows')`There are no rows to train on; give a table with some.`,
  );
}

/**
 * Returns the columns that the network may read.
 * @throws UsageError when a column that is named does not exist, or is named for two things
 */
function inputsOf(columns: readonly string[], options: TableColumnOptions): readonly string[] {
  const { target, sequence, ignore = [], categories = [] } = options;
  for (const [name, named] of [
    ['sequence', sequence === undefined ? [] : [sequence]],
    ['ignore', ignore],
    ['categories', categories],
  ] as const) {
    const unknown = named.find((column) => !columns.includes(column));
    if (unknown !== undefined) {
      throw new UsageError(
        sentence(
          'table/option-names-no-column',
        )`${{ option: option(name) }} names "${{ column: unknown }}", which is no column; the columns are ${{ columns }}.`,
      );
    }
    if (named.includes(target)) {
      throw new UsageError(
        sentence(
          'table/option-names-target',
        )`${{ option: option(name) }} names "${{ column: target }}", which is the column to predict.`,
      );
    }
  }
  const others = new Set([target, ...(sequence === undefined ? [] : [sequence]), ...ignore]);
  return columns.filter((column) => !others.has(column));
}

/**
 * Returns the network's shape: of a table of sequences an LSTM where none is chosen.
 * @throws UsageError when a recurrent network is asked for and no column makes sequences
 */
function shapeOf(options: TableTraining): TableModelOptions {
  const { sequence } = options;
  const given = pick(options, TABLE_MODEL_OPTIONS);
  const shape = tableModelOptions({
    ...given,
    network: options.network ?? (sequence === undefined ? 'mlp' : 'lstm'),
  });
  if (sequence !== undefined || shape.network === 'mlp') return shape;
  throw new UsageError(
    sentence(
      'table/no-sequence-column',
    )`A recurrent network (${{ network: shape.network }}) reads sequences of rows; name the column that tells them apart (${{ sequence: option('sequence') }}).`,
  );
}

/**
 * Chooses which sequences are held out for validation. Of classes each one's first sequence is trained on.
 * @returns the rows to train on, and those held out
 */
function split(
  rows: LabeledRows,
  share: number,
  isClasses: boolean,
  seed: number,
): [trained: LabeledRows, heldOut: LabeledRows] {
  const { starts, targets } = rows;
  const count = starts.length - 1;
  const order = Int32Array.from({ length: count }, (_, i) => i);
  createRandom(seed, 'validation').shuffle(order);
  const wanted = Math.floor(share * count);
  const seen = new Set<number>();
  const trained: number[] = [];
  const heldOut: number[] = [];
  for (const i of order) {
    const classes = isClasses ? targets.subarray(starts[i], starts[i + 1]) : [];
    const isFirst = classes.some((label: number) => !seen.has(label));
    for (const label of classes) seen.add(label);
    if (isFirst || heldOut.length >= wanted) trained.push(i);
    else heldOut.push(i);
  }
  const byNumber = (a: number, b: number): number => a - b;
  return [take(rows, trained.sort(byNumber)), take(rows, heldOut.sort(byNumber))];
}

/** Takes sequences out of rows. */
function take(rows: LabeledRows, sequences: readonly number[]): LabeledRows {
  const { cells, starts, targets } = rows;
  const columns = targets.length === 0 ? 0 : cells.length / targets.length;
  const lengths = sequences.map((one) => starts[one + 1] - starts[one]);
  const taken = {
    starts: new Int32Array(sequences.length + 1),
    cells: new Float64Array(lengths.reduce((sum, length) => sum + length, 0) * columns),
    targets: new Float64Array(lengths.reduce((sum, length) => sum + length, 0)),
  };
  sequences.forEach((one, i) => {
    const at = taken.starts[i];
    const [begin, end] = [starts[one], starts[one + 1]];
    taken.cells.set(cells.subarray(begin * columns, end * columns), at * columns);
    taken.targets.set(targets.subarray(begin, end), at);
    taken.starts[i + 1] = at + lengths[i];
  });
  return taken;
}

function score(model: TableModel, rows: LabeledRows): TableScores {
  const scoring = new TableScoring(model);
  scoring.add(rows);
  return scoring.summarize();
}

/** Returns the options, with those that the checkpoint was made with where none are given. */
function withSaved(options: TableTraining): TableTraining {
  if (options.resumeFrom === undefined) return options;
  const table = { ...TABLE_MODEL_OPTIONS, ...TABLE_TRAINING_OPTIONS, ...TABLE_COLUMN_OPTIONS };
  return { ...pick(checkpointSettings(options.resumeFrom), table), ...options };
}

/** Takes the options of a table. */
function pick<Options extends object>(options: Options, table: AnyOptionTable): Options {
  return Object.fromEntries(
    Object.entries(options).filter(([name, value]) => name in table && value !== undefined),
  ) as Options;
}
