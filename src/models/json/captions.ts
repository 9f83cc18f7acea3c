import { COUNT, list, NUMBER, object, type Schema, STRING } from '../../base/schema.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';
import { WRITTEN, type Written } from './written.ts';

/** A point in the training of a captioner. */
export interface CaptionerReport {
  readonly step: number;
  readonly epoch: number;
  /** Mean loss of a word since the report before, in nats. */
  readonly loss: number;
  readonly learningRate: number;
  /** Share of the captions of the held-out pictures that were right word for word. */
  readonly accuracy?: number;
}

/** What `train captioner --json` prints. */
export interface CaptionerTrained extends Written {
  readonly parameters: number;
  /** Pictures that were learned from, and those that were kept for validation. */
  readonly pictures: number;
  readonly heldOut: number;
  /** Distinct words that it writes. */
  readonly words: number;
  readonly steps: number;
  /** The step whose weights were kept. */
  readonly bestStep: number;
  readonly loss: number;
  readonly reports: readonly CaptionerReport[];
  readonly seconds: number;
}

/** The schema of `train captioner --json`. */
export const CAPTIONER_TRAINED: Schema<CaptionerTrained> = object({
  ...WRITTEN,
  ...{ parameters: COUNT, pictures: COUNT, heldOut: COUNT, words: COUNT },
  ...{ steps: COUNT, bestStep: COUNT, loss: NUMBER },
  reports: list(
    object(
      { step: COUNT, epoch: NUMBER, loss: NUMBER, learningRate: NUMBER },
      { accuracy: NUMBER },
    ),
  ),
  seconds: NUMBER,
});

/** What a captioner says of a picture. */
export interface CaptionResult {
  readonly caption: string;
  /** The natural logarithm of its probability. */
  readonly logProbability: number;
  /** How much each word looked at each place of the picture, row by row; of models with attention. */
  readonly attention?: readonly (readonly number[])[];
}

/** A line that `caption --json` prints: a picture. */
export interface CaptionLine extends Versioned, CaptionResult {
  readonly picture: string;
}

const CAPTION_FIELDS = { caption: STRING, logProbability: NUMBER } as const;
const ATTENTION_FIELD = { attention: list(list(NUMBER)) } as const;

/** The schema of a line of `caption --json`. */
export const CAPTION_LINE: Schema<CaptionLine> = object(
  { version: VERSION_FIELD, picture: STRING, ...CAPTION_FIELDS },
  ATTENTION_FIELD,
);

/** The schema of what a captioner says of a picture. */
export const CAPTION_RESULT: Schema<CaptionResult> = object(CAPTION_FIELDS, ATTENTION_FIELD);

/** What `draw-shapes --json` prints. */
export interface PicturesDrawn extends Written {
  readonly pictures: number;
  /** The list of the pictures and their captions. */
  readonly list: string;
}

/** The schema of `draw-shapes --json`. */
export const PICTURES_DRAWN: Schema<PicturesDrawn> = object({
  ...WRITTEN,
  ...{ pictures: COUNT, list: STRING },
});
