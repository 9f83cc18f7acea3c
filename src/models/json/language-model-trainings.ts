import { COUNT, choice, list, NUMBER, object, type Schema, STRING } from '../../base/schema.ts';
import { UNIT_KIND_NAMES, type UnitKind } from '../../text/units/unit-kinds.ts';
import { REPORT, type ReportResult } from './training-report.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';
import { WRITTEN, type Written } from './written.ts';

/** What `train lm --json` prints. */
export interface LanguageModelTrained extends Written {
  readonly cell: string;
  readonly parameters: number;
  readonly units: UnitKind;
  readonly vocabularySize: number;
  readonly steps: number;
  /** The step whose weights were kept. */
  readonly bestStep: number;
  readonly loss: number;
  readonly validationLoss?: number;
  /** e^loss, of the validation where there was one. */
  readonly perplexity: number;
  readonly bitsPerCharacter: number;
  readonly tokensPerSecond: number;
  readonly reports: readonly ReportResult[];
  readonly seconds: number;
}

/** The schema of `train lm --json`. */
export const LANGUAGE_MODEL_TRAINED: Schema<LanguageModelTrained> = object(
  {
    ...WRITTEN,
    cell: STRING,
    parameters: COUNT,
    units: choice(UNIT_KIND_NAMES),
    vocabularySize: COUNT,
    steps: COUNT,
    bestStep: COUNT,
    loss: NUMBER,
    perplexity: NUMBER,
    bitsPerCharacter: NUMBER,
    tokensPerSecond: NUMBER,
    reports: list(REPORT),
    seconds: NUMBER,
  },
  { validationLoss: NUMBER },
);

/** What `compare --json` prints. */
export interface ComparisonResult extends Versioned {
  readonly units: UnitKind;
  readonly results: readonly {
    readonly cell: string;
    readonly parameters: number;
    /** The most that the engine's heap held. */
    readonly heapBytes: number;
    readonly tokensPerSecond: number;
    readonly seconds: number;
    readonly reports: readonly ReportResult[];
  }[];
}

/** The schema of `compare --json`. */
export const COMPARISON: Schema<ComparisonResult> = object({
  version: VERSION_FIELD,
  units: choice(UNIT_KIND_NAMES),
  results: list(
    object({
      cell: STRING,
      parameters: COUNT,
      heapBytes: COUNT,
      tokensPerSecond: NUMBER,
      seconds: NUMBER,
      reports: list(REPORT),
    }),
  ),
});
