import { COUNT, choice, list, NUMBER, object, type Schema, STRING } from '../../base/schema.ts';
import type { TaggerReport } from '../../tagger/options.ts';
import { UNIT_KIND_NAMES, type UnitKind } from '../../text/units/unit-kinds.ts';
import {
  type TranslatorReport,
  type TranslatorTrainingSettings,
  VALIDATION_MEASURES,
} from '../../translator/options.ts';
import { QUANTIZATION, type Quantization } from './quantization.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** The file that a command wrote. */
export interface Written extends Versioned {
  /** The file that was written. */
  readonly output: string;
}

/** The fields of `Written` in a schema. */
export const WRITTEN: {
  readonly version: typeof VERSION_FIELD;
  readonly output: typeof STRING;
} = { version: VERSION_FIELD, output: STRING };

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

/** What `train bpe --json` prints. */
export interface BpeTrained extends Written {
  /** Tokens: the 256 bytes, the letters and the merges. */
  readonly vocabularySize: number;
  readonly letters: number;
  readonly merges: number;
  /** Distinct words of the text. */
  readonly distinctWords: number;
  readonly seconds: number;
}

/** The schema of `train bpe --json`. */
export const BPE_TRAINED: Schema<BpeTrained> = object({
  ...WRITTEN,
  vocabularySize: COUNT,
  letters: COUNT,
  merges: COUNT,
  distinctWords: COUNT,
  seconds: NUMBER,
});

/** What a training says on its way: after an epoch, a pass, or a validation. */
export interface ReportResult {
  /** Updates of the weights so far. */
  readonly step?: number;
  /** Passes over the text so far; whole numbers count from 1. */
  readonly epoch: number;
  /** Mean loss since the report before, in nats; of GloVe, its weighted squared error a cell. */
  readonly loss?: number;
  /** Mean loss on text that was kept out of the training, in nats. */
  readonly validationLoss?: number;
  readonly learningRate?: number;
  readonly tokensPerSecond?: number;
}

const REPORT: Schema<ReportResult> = object(
  { epoch: NUMBER },
  {
    step: COUNT,
    loss: NUMBER,
    validationLoss: NUMBER,
    learningRate: NUMBER,
    tokensPerSecond: NUMBER,
  },
);

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

/** What `train tagger --json` prints. */
export interface TaggerTrained extends Written {
  readonly columns: readonly string[];
  readonly parameters: number;
  /** Sentences and tokens that were learned from. */
  readonly sentences: number;
  readonly tokens: number;
  readonly steps: number;
  /** The step whose weights were kept. */
  readonly bestStep: number;
  readonly loss: number;
  /** Share of the labels that were right on the validation data, the mean of all columns. */
  readonly accuracy?: number;
  readonly reports: readonly TaggerReport[];
  readonly seconds: number;
}

/** The schema of `train tagger --json`. */
export const TAGGER_TRAINED: Schema<TaggerTrained> = object(
  {
    ...WRITTEN,
    columns: list(STRING),
    parameters: COUNT,
    sentences: COUNT,
    tokens: COUNT,
    steps: COUNT,
    bestStep: COUNT,
    loss: NUMBER,
    reports: list(
      object(
        { step: COUNT, epoch: NUMBER, loss: NUMBER, learningRate: NUMBER },
        { accuracy: NUMBER },
      ),
    ),
    seconds: NUMBER,
  },
  { accuracy: NUMBER },
);

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

/** What `train morphology --json` prints. */
export interface MorphologyTrained extends Written {
  readonly parameters: number;
  /** Sentences and eojeols that were learned from. */
  readonly sentences: number;
  readonly eojeols: number;
  /** Sentences that were left out, since their morphemes and tags do not pair up. */
  readonly skipped: number;
  /** The labels of characters that it chooses from. */
  readonly characterLabels: number;
  readonly steps: number;
  /** The step whose weights were kept. */
  readonly bestStep: number;
  readonly loss: number;
  /** F1 of the morphemes of the validation data. */
  readonly f1?: number;
  readonly reports: readonly MorphologyReport[];
  readonly seconds: number;
}

/** What a training of a morphological analyzer says after an epoch. */
export interface MorphologyReport {
  readonly step: number;
  readonly epoch: number;
  /** Mean loss of a character since the report before, in nats. */
  readonly loss: number;
  readonly learningRate: number;
  readonly f1?: number;
}

/** The schema of `train morphology --json`. */
export const MORPHOLOGY_TRAINED: Schema<MorphologyTrained> = object(
  {
    ...WRITTEN,
    parameters: COUNT,
    sentences: COUNT,
    eojeols: COUNT,
    skipped: COUNT,
    characterLabels: COUNT,
    steps: COUNT,
    bestStep: COUNT,
    loss: NUMBER,
    reports: list(
      object({ step: COUNT, epoch: NUMBER, loss: NUMBER, learningRate: NUMBER }, { f1: NUMBER }),
    ),
    seconds: NUMBER,
  },
  { f1: NUMBER },
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

/** What `vocab -o --json` prints. */
export interface VocabularyWritten extends Written {
  readonly vocabularySize: number;
  readonly tokenCount: number;
  readonly distinctWords: number;
}

/** The schema of `vocab -o --json`. */
export const VOCABULARY_WRITTEN: Schema<VocabularyWritten> = object({
  ...WRITTEN,
  vocabularySize: COUNT,
  tokenCount: COUNT,
  distinctWords: COUNT,
});

/** What `phrases -o --json` prints. */
export interface PhrasesWritten extends Written {
  readonly phraseCount: number;
  /** Of a text that was joined: its documents, and the words that became a part of the one before. */
  readonly documents?: number;
  readonly joined?: number;
}

/** The schema of `phrases -o --json`. */
export const PHRASES_WRITTEN: Schema<PhrasesWritten> = object(
  { ...WRITTEN, phraseCount: COUNT },
  { documents: COUNT, joined: COUNT },
);

/** What `cooccur --json` prints. */
export interface CooccurrencesWritten extends Written {
  readonly vocabularySize: number;
  /** Cells of the upper triangle that are not zero. */
  readonly cells: number;
  readonly window: number;
  readonly weighting: 'uniform' | 'inverse-distance';
}

/** The schema of `cooccur --json`. */
export const COOCCURRENCES_WRITTEN: Schema<CooccurrencesWritten> = object({
  ...WRITTEN,
  vocabularySize: COUNT,
  cells: COUNT,
  window: COUNT,
  weighting: choice(['uniform', 'inverse-distance']),
});

/** What `convert --json` and `project --json` print. */
export interface VectorsWritten extends Written {
  readonly vocabularySize: number;
  /** Numbers in a vector; of a map 2. */
  readonly dimensions: number;
  /** The format, or how the map was made. */
  readonly format: string;
}

/** The schema of `convert --json` and `project --json`. */
export const VECTORS_WRITTEN: Schema<VectorsWritten> = object({
  ...WRITTEN,
  vocabularySize: COUNT,
  dimensions: COUNT,
  format: STRING,
});
