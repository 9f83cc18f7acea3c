import { InputError } from '../base/errors.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import { type Evaluation, EvaluationCounts } from '../classifier/evaluation.ts';
import type { TableBatch } from '../io/tables.ts';
import { encodeLabeledRows, type LabeledRows } from './encoded-rows.ts';
import { computeOutputs, mostProbable } from './predict.ts';
import { keepSequencesWhole } from './sequences.ts';
import { outputsOf, type TableModel } from './table-model.ts';

/** How well a table model predicts classes, as scikit-learn's functions of these names measure it. */
export interface ClassScores extends Omit<Evaluation, 'documents' | 'logLoss'> {
  readonly task: 'classify';
  readonly rows: number;
  /** Mean of −log P(true class|row), in nats. */
  readonly loss: number;
}

/** How well a table model predicts numbers, as scikit-learn's functions of these names measure it. */
export interface NumberScores {
  readonly task: 'regress';
  readonly rows: number;
  /** √(mean of the squared errors), in the target's unit. */
  readonly rmse: number;
  /** Mean of the errors' sizes, in the target's unit. */
  readonly mae: number;
  /** 1 − squared errors / squared distances from the mean of these rows; null where all are equal or there is one row. */
  readonly r2: number | null;
}

/** How well a table model predicts its target. */
export type TableScores = ClassScores | NumberScores;

/** Sums up how well a table model predicts rows, in batches. */
export class TableScoring {
  readonly #model: TableModel;
  readonly #counts: EvaluationCounts | undefined;
  readonly #errors: number[] = [];
  readonly #truths: number[] = [];
  #rows = 0;

  constructor(model: TableModel) {
    const { target } = model;
    this.#model = model;
    this.#counts = target.task === 'classify' ? new EvaluationCounts(target.labels) : undefined;
  }

  /** Predicts rows, and compares. */
  add(rows: LabeledRows, signal?: AbortSignal): void {
    const size = outputsOf(this.#model.target);
    const outputs = computeOutputs(this.#model, rows, signal);
    rows.targets.forEach((truth, i) => {
      const own = outputs.subarray(i * size, (i + 1) * size);
      this.#counts?.add(truth, mostProbable(own), own[truth]);
      if (this.#counts !== undefined) return;
      this.#truths.push(truth);
      this.#errors.push(own[0] - truth);
    });
    this.#rows += rows.targets.length;
  }

  /** Computes the measures over all rows that were added. */
  summarize(): TableScores {
    const rows = this.#rows;
    if (this.#counts !== undefined) {
      const { documents: _, logLoss: loss, ...scores } = this.#counts.summarize();
      return { task: 'classify', rows, loss, ...scores };
    }
    const squares = sumOf(this.#errors, (error) => error * error);
    const mean = sumOf(this.#truths, (truth) => truth) / rows;
    const spread = sumOf(this.#truths, (truth) => (truth - mean) ** 2);
    return {
      ...{ task: 'regress', rows, rmse: Math.sqrt(squares / rows) },
      mae: sumOf(this.#errors, Math.abs) / rows,
      r2: spread === 0 ? null : 1 - squares / spread,
    };
  }
}

/**
 * Measures a table model on rows that it was not trained on.
 * @throws InputError when there are no rows, or one has no target or an unknown class
 */
export async function evaluateTable(
  model: TableModel,
  batches: AsyncIterable<TableBatch>,
  { signal }: Pick<LongWork, 'signal'> = {},
): Promise<TableScores> {
  const scoring = new TableScoring(model);
  let rows = 0;
  for await (const batch of keepSequencesWhole(batches, model.sequence)) {
    throwIfAborted(signal);
    const { input, lines } = batch;
    const encoded = encodeLabeledRows(model, batch.rows, (i) => ({ input, line: lines[i] }));
    scoring.add(encoded, signal);
    rows += batch.rows.length;
  }
  if (rows === 0) {
    throw new InputError(
      sentence('table/nothing-to-evaluate')`There are no rows to evaluate on; give some.`,
    );
  }
  return scoring.summarize();
}

function sumOf(numbers: readonly number[], of: (value: number) => number): number {
  return numbers.reduce((sum, value) => sum + of(value), 0);
}
