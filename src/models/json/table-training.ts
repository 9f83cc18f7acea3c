import { COUNT, list, NUMBER, object, type Schema, STRING } from '../../base/schema.ts';
import { WRITTEN, type Written } from './written.ts';

/** What `train table --json` prints. */
export interface TableModelTrained extends Written {
  /** The column that the model predicts. */
  readonly target: string;
  /** The classes; absent for a number. */
  readonly labels?: readonly string[];
  /** The columns that it reads. */
  readonly columns: readonly string[];
  /** Columns that tell nothing apart, and are not read. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
  /** Columns with empty cells, and how many. */
  readonly emptyCells: readonly { readonly name: string; readonly rows: number }[];
  readonly parameters: number;
  /** Rows that were learned from and validated on. */
  readonly rows: number;
  readonly steps: number;
  /** The step whose weights were kept. */
  readonly bestStep: number;
  readonly loss: number;
  /** Share of the held-out rows whose class was right. */
  readonly accuracy?: number;
  /** √(mean of the squared errors) of the held-out rows, in the target's unit. */
  readonly rmse?: number;
  readonly reports: readonly TableModelReport[];
  readonly seconds: number;
}

/** What a training of a table model says after an epoch. */
export interface TableModelReport {
  readonly step: number;
  readonly epoch: number;
  /** Mean loss of a row since the report before: in nats, of a number its squared error in standard deviations. */
  readonly loss: number;
  readonly learningRate: number;
  /** The same of the held-out rows. */
  readonly validationLoss?: number;
}

/** The schema of `train table --json`. */
export const TABLE_MODEL_TRAINED: Schema<TableModelTrained> = object(
  {
    ...WRITTEN,
    target: STRING,
    columns: list(STRING),
    leftOut: list(object({ name: STRING, why: STRING })),
    emptyCells: list(object({ name: STRING, rows: COUNT })),
    parameters: COUNT,
    rows: COUNT,
    steps: COUNT,
    bestStep: COUNT,
    loss: NUMBER,
    reports: list(
      object(
        { step: COUNT, epoch: NUMBER, loss: NUMBER, learningRate: NUMBER },
        { validationLoss: NUMBER },
      ),
    ),
    seconds: NUMBER,
  },
  { labels: list(STRING), accuracy: NUMBER, rmse: NUMBER },
);
