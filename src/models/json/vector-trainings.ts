import { COUNT, list, NUMBER, object, type Schema } from '../../base/schema.ts';
import { REPORT, type ReportResult } from './training-report.ts';
import { WRITTEN, type Written } from './written.ts';

/** What `train word2vec --json` prints. */
export interface Word2VecTrained extends Written {
  readonly vocabularySize: number;
  readonly dimensions: number;
  /** N-grams that have a vector, where there are subwords. */
  readonly ngrams?: number;
  /** Words of text in a pass. */
  readonly tokenCount: number;
  readonly reports: readonly ReportResult[];
  readonly seconds: number;
}

/** The schema of `train word2vec --json`. */
export const WORD2VEC_TRAINED: Schema<Word2VecTrained> = object(
  {
    ...WRITTEN,
    vocabularySize: COUNT,
    dimensions: COUNT,
    tokenCount: COUNT,
    reports: list(REPORT),
    seconds: NUMBER,
  },
  { ngrams: COUNT },
);

/** What `train glove --json` prints. */
export interface GloveTrained extends Written {
  readonly vocabularySize: number;
  readonly dimensions: number;
  /** Cells of the counts that are not zero. */
  readonly nonzeros: number;
  readonly reports: readonly ReportResult[];
  readonly nonzerosPerSecond: number;
  readonly seconds: number;
}

/** The schema of `train glove --json`. */
export const GLOVE_TRAINED: Schema<GloveTrained> = object({
  ...WRITTEN,
  vocabularySize: COUNT,
  dimensions: COUNT,
  nonzeros: COUNT,
  reports: list(REPORT),
  nonzerosPerSecond: NUMBER,
  seconds: NUMBER,
});
