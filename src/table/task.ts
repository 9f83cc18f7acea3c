import { multiply, scale, softmaxCrossEntropy, subtract, sum } from '../autodiff/operations.ts';
import { type Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { throwIfAborted } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import {
  type BatchLoss,
  computeFingerprint,
  type DataFingerprint,
  LengthBuckets,
  type TrainingTask,
} from '../training/index.ts';
import { type LabeledRows, layOut, placeRows, type SequenceBatch } from './encoded-rows.ts';
import type { TableColumnOptions } from './options.ts';
import { tableModelToState } from './state.ts';
import { TABLE_MODEL_CHECKPOINT_KIND, type TableModel } from './table-model.ts';
import type { Target } from './target.ts';
import type { TableTrainingSettings } from './training-options.ts';

/** A target that does not count: what stands after a sequence's end. */
const IGNORED = -100;

/** A batch of sequences, and what their dropout is drawn from. */
export interface TableBatchToTrain extends SequenceBatch {
  readonly number: number;
}

/** Trains a table model on rows; the loss of others chooses the best weights. */
export class TableTask implements TrainingTask<TableBatchToTrain> {
  readonly engine: Engine;
  readonly parameters: readonly Parameter[];
  readonly checkpointKind: string = TABLE_MODEL_CHECKPOINT_KIND;
  readonly data: DataFingerprint;
  readonly batchesPerEpoch: number;
  readonly unit = 'rows';
  readonly better = 'lower';
  readonly settings: JsonObject;
  readonly validate: TrainingTask<TableBatchToTrain>['validate'];
  readonly #model: TableModel;
  readonly #rows: LabeledRows;
  readonly #buckets: LengthBuckets;

  constructor(
    model: TableModel,
    rows: LabeledRows,
    heldOut: LabeledRows,
    settings: TableTrainingSettings,
    columns: TableColumnOptions,
  ) {
    this.#model = model;
    this.#rows = rows;
    this.#buckets = new LengthBuckets(lengthsOf(rows), { batch: settings.batch });
    this.engine = model.engine;
    this.parameters = model.parameters;
    this.batchesPerEpoch = this.#buckets.batches;
    this.data = fingerprint([rows, heldOut]);
    this.settings = { ...settings, ...model.options, ...columnsToJson(columns) };
    this.validate =
      heldOut.targets.length === 0 ? undefined : (work) => meanLoss(model, heldOut, work);
  }

  /** The sequences in random order, those of similar lengths together. */
  *batches(epoch: number, first: number): Iterable<TableBatchToTrain> {
    const { seed } = this.#model.options;
    const batches = this.#buckets.shuffled(createRandom(seed, 'shuffle', epoch));
    for (let i = first; i < batches.length; i++) {
      yield { ...layOut(this.#rows, batches[i]), number: epoch * batches.length + i };
    }
  }

  /** The mean loss of a row. */
  loss(tape: Tape, batch: TableBatchToTrain): BatchLoss {
    const model = this.#model;
    const random = createRandom(model.options.seed, 'dropout', batch.number);
    const x = placeRows(tape, model.encoder, this.#rows, batch);
    const outputs = model.forward(tape, x, batch.lengths, random);
    return lossOf(tape, outputs, model.target, batch, this.#rows);
  }

  toState(): Pick<ModelState, 'metadata' | 'tensors'> {
    return tableModelToState(this.#model);
  }
}

/** The options that say which columns are what, as a checkpoint keeps them. */
function columnsToJson({ ignore, categories, ...names }: TableColumnOptions): JsonObject {
  return {
    ...names,
    ...(ignore !== undefined && { ignore: [...ignore] }),
    ...(categories !== undefined && { categories: [...categories] }),
  };
}

/** Sequences that are validated at once. */
const AT_ONCE = 256;

/** Computes the mean loss of rows that are not trained on. */
async function meanLoss(
  model: TableModel,
  rows: LabeledRows,
  { signal, breaks }: InterruptibleWork,
): Promise<number> {
  const takeBreak = createEventBreaks(breaks);
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  let total = 0;
  for (const numbers of new LengthBuckets(lengthsOf(rows), { batch: AT_ONCE }).inOrder()) {
    throwIfAborted(signal);
    const batch = layOut(rows, numbers);
    const x = placeRows(tape, model.encoder, rows, batch);
    const outputs = model.forward(tape, x, batch.lengths);
    const { loss, tokens } = lossOf(tape, outputs, model.target, batch, rows);
    total += tape.numbers(loss)[0] * tokens;
    tape.reset();
    await takeBreak(tokens);
  }
  return total / rows.targets.length;
}

/**
 * Computes the mean loss of a batch's rows: of classes −ln P(class) in nats, of numbers the squared error in standard
 * deviations.
 */
function lossOf(
  tape: Tape,
  outputs: Tensor,
  target: Target,
  { rows }: SequenceBatch,
  { targets }: LabeledRows,
): BatchLoss {
  const tokens = rows.reduce((count, row) => count + (row >= 0 ? 1 : 0), 0);
  if (target.task === 'classify') {
    const classes = rows.map((row) => (row >= 0 ? targets[row] : IGNORED));
    return { loss: softmaxCrossEntropy(tape, outputs, classes), tokens };
  }
  const wanted = Float64Array.from(rows, (row) =>
    row >= 0 ? (targets[row] - target.mean) / target.deviation : 0,
  );
  const counts = Float64Array.from(rows, (row) => (row >= 0 ? 1 : 0));
  const difference = subtract(tape, outputs, tape.constant(outputs.shape, wanted));
  const error = multiply(tape, difference, tape.constant(outputs.shape, counts));
  return { loss: scale(tape, sum(tape, multiply(tape, error, error)), 1 / tokens), tokens };
}

function lengthsOf({ starts }: LabeledRows): Int32Array {
  return Int32Array.from({ length: starts.length - 1 }, (_, i) => starts[i + 1] - starts[i]);
}

/** Identifies rows by all their numbers. */
function fingerprint(parts: readonly LabeledRows[]): DataFingerprint {
  const numbers = parts.flatMap(({ cells, targets, starts }) => [
    new Int32Array(cells.buffer),
    new Int32Array(targets.buffer),
    starts,
  ]);
  const joined = new Int32Array(numbers.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of numbers) {
    joined.set(part, at);
    at += part.length;
  }
  const { hash } = computeFingerprint(joined);
  return { length: parts.reduce((sum, { targets }) => sum + targets.length, 0), hash };
}
