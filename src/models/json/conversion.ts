import { COUNT, choice, list, literal, object, type Schema, STRING } from '../../base/schema.ts';
import { EVALUATION, type EvaluationResult } from './evaluations.ts';
import { QUANTIZATION, type Quantization } from './quantization.ts';
import { WRITTEN, type Written } from './written.ts';

/** The formats that a fastText classifier is written in. */
export const CLASSIFIER_FORMATS = ['malmoi', 'fasttext-bin'] as const;

/** A format that a fastText classifier is written in. */
export type ClassifierFormat = (typeof CLASSIFIER_FORMATS)[number];

/** What `convert --json` prints of a fastText classifier. */
export interface ClassifierConverted extends Written {
  readonly kind: 'fasttext-classifier';
  readonly format: ClassifierFormat;
  readonly bytes: number;
  /** Words and n-grams with a vector. */
  readonly featureCount: number;
  readonly dimensions: number;
  readonly labels: readonly string[];
  /** Only with `--quantize`. */
  readonly quantization?: Quantization;
  /** What `evaluate` says on the text, of the classifier as it was and as it is now. */
  readonly before?: EvaluationResult;
  readonly after?: EvaluationResult;
}

/** The schema of `convert --json` of a fastText classifier. */
export const CLASSIFIER_CONVERTED: Schema<ClassifierConverted> = object(
  {
    ...WRITTEN,
    kind: literal('fasttext-classifier'),
    format: choice(CLASSIFIER_FORMATS),
    ...{ bytes: COUNT, featureCount: COUNT, dimensions: COUNT, labels: list(STRING) },
  },
  { quantization: QUANTIZATION, before: EVALUATION, after: EVALUATION },
);
