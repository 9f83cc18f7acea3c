import { either, list, NUMBER, object, type Schema, STRING } from '../../base/schema.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** A word, and how near its vector is. */
export interface NearWord {
  readonly word: string;
  /** The cosine of the angle, or the measure that was asked for. */
  readonly similarity: number;
}

const ANSWERS = list(object({ word: STRING, similarity: NUMBER }));

/** What `similar --json` prints. */
export interface SimilarOutput extends Versioned {
  /** The words that were asked about. */
  readonly words: readonly string[];
  readonly answers: readonly NearWord[];
}

/** What `analogy --json` prints. */
export interface AnalogyOutput extends Versioned {
  /** The words that were added up, and how often each. */
  readonly formula: readonly { readonly word: string; readonly weight: number }[];
  readonly answers: readonly NearWord[];
}

/** The schema of `similar --json`. */
export const SIMILAR_RESULT: Schema<SimilarOutput> = object({
  ...{ version: VERSION_FIELD, words: list(STRING), answers: ANSWERS },
});

/** The schema of `analogy --json`. */
export const ANALOGY_RESULT: Schema<AnalogyOutput> = object({
  version: VERSION_FIELD,
  formula: list(object({ word: STRING, weight: NUMBER })),
  answers: ANSWERS,
});

/** The schema of what both print. */
export const ANSWERS_RESULT: Schema<SimilarOutput | AnalogyOutput> = either(
  SIMILAR_RESULT,
  ANALOGY_RESULT,
);

/** What `odd-one-out --json` prints. */
export interface OddOneOutResult extends Versioned {
  /** The word furthest from the middle of all. */
  readonly odd: string;
  /** All words, the nearest to the middle first. */
  readonly answers: readonly NearWord[];
}

/** The schema of `odd-one-out --json`. */
export const ODD_ONE_OUT: Schema<OddOneOutResult> = object({
  version: VERSION_FIELD,
  odd: STRING,
  answers: ANSWERS,
});
