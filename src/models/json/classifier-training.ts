import { COUNT, list, NUMBER, object, type Schema, STRING } from '../../base/schema.ts';
import { QUANTIZATION, type Quantization } from './quantization.ts';
import { WRITTEN, type Written } from './written.ts';

/** What a cross-validation measured. */
export interface FoldsMeasured {
  /** The mean of the folds. */
  readonly accuracy: number;
  /** The mean of the folds. */
  readonly macroF1: number;
  readonly folds: readonly {
    readonly documents: number;
    readonly accuracy: number;
    readonly macroF1: number;
  }[];
}

/** A point in the training of a classifier by a network. */
export interface ClassifierReport {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly learningRate: number;
  /** Share of the held-out documents that were classified correctly. */
  readonly accuracy?: number;
}

/** What the training of a network came to. */
export interface ReportedNetwork {
  readonly cell: string;
  readonly parameters: number;
  readonly steps: number;
  /** The step whose weights were kept. */
  readonly bestStep: number;
  /** Share of the held-out documents that these classify correctly. */
  readonly accuracy?: number;
  readonly reports: readonly ClassifierReport[];
}

/** What `train classifier --json` prints. */
export interface ClassifierTrained extends Written {
  readonly documents: number;
  readonly featureCount: number;
  readonly labels: readonly string[];
  readonly network?: ReportedNetwork;
  readonly seconds: number;
  /** Only with `--folds`. */
  readonly crossValidation?: FoldsMeasured;
  /** Only with `--tune`. */
  readonly tuning?: TuningReport;
  /** Only with `--quantize`. */
  readonly quantization?: Quantization;
}

/** What a search of options came to. */
export interface TuningReport {
  /** On the documents that were held out, by the best options. */
  readonly accuracy: number;
  readonly trials: number;
  /** Documents that were held out. */
  readonly heldOut: number;
  /** The best options, by their names in the library. */
  readonly options: {
    readonly learningRate: number;
    readonly epochs: number;
    readonly dimensions: number;
    readonly wordNgrams: number;
    readonly charNgramRange?: readonly number[];
  };
}

const MEASURES = { accuracy: NUMBER, macroF1: NUMBER };

/** The schema of `train classifier --json`. */
export const CLASSIFIER_TRAINED: Schema<ClassifierTrained> = object(
  {
    ...WRITTEN,
    documents: COUNT,
    featureCount: COUNT,
    labels: list(STRING),
    seconds: NUMBER,
  },
  {
    tuning: object({
      ...{ accuracy: NUMBER, trials: COUNT, heldOut: COUNT },
      options: object(
        { learningRate: NUMBER, epochs: COUNT, dimensions: COUNT, wordNgrams: COUNT },
        { charNgramRange: list(COUNT) },
      ),
    }),
    quantization: QUANTIZATION,
    crossValidation: object({
      ...MEASURES,
      folds: list(object({ documents: COUNT, ...MEASURES })),
    }),
    network: object(
      {
        cell: STRING,
        parameters: COUNT,
        steps: COUNT,
        bestStep: COUNT,
        reports: list(
          object(
            { step: COUNT, epoch: NUMBER, loss: NUMBER, learningRate: NUMBER },
            { accuracy: NUMBER },
          ),
        ),
      },
      { accuracy: NUMBER },
    ),
  },
);
