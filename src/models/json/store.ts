import { BOOLEAN, COUNT, list, object, type Schema, STRING } from '../../base/schema.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** What a command with `--store` and texts prints. */
export interface PartCounted extends Versioned {
  /** The name of the count. */
  readonly run: string;
  /** What was counted, such as `vocabulary`. */
  readonly kind: string;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  readonly documents: number;
  /** The sum of what was counted: of a vocabulary its tokens. */
  readonly total: number;
  /** Rows that the store has of the part. */
  readonly rows: number;
  /** Whether the store had the part already, so that nothing was counted. */
  readonly wasThere: boolean;
}

/** The schema of a command with `--store` and texts. */
export const PART_COUNTED: Schema<PartCounted> = object({
  version: VERSION_FIELD,
  run: STRING,
  kind: STRING,
  part: COUNT,
  parts: COUNT,
  documents: COUNT,
  total: COUNT,
  rows: COUNT,
  wasThere: BOOLEAN,
});

/** A line that `store list --json` prints: a count. */
export interface CountLine extends Versioned {
  readonly run: string;
  readonly kind: string;
  readonly parts: number;
  /** How many parts are whole. */
  readonly whole: number;
  /** The others. */
  readonly missing: readonly number[];
}

/** The schema of a line of `store list --json`. */
export const COUNT_LINE: Schema<CountLine> = object({
  version: VERSION_FIELD,
  run: STRING,
  kind: STRING,
  parts: COUNT,
  whole: COUNT,
  missing: list(COUNT),
});

/** What `store drop --json` prints. */
export interface CountsDropped extends Versioned {
  readonly run: string;
  /** What was counted under the name. */
  readonly kinds: readonly string[];
}

/** The schema of `store drop --json`. */
export const COUNTS_DROPPED: Schema<CountsDropped> = object({
  version: VERSION_FIELD,
  run: STRING,
  kinds: list(STRING),
});
