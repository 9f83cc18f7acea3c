import type { JsonObject } from '../../base/json.ts';
import {
  ANYTHING,
  COUNT,
  choice,
  list,
  NUMBER,
  object,
  record,
  type Schema,
  STRING,
} from '../../base/schema.ts';
import type { ClassTopFeatures } from '../../classifier/naive-bayes/top-features.ts';
import { UNIT_KIND_NAMES, type UnitKind } from '../../text/units/unit-kinds.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/**
 * What a model is, beyond its metadata and tensors. A kind of model has those of the facts that apply to it; each
 * name means the same for all.
 */
export interface ModelDetails {
  /** Distinct words, units, tokens or n-grams that the model knows. */
  readonly vocabularySize?: number;
  /** Numbers in a vector. */
  readonly dimensions?: number;
  /** What texts are cut into. */
  readonly units?: UnitKind;
  /** The recurrent cell. */
  readonly cell?: string;
  /** Numbers that training changes. */
  readonly parameters?: number;
  /** Documents that it learned from. */
  readonly documents?: number;
  /** Columns of counts: words, n-grams, or hashes. */
  readonly featureCount?: number;
  /** The classes, in the model's order. */
  readonly labels?: readonly string[];
  /** The features that did most for each class in its training documents. */
  readonly topFeatures?: readonly ClassTopFeatures[];
  /** Phrases that are joined. */
  readonly phraseCount?: number;
  /** What a tokenizer is: `words`, `bpe`, … */
  readonly tokenizer?: string;
  /** Columns of a table that the model reads. */
  readonly columns?: readonly string[];
  /** Passes of the training that are done. */
  readonly iteration?: number;
}

/** A tensor of a model's file. */
export interface TensorDescription {
  readonly name: string;
  /** Such as Float32. */
  readonly type: string;
  readonly shape: readonly number[];
  readonly bytes: number;
}

/** All that a model's file says of itself, without the numbers in its tensors. */
export interface ModelDescription {
  /** The kind of model: what `openModel` says that it opened. */
  readonly kind: string;
  /** What the file itself says: for a checkpoint, the kind of checkpoint. */
  readonly fileKind: string;
  readonly details: ModelDetails;
  readonly metadata: JsonObject;
  readonly tensors: readonly TensorDescription[];
}

/** What `inspect --json` prints of a model. */
export type DescriptionResult = Versioned & ModelDescription;

/** The schema of what a model is. */
export const MODEL_DETAILS: Schema<ModelDetails> = object(
  {},
  {
    vocabularySize: COUNT,
    dimensions: COUNT,
    units: choice(UNIT_KIND_NAMES),
    cell: STRING,
    parameters: COUNT,
    documents: COUNT,
    featureCount: COUNT,
    labels: list(STRING),
    topFeatures: list(
      object({
        label: STRING,
        features: list(object({ feature: STRING, count: NUMBER, pull: NUMBER })),
      }),
    ),
    phraseCount: COUNT,
    tokenizer: STRING,
    columns: list(STRING),
    iteration: COUNT,
  },
);

/** The schema of `inspect --json`. */
export const DESCRIPTION: Schema<DescriptionResult> = object({
  version: VERSION_FIELD,
  kind: STRING,
  fileKind: STRING,
  details: MODEL_DETAILS,
  metadata: record(ANYTHING),
  tensors: list(object({ name: STRING, type: STRING, shape: list(COUNT), bytes: COUNT })),
});
