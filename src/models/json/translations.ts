import { COUNT, list, literal, NUMBER, object, type Schema, STRING } from '../../base/schema.ts';
import type { TranslatorConnectivity } from '../../inspect/index.ts';
import type { TranslationExplanation } from '../../translator/explain.ts';
import { type DocumentPlace, PLACE_FIELDS } from './predictions.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** A line that `explain --json` prints of a translator. */
export interface TranslationExplanationLine
  extends Versioned,
    Partial<DocumentPlace>,
    TranslationExplanation {
  readonly method: 'attention';
}

const PLACED_UNIT = { text: STRING, start: COUNT, end: COUNT } as const;

const ATTENTION_FIELDS = {
  source: list(object(PLACED_UNIT)),
  target: list(object({ ...PLACED_UNIT, logProbability: NUMBER })),
} as const;

/** The schema of a line of `explain --json` of a translator. */
export const TRANSLATION_EXPLANATION_LINE: Schema<TranslationExplanationLine> = object(
  {
    version: VERSION_FIELD,
    method: literal('attention'),
    text: STRING,
    translation: STRING,
    logProbability: NUMBER,
    ...ATTENTION_FIELDS,
    words: object(ATTENTION_FIELDS, { attention: list(list(NUMBER)) }),
  },
  { ...PLACE_FIELDS, attention: list(list(NUMBER)), layer: COUNT, head: COUNT },
);

/** A line that `explain --connectivity --json` prints of a translator. */
export interface TranslationConnectivityLine
  extends Versioned,
    Partial<DocumentPlace>,
    Omit<TranslatorConnectivity, 'norms'> {
  readonly method: 'connectivity';
  /** ‖∂ ln P(unit of the translation) / ∂x‖ for each unit of the source, a row for each unit of the translation. */
  readonly connectivity: readonly (readonly number[])[];
}

/** The schema of a line of `explain --connectivity --json`. */
export const TRANSLATION_CONNECTIVITY_LINE: Schema<TranslationConnectivityLine> = object(
  {
    version: VERSION_FIELD,
    method: literal('connectivity'),
    text: STRING,
    translation: STRING,
    ...ATTENTION_FIELDS,
    connectivity: list(list(NUMBER)),
    bySteps: list(object({ steps: COUNT, pairs: COUNT, norm: NUMBER, share: NUMBER })),
  },
  PLACE_FIELDS,
);
