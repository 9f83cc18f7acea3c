import { COUNT, list, NUMBER, object, type Schema } from '../../base/schema.ts';
import { WRITTEN, type Written } from './written.ts';

/** What `train morphology --json` prints. */
export interface MorphologyTrained extends Written {
  readonly parameters: number;
  /** Sentences and eojeols that were learned from. */
  readonly sentences: number;
  readonly eojeols: number;
  /** Sentences that were left out, since their morphemes and tags do not pair up. */
  readonly skipped: number;
  /** The labels of characters that it chooses from. */
  readonly characterLabels: number;
  readonly steps: number;
  /** The step whose weights were kept. */
  readonly bestStep: number;
  readonly loss: number;
  /** F1 of the morphemes of the validation data. */
  readonly f1?: number;
  readonly reports: readonly MorphologyReport[];
  readonly seconds: number;
}

/** What a training of a morphological analyzer says after an epoch. */
export interface MorphologyReport {
  readonly step: number;
  readonly epoch: number;
  /** Mean loss of a character since the report before, in nats. */
  readonly loss: number;
  readonly learningRate: number;
  readonly f1?: number;
}

/** The schema of `train morphology --json`. */
export const MORPHOLOGY_TRAINED: Schema<MorphologyTrained> = object(
  {
    ...WRITTEN,
    parameters: COUNT,
    sentences: COUNT,
    eojeols: COUNT,
    skipped: COUNT,
    characterLabels: COUNT,
    steps: COUNT,
    bestStep: COUNT,
    loss: NUMBER,
    reports: list(
      object({ step: COUNT, epoch: NUMBER, loss: NUMBER, learningRate: NUMBER }, { f1: NUMBER }),
    ),
    seconds: NUMBER,
  },
  { f1: NUMBER },
);
