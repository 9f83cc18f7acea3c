import { COUNT, list, NUMBER, object, type Schema, STRING } from '../../base/schema.ts';
import type { TaggerReport } from '../../tagger/options.ts';
import { WRITTEN, type Written } from './written.ts';

/** What `train tagger --json` prints. */
export interface TaggerTrained extends Written {
  readonly columns: readonly string[];
  readonly parameters: number;
  /** Sentences and tokens that were learned from. */
  readonly sentences: number;
  readonly tokens: number;
  readonly steps: number;
  /** The step whose weights were kept. */
  readonly bestStep: number;
  readonly loss: number;
  /** Share of the labels that were right on the validation data, the mean of all columns. */
  readonly accuracy?: number;
  readonly reports: readonly TaggerReport[];
  readonly seconds: number;
}

/** The schema of `train tagger --json`. */
export const TAGGER_TRAINED: Schema<TaggerTrained> = object(
  {
    ...WRITTEN,
    columns: list(STRING),
    parameters: COUNT,
    sentences: COUNT,
    tokens: COUNT,
    steps: COUNT,
    bestStep: COUNT,
    loss: NUMBER,
    reports: list(
      object(
        { step: COUNT, epoch: NUMBER, loss: NUMBER, learningRate: NUMBER },
        { accuracy: NUMBER },
      ),
    ),
    seconds: NUMBER,
  },
  { accuracy: NUMBER },
);
