import {
  COUNT,
  choice,
  either,
  list,
  literal,
  NUMBER,
  NUMBER_OR_NULL,
  object,
  record,
  type Schema,
  STRING,
} from '../../base/schema.ts';
import { NAIVE_BAYES_MODELS, type NaiveBayesModel } from '../../counts/naive-bayes/naive-bayes.ts';
import type { RowExplanation, RowPrediction } from '../../table/index.ts';
import type { ColumnExplanation } from '../../tagger/explain.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** What a model predicts of a text: its class, or the unit that comes next. */
export interface Prediction {
  /** The most probable class, or the unit that most likely comes next. */
  readonly predicted: string;
  /** The probability of each class; of the units, of the likeliest ones. */
  readonly probabilities: Readonly<Record<string, number>>;
}

const PREDICTION_FIELDS = { predicted: STRING, probabilities: record(NUMBER) } as const;

/** Which document a line of output is about. */
export interface DocumentPlace {
  /** The input as the user named it. */
  readonly file: string;
  /** The line in it on which the document begins, counted from 1. */
  readonly line: number;
}

/** The schemas of a document's place; absent for a text that was given in itself. */
export const PLACE_FIELDS: { readonly file: Schema<string>; readonly line: Schema<number> } = {
  file: STRING,
  line: COUNT,
};

/** A line that `predict --json` prints. */
export interface PredictionLine extends Versioned, Partial<DocumentPlace>, Prediction {}

/** A line that `predict --json` prints of a row of a table. */
export interface RowPredictionLine extends Versioned, Partial<DocumentPlace>, RowPrediction {}

const PREDICTED: Schema<string | number> = either(STRING, NUMBER);
const ROW_REMARKS = { unseen: list(STRING), missing: list(STRING) } as const;

/** The schema of a line of `predict --json`. */
export const PREDICTION_LINE: Schema<PredictionLine> = object(
  { version: VERSION_FIELD, ...PREDICTION_FIELDS },
  PLACE_FIELDS,
);

/** The schema of a line of `predict --json` of a row of a table. */
export const ROW_PREDICTION_LINE: Schema<RowPredictionLine> = object(
  { version: VERSION_FIELD, predicted: PREDICTED },
  { ...PLACE_FIELDS, probabilities: record(NUMBER), ...ROW_REMARKS },
);

/** What a feature of a text says about each class. */
export interface FeatureEffect {
  /** The feature as text: a word, an n-gram. */
  readonly feature: string;
  /** How often the text has it, or its tf-idf. */
  readonly value: number;
  /** P(feature|class) by class. */
  readonly likelihoods: Readonly<Record<string, number>>;
  /** What it adds to each class's score, in nats; null for −∞. */
  readonly contributions: Readonly<Record<string, number | null>>;
}

/**
 * Why Naive Bayes gives a text its class. For each class `logPriors` + `absent` + all `contributions` are its score;
 * null stands for −∞.
 */
export interface NaiveBayesExplanation extends Prediction {
  readonly method: 'naive-bayes';
  /** The variant of Naive Bayes. */
  readonly variant: NaiveBayesModel;
  /** The class that came second. */
  readonly runnerUp: string;
  /** score(predicted) − score(runner-up), in nats; null for ∞. */
  readonly logOdds: number | null;
  /** The classes, in the model's order. */
  readonly labels: readonly string[];
  /** log P(class), in nats. */
  readonly logPriors: Readonly<Record<string, number | null>>;
  /** Bernoulli: what the words that the text lacks add, in nats; otherwise zeros. */
  readonly absent: Readonly<Record<string, number | null>>;
  /** Those that put the classes furthest apart first. */
  readonly features: readonly FeatureEffect[];
  /** log P(class) + log P(text|class), in nats. */
  readonly scores: Readonly<Record<string, number | null>>;
  /** Tokens that are part of no feature. */
  readonly unknown: readonly string[];
}

/** What a feature of a text adds to each class's score. */
export interface LinearEffect {
  readonly feature: string;
  readonly contributions: Readonly<Record<string, number>>;
}

/** Why a linear classifier gives a text its class. For each class `biases` + all `contributions` are its score. */
export interface LinearExplanation extends Prediction {
  readonly method: 'linear';
  /** The class that came second. */
  readonly runnerUp: string;
  /** The classes, in the model's order. */
  readonly labels: readonly string[];
  readonly biases: Readonly<Record<string, number>>;
  /** Those that put the classes furthest apart first. */
  readonly features: readonly LinearEffect[];
  readonly scores: Readonly<Record<string, number>>;
  /** Tokens that are part of no feature. */
  readonly unknown: readonly string[];
}

/** What one unit of a text does for the predicted class against the runner-up. */
export interface UnitEffectResult {
  readonly unit: string;
  /** By integrated gradients: its part of the lead. */
  readonly contribution: number;
  /** How much the lead falls when the unit is read as an unknown one; absent in long texts. */
  readonly leftOut?: number;
  /** Its share in the pooled vector; absent without attention. */
  readonly attention?: number;
}

/**
 * Why a neural classifier gives a text its class: `baseline` + `wide` + all `contribution`s + `error` are the lead
 * `logOdds`.
 */
export interface NeuralExplanation extends Prediction {
  readonly method: 'neural';
  /** The class that came second. */
  readonly runnerUp: string;
  /** The classes, in the model's order. */
  readonly labels: readonly string[];
  /** logit(predicted) − logit(runner-up), in nats. */
  readonly logOdds: number;
  /** The lead where all vectors are zeros. */
  readonly baseline: number;
  /** What the n-grams of the wide part add; 0 without one. */
  readonly wide: number;
  /** What the sum lacks. */
  readonly error: number;
  /** The text's units, in its order. */
  readonly units: readonly UnitEffectResult[];
}

/** How sure a tagger is of the labels of a text's tokens. */
export interface TaggerExplanation {
  readonly method: 'tagger';
  readonly tokens: readonly string[];
  readonly columns: readonly ColumnExplanation[];
}

/** Why a text gets its class, or its tokens their labels, by the method that explains it. */
export type TextExplanation =
  | NaiveBayesExplanation
  | LinearExplanation
  | NeuralExplanation
  | TaggerExplanation;

/** A line that `explain --json` prints. */
export type ExplanationLine = Versioned &
  Partial<DocumentPlace> &
  TextExplanation & { readonly text: string };

/** A line that `explain --json` prints of a row of a table. */
export interface RowExplanationLine extends Versioned, Partial<DocumentPlace>, RowExplanation {
  readonly method: 'table';
}

const NAIVE_BAYES_EXPLANATION = object(
  {
    version: VERSION_FIELD,
    text: STRING,
    method: literal('naive-bayes'),
    ...PREDICTION_FIELDS,
    variant: choice(NAIVE_BAYES_MODELS),
    runnerUp: STRING,
    logOdds: NUMBER_OR_NULL,
    labels: list(STRING),
    logPriors: record(NUMBER_OR_NULL),
    absent: record(NUMBER_OR_NULL),
    features: list(
      object({
        feature: STRING,
        value: NUMBER,
        likelihoods: record(NUMBER),
        contributions: record(NUMBER_OR_NULL),
      }),
    ),
    scores: record(NUMBER_OR_NULL),
    unknown: list(STRING),
  },
  PLACE_FIELDS,
);

const LINEAR_EXPLANATION = object(
  {
    version: VERSION_FIELD,
    text: STRING,
    method: literal('linear'),
    ...PREDICTION_FIELDS,
    runnerUp: STRING,
    labels: list(STRING),
    biases: record(NUMBER),
    features: list(object({ feature: STRING, contributions: record(NUMBER) })),
    scores: record(NUMBER),
    unknown: list(STRING),
  },
  PLACE_FIELDS,
);

const NEURAL_EXPLANATION = object(
  {
    version: VERSION_FIELD,
    text: STRING,
    method: literal('neural'),
    ...PREDICTION_FIELDS,
    runnerUp: STRING,
    labels: list(STRING),
    logOdds: NUMBER,
    baseline: NUMBER,
    wide: NUMBER,
    error: NUMBER,
    units: list(
      object({ unit: STRING, contribution: NUMBER }, { leftOut: NUMBER, attention: NUMBER }),
    ),
  },
  PLACE_FIELDS,
);

/** The schema of a line of `explain --json` of a row of a table. */
export const ROW_EXPLANATION_LINE: Schema<RowExplanationLine> = object(
  {
    version: VERSION_FIELD,
    method: literal('table'),
    predicted: PREDICTED,
    score: NUMBER,
    baseline: NUMBER,
    columns: list(object({ column: STRING, value: STRING, contribution: NUMBER })),
    error: NUMBER,
  },
  {
    ...PLACE_FIELDS,
    ...{ probabilities: record(NUMBER), runnerUp: STRING, otherRows: NUMBER, ...ROW_REMARKS },
  },
);

/** The schema of what a tagger thinks of a sentence's columns. */
export const COLUMN_EXPLANATIONS: Schema<readonly ColumnExplanation[]> = list(
  object(
    { name: STRING, tokens: list(list(object({ label: STRING, probability: NUMBER }))) },
    { best: list(object({ labels: list(STRING), probability: NUMBER })) },
  ),
);

const TAGGER_EXPLANATION = object(
  {
    version: VERSION_FIELD,
    text: STRING,
    method: literal('tagger'),
    tokens: list(STRING),
    columns: COLUMN_EXPLANATIONS,
  },
  PLACE_FIELDS,
);

/** The schema of a line of `explain --json`. */
export const EXPLANATION_LINE: Schema<ExplanationLine> = either(
  NAIVE_BAYES_EXPLANATION,
  LINEAR_EXPLANATION,
  NEURAL_EXPLANATION,
  TAGGER_EXPLANATION,
);
