import {
  COUNT,
  choice,
  either,
  list,
  NUMBER,
  NUMBER_OR_NULL,
  object,
  type Schema,
  STRING,
} from '../../base/schema.ts';
import type { AttentionHead, CrossAttentionHead } from '../../inspect/index.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** What a layer of a language model showed while it read, of all of its hidden units. */
export interface LayerTrace {
  /** From 0, the lowest. */
  readonly layer: number;
  /** `h`, `c`, or a gate. */
  readonly signal: string;
  /** A row for each unit of the text, a column for each hidden unit. */
  readonly values: readonly (readonly number[])[];
}

/** The same of one hidden unit. */
export interface HiddenUnitTrace {
  readonly layer: number;
  readonly signal: string;
  /** The hidden unit's number in its layer, from 0. */
  readonly hiddenUnit: number;
  readonly values: readonly number[];
}

/** What `inspect --json` prints of a language model that read a text. */
export interface TraceResult extends Versioned {
  readonly cell: string;
  /** The units of the text, in order. */
  readonly sequence: readonly string[];
  /** −log₂ P of each unit, in bits; null for the first, which has none before it. */
  readonly surprise: readonly (number | null)[];
  readonly activations: readonly LayerTrace[] | readonly HiddenUnitTrace[];
}

const LAYER = { layer: COUNT, signal: STRING } as const;

/** The schema of a trace. */
export const TRACE: Schema<TraceResult> = object({
  version: VERSION_FIELD,
  cell: STRING,
  sequence: list(STRING),
  surprise: list(NUMBER_OR_NULL),
  activations: either(
    list(object({ ...LAYER, values: list(list(NUMBER)) })),
    list(object({ ...LAYER, hiddenUnit: COUNT, values: list(NUMBER) })),
  ),
});

/** A hidden unit, and how much it tells of a feature. */
export interface TellingUnit {
  readonly layer: number;
  readonly hiddenUnit: number;
  readonly signal: string;
  /** Mutual information of its activation and the feature, in bits. */
  readonly bits: number;
}

/** What `inspect --features --json` prints. */
export interface FeatureUnitsResult extends Versioned {
  /** Units of the text that were read. */
  readonly tokenCount: number;
  readonly features: readonly {
    readonly feature: string;
    /** The most bits that a hidden unit could tell. */
    readonly entropyBits: number;
    /** From the best on. */
    readonly hiddenUnits: readonly TellingUnit[];
  }[];
}

/** The schema of `inspect --features --json`. */
export const FEATURE_UNITS: Schema<FeatureUnitsResult> = object({
  version: VERSION_FIELD,
  tokenCount: COUNT,
  features: list(
    object({
      feature: STRING,
      entropyBits: NUMBER,
      hiddenUnits: list(object({ ...LAYER, hiddenUnit: COUNT, bits: NUMBER })),
    }),
  ),
});

/** What `inspect --connectivity --json` prints. */
export interface ConnectivityResult extends Versioned {
  readonly cell: string;
  /** The units that were read before the prediction, in order. */
  readonly sequence: readonly string[];
  /** Which unit of the text is predicted, counted from 0: as many as were read. */
  readonly position: number;
  /** The predicted unit. */
  readonly predicted: string;
  /** P(predicted | sequence). */
  readonly probability: number;
  /** ‖∂ ln P(predicted | sequence) / ∂x_t‖ for each unit of the sequence. */
  readonly connectivity: readonly number[];
}

/** The schema of `inspect --connectivity --json`. */
export const CONNECTIVITY: Schema<ConnectivityResult> = object({
  version: VERSION_FIELD,
  cell: STRING,
  sequence: list(STRING),
  position: COUNT,
  predicted: STRING,
  probability: NUMBER,
  connectivity: list(NUMBER),
});

/** The parts of Transformers that have heads; a language model has a decoder alone. */
export const ATTENTION_PARTS = ['encoder', 'decoder', 'cross'] as const;
export type AttentionPartName = (typeof ATTENTION_PARTS)[number];

/** What `inspect --text --json` prints of a Transformer: where its heads look. */
export interface AttentionHeadsResult extends Versioned {
  /** Of a translator: the text, and its translation. */
  readonly text?: string;
  readonly translation?: string;
  readonly parts: readonly {
    readonly part: AttentionPartName;
    /** The units that look, and those that are looked at. */
    readonly rows: readonly string[];
    readonly columns: readonly string[];
    readonly heads: readonly (CrossAttentionHead & Partial<AttentionHead>)[];
  }[];
}

/** The schema of `inspect --text --json` of a Transformer. */
export const ATTENTION_HEADS: Schema<AttentionHeadsResult> = object(
  {
    version: VERSION_FIELD,
    parts: list(
      object({
        part: choice(ATTENTION_PARTS),
        rows: list(STRING),
        columns: list(STRING),
        heads: list(
          object(
            { layer: COUNT, head: COUNT, shares: list(list(NUMBER)), entropyBits: NUMBER },
            { distance: NUMBER, itself: NUMBER, previous: NUMBER, next: NUMBER, first: NUMBER },
          ),
        ),
      }),
    ),
  },
  { text: STRING, translation: STRING },
);
