import { BOOLEAN, COUNT, list, NUMBER, object, type Schema, STRING } from '../../base/schema.ts';
import type { GradientFlow, NestedTanhStep } from '../../inspect/index.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** What `study nested-tanh --json` prints: the example, and its derivative three ways. */
export interface NestedTanhResult extends Versioned {
  readonly inputs: readonly number[];
  readonly initialState: number;
  readonly stateWeight: number;
  readonly inputWeight: number;
  readonly bias: number;
  readonly steps: readonly NestedTanhStep[];
  readonly byFormula: number;
  readonly byTape: number;
  readonly byDifference: number;
}

/** The schema of `study nested-tanh --json`. */
export const NESTED_TANH: Schema<NestedTanhResult> = object({
  version: VERSION_FIELD,
  inputs: list(NUMBER),
  initialState: NUMBER,
  stateWeight: NUMBER,
  inputWeight: NUMBER,
  bias: NUMBER,
  steps: list(object({ x: NUMBER, preactivation: NUMBER, h: NUMBER, factor: NUMBER })),
  byFormula: NUMBER,
  byTape: NUMBER,
  byDifference: NUMBER,
});

/** What `study gradients --json` prints: how much of the last step's loss arrives at each step before it. */
export interface GradientsResult extends Versioned {
  readonly flows: readonly { readonly name: string; readonly flow: GradientFlow }[];
}

/** The schema of `study gradients --json`. */
export const GRADIENTS: Schema<GradientsResult> = object({
  version: VERSION_FIELD,
  flows: list(
    object({
      name: STRING,
      flow: object(
        {
          loss: NUMBER,
          hidden: list(NUMBER),
          state: list(NUMBER),
          reaches: COUNT,
          parameterNorm: NUMBER,
          clippedNorm: NUMBER,
        },
        { cell: list(NUMBER) },
      ),
    }),
  ),
});

/** What `study recall --json` prints. */
export interface RecallOutput extends Versioned {
  readonly cells: readonly string[];
  readonly lags: readonly number[];
  readonly symbols: number;
  readonly updates: number;
  readonly hiddenSize: number;
  readonly seed: number;
  readonly results: readonly {
    readonly cell: string;
    readonly lag: number;
    readonly accuracy: number;
    readonly loss: number;
    /** The share of the gradient that arrives at the symbol, before training. */
    readonly arrives: number;
  }[];
  /** False when the study was interrupted: what was ready is there. */
  readonly complete: boolean;
}

/** The schema of `study recall --json`. */
export const RECALL: Schema<RecallOutput> = object({
  version: VERSION_FIELD,
  cells: list(STRING),
  lags: list(COUNT),
  symbols: COUNT,
  updates: COUNT,
  hiddenSize: COUNT,
  seed: COUNT,
  results: list(
    object({ cell: STRING, lag: COUNT, accuracy: NUMBER, loss: NUMBER, arrives: NUMBER }),
  ),
  complete: BOOLEAN,
});

/** What `study copy --json` prints. */
export interface CopyOutput extends Versioned {
  /** `copy`, or `reverse`. */
  readonly task: string;
  readonly models: readonly string[];
  readonly lengths: readonly number[];
  /** The longest sequences in training. */
  readonly longest: number;
  readonly symbols: number;
  readonly updates: number;
  readonly hiddenSize: number;
  readonly seed: number;
  readonly results: readonly {
    readonly model: string;
    readonly length: number;
    /** Share of the sequences that are right to the end. */
    readonly exact: number;
    /** Share of the symbols that stand where they should. */
    readonly accuracy: number;
  }[];
  /** False when the study was interrupted: what was ready is there. */
  readonly complete: boolean;
}

/** The schema of `study copy --json`. */
export const COPY: Schema<CopyOutput> = object({
  version: VERSION_FIELD,
  task: STRING,
  models: list(STRING),
  lengths: list(COUNT),
  longest: COUNT,
  symbols: COUNT,
  updates: COUNT,
  hiddenSize: COUNT,
  seed: COUNT,
  results: list(object({ model: STRING, length: COUNT, exact: NUMBER, accuracy: NUMBER })),
  complete: BOOLEAN,
});

/** What `doctor --json` prints. */
export interface DoctorResult extends Versioned {
  /** Malmoi's version. */
  readonly malmoi: string;
  readonly platform: string;
  /** Which engine runs: `native`, `wasm`, … */
  readonly engine: string;
  readonly instructions: string;
  readonly workers: number;
  readonly reasons: readonly string[];
  readonly memoryLimitBytes: number;
  readonly check: { readonly passed: boolean; readonly largestError: number };
}

/** The schema of `doctor --json`. */
export const DOCTOR: Schema<DoctorResult> = object({
  version: VERSION_FIELD,
  malmoi: STRING,
  platform: STRING,
  engine: STRING,
  instructions: STRING,
  workers: COUNT,
  reasons: list(STRING),
  memoryLimitBytes: COUNT,
  check: object({ passed: BOOLEAN, largestError: NUMBER }),
});
