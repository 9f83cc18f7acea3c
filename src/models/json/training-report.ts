import { COUNT, NUMBER, object, type Schema } from '../../base/schema.ts';

/** What a training says on its way: after an epoch, a pass, or a validation. */
export interface ReportResult {
  /** Updates of the weights so far. */
  readonly step?: number;
  /** Passes over the text so far; whole numbers count from 1. */
  readonly epoch: number;
  /** Mean loss since the report before, in nats; of GloVe, its weighted squared error a cell. */
  readonly loss?: number;
  /** Mean loss on text that was kept out of the training, in nats. */
  readonly validationLoss?: number;
  readonly learningRate?: number;
  readonly tokensPerSecond?: number;
}

/** The schema of `ReportResult`. */
export const REPORT: Schema<ReportResult> = object(
  { epoch: NUMBER },
  {
    step: COUNT,
    loss: NUMBER,
    validationLoss: NUMBER,
    learningRate: NUMBER,
    tokensPerSecond: NUMBER,
  },
);
