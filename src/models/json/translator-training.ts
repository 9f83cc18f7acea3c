import { COUNT, choice, list, NUMBER, object, type Schema } from '../../base/schema.ts';
import { UNIT_KIND_NAMES, type UnitKind } from '../../text/units/unit-kinds.ts';
import {
  type TranslatorReport,
  type TranslatorTrainingSettings,
  VALIDATION_MEASURES,
} from '../../translator/options.ts';
import { WRITTEN, type Written } from './written.ts';

/** What `train translator --json` prints. */
export interface TranslatorTrained extends Written {
  readonly units: UnitKind;
  /** Units that it knows, special tokens among them. */
  readonly vocabularySize: number;
  readonly parameters: number;
  /** Pairs that were learned from, and the units of their targets. */
  readonly pairs: number;
  readonly tokens: number;
  /** Pairs that were left out: with an empty side, and too long. */
  readonly empty: number;
  readonly tooLong: number;
  readonly steps: number;
  /** The step whose weights were kept. */
  readonly bestStep: number;
  readonly loss: number;
  /** What validations measured. */
  readonly measure: TranslatorTrainingSettings['measure'];
  /** The measure of the best validation. */
  readonly validation?: number;
  readonly reports: readonly TranslatorReport[];
  readonly seconds: number;
}

/** The schema of `train translator --json`. */
export const TRANSLATOR_TRAINED: Schema<TranslatorTrained> = object(
  {
    ...WRITTEN,
    units: choice(UNIT_KIND_NAMES),
    vocabularySize: COUNT,
    parameters: COUNT,
    pairs: COUNT,
    tokens: COUNT,
    empty: COUNT,
    tooLong: COUNT,
    steps: COUNT,
    bestStep: COUNT,
    loss: NUMBER,
    measure: choice(VALIDATION_MEASURES),
    reports: list(
      object(
        { step: COUNT, epoch: NUMBER, loss: NUMBER, learningRate: NUMBER },
        { validation: NUMBER },
      ),
    ),
    seconds: NUMBER,
  },
  { validation: NUMBER },
);
