import {
  COUNT,
  choice,
  either,
  list,
  literal,
  NUMBER,
  NUMBER_OR_NULL,
  object,
  type Schema,
  STRING,
} from '../../base/schema.ts';
import type { CaptionerScores } from '../../captioner/index.ts';
import type { ClassQuality, MeanQuality } from '../../classifier/evaluation.ts';
import type { MorphologyScores } from '../../morphology/evaluate.ts';
import type { ClassScores, NumberScores } from '../../table/evaluate.ts';
import type { TaggerScores } from '../../tagger/evaluate.ts';
import { UNIT_KIND_NAMES, type UnitKind } from '../../text/units/unit-kinds.ts';
import type { TranslatorScores } from '../../translator/evaluate.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** The kinds of models that classify texts. */
export const CLASSIFIER_KINDS = [
  'naive-bayes-classifier',
  'linear-classifier',
  'fasttext-classifier',
  'neural-classifier',
] as const;

/** A kind of model that classifies texts. */
export type ClassifierKind = (typeof CLASSIFIER_KINDS)[number];

/** How well a classifier finds the classes of labeled documents. */
export interface ClassifierEvaluation {
  readonly kind: ClassifierKind;
  readonly documents: number;
  readonly accuracy: number;
  /** Mean of −log P(true class|document), in nats. */
  readonly loss: number;
  readonly classes: readonly ClassQuality[];
  /** Means in which every class counts the same. */
  readonly macro: MeanQuality;
  /** Means in which every class counts by its documents. */
  readonly weighted: MeanQuality;
  /** Row: true class; column: predicted class; in the order of `classes`. */
  readonly confusion: readonly (readonly number[])[];
  /**
   * Only where texts have several labels: how the k most probable classes do. All other measures take as a text's class the
   * most probable one if it is among its labels, and else its first label.
   */
  readonly ranking?: readonly LabelRanking[];
}

/** How the k most probable classes of texts do. */
export interface LabelRanking {
  readonly k: number;
  /** The share of them that are labels of their texts; fastText's P@k. */
  readonly precision: number;
  /** The share of the texts' labels that are among them; R@k. */
  readonly recall: number;
}

/** How well a language model predicts texts. */
export interface TextEvaluation {
  readonly kind: 'language-model';
  /** What the texts are cut into. */
  readonly units: UnitKind;
  /** Units that were predicted. */
  readonly tokenCount: number;
  /** Code points of the texts, ends of lines among them. */
  readonly characters: number;
  /** Mean of −log P(unit|those before it), in nats. */
  readonly loss: number;
  /** e^loss. */
  readonly perplexity: number;
  readonly bitsPerCharacter: number;
}

/** How many questions of a kind were answered. */
export interface AnalogyAnswers {
  readonly asked: number;
  readonly correct: number;
  /** Correct of those asked, from 0 to 1. */
  readonly accuracy: number;
  /** Questions with a word that has no vector. */
  readonly skipped: number;
}

/** What analogies say of word vectors. */
export interface AnalogyEvaluation {
  readonly file: string;
  readonly test: 'analogies';
  readonly sections: readonly ({ readonly name: string } & AnalogyAnswers)[];
  readonly semantic: AnalogyAnswers;
  readonly syntactic: AnalogyAnswers;
  readonly total: AnalogyAnswers;
}

/** What people's judgements of pairs of words say of word vectors. */
export interface PairEvaluation {
  readonly file: string;
  readonly test: 'pairs';
  /** Correlations with the judgements; null where there is none, as of a single pair. */
  readonly spearman: number | null;
  readonly pearson: number | null;
  readonly pairs: number;
  /** Pairs with a word that has a vector only by its subwords. */
  readonly unseen: number;
  /** The share of the pairs with an unknown word, from 0 to 1. */
  readonly unknownRatio: number;
}

/** How well word vectors do on test sets. */
export interface VectorEvaluation {
  readonly kind: 'word-vectors';
  readonly testSets: readonly (AnalogyEvaluation | PairEvaluation)[];
}

/** How well a tagger fills in the columns of sentences. */
export interface TaggerEvaluation extends TaggerScores {
  readonly kind: 'tagger';
}

/** How well a morphological analyzer finds the morphemes of sentences. */
export interface MorphologyEvaluation extends MorphologyScores {
  readonly kind: 'morphology';
}

/** How well a table model predicts its column. */
export type TableEvaluation = { readonly kind: 'table-model' } & (ClassScores | NumberScores);

/** How well a translator translates. */
export interface TranslatorEvaluation extends TranslatorScores {
  readonly kind: 'translator';
}

/** How well a captioner describes pictures. */
export interface CaptionerEvaluation extends CaptionerScores {
  readonly kind: 'captioner';
}

/** What an evaluation says, by the kind of model. */
export type ModelEvaluation =
  | ClassifierEvaluation
  | TableEvaluation
  | TextEvaluation
  | VectorEvaluation
  | TaggerEvaluation
  | MorphologyEvaluation
  | CaptionerEvaluation
  | TranslatorEvaluation;

const QUALITY = { precision: NUMBER, recall: NUMBER, f1: NUMBER } as const;
const ANSWERS = { asked: COUNT, correct: COUNT, accuracy: NUMBER, skipped: COUNT } as const;

const CLASSES = {
  accuracy: NUMBER,
  classes: list(object({ label: STRING, ...QUALITY, support: COUNT })),
  macro: object(QUALITY),
  weighted: object(QUALITY),
  confusion: list(list(COUNT)),
} as const;

const CLASSIFIER_EVALUATION = object(
  {
    version: VERSION_FIELD,
    kind: choice(CLASSIFIER_KINDS),
    documents: COUNT,
    loss: NUMBER,
    ...CLASSES,
  },
  { ranking: list(object({ k: COUNT, precision: NUMBER, recall: NUMBER })) },
);

const TABLE_OF_CLASSES_EVALUATION = object({
  version: VERSION_FIELD,
  kind: literal('table-model'),
  task: literal('classify'),
  rows: COUNT,
  loss: NUMBER,
  ...CLASSES,
});

const TABLE_OF_NUMBERS_EVALUATION = object({
  version: VERSION_FIELD,
  kind: literal('table-model'),
  task: literal('regress'),
  rows: COUNT,
  rmse: NUMBER,
  mae: NUMBER,
  r2: NUMBER_OR_NULL,
});

const TEXT_EVALUATION = object({
  version: VERSION_FIELD,
  kind: literal('language-model'),
  units: choice(UNIT_KIND_NAMES),
  tokenCount: COUNT,
  characters: COUNT,
  loss: NUMBER,
  perplexity: NUMBER,
  bitsPerCharacter: NUMBER,
});

const VECTOR_EVALUATION = object({
  version: VERSION_FIELD,
  kind: literal('word-vectors'),
  testSets: list(
    either(
      object({
        file: STRING,
        test: literal('analogies'),
        sections: list(object({ name: STRING, ...ANSWERS })),
        semantic: object(ANSWERS),
        syntactic: object(ANSWERS),
        total: object(ANSWERS),
      }),
      object({
        file: STRING,
        test: literal('pairs'),
        spearman: NUMBER_OR_NULL,
        pearson: NUMBER_OR_NULL,
        pairs: COUNT,
        unseen: COUNT,
        unknownRatio: NUMBER,
      }),
    ),
  ),
});

const TAGGER_EVALUATION = object({
  version: VERSION_FIELD,
  kind: literal('tagger'),
  sentences: COUNT,
  tokens: COUNT,
  columns: list(
    object(
      { name: STRING, right: COUNT, accuracy: NUMBER },
      {
        spans: object({
          expected: COUNT,
          found: COUNT,
          right: COUNT,
          ...QUALITY,
          macroF1: NUMBER,
          labelMacroF1: NUMBER,
          surfaceF1: NUMBER,
        }),
      },
    ),
  ),
});

const MORPHEME_SCORES = object({
  ...{ correct: COUNT, expected: COUNT, found: COUNT, ...QUALITY },
  ...{ eojeols: COUNT, eojeolAccuracy: NUMBER, sentenceAccuracy: NUMBER },
});

const MORPHOLOGY_EVALUATION = object({
  version: VERSION_FIELD,
  kind: literal('morphology'),
  sentences: COUNT,
  eojeols: COUNT,
  skipped: COUNT,
  raw: MORPHEME_SCORES,
  normalized: MORPHEME_SCORES,
});

const TRANSLATOR_EVALUATION = object(
  {
    version: VERSION_FIELD,
    kind: literal('translator'),
    pairs: COUNT,
    bleu: object({
      score: NUMBER,
      precisions: list(NUMBER),
      brevityPenalty: NUMBER,
      length: COUNT,
      referenceLength: COUNT,
      signature: STRING,
    }),
    chrf: object({ score: NUMBER, signature: STRING }),
    ter: object({ score: NUMBER, edits: COUNT, referenceLength: NUMBER, signature: STRING }),
    exact: NUMBER,
    distinct2: NUMBER,
    loss: NUMBER,
  },
  { byLength: list(object({ from: COUNT, to: COUNT, pairs: COUNT, bleu: NUMBER })) },
);

const CAPTIONER_EVALUATION = object({
  version: VERSION_FIELD,
  kind: literal('captioner'),
  ...{ pictures: COUNT, exact: NUMBER, words: NUMBER },
});

/** What `evaluate --json` prints. */
export type EvaluationResult = Versioned & ModelEvaluation;

/** The schema of `evaluate --json`. */
export const EVALUATION: Schema<EvaluationResult> = either(
  CLASSIFIER_EVALUATION,
  TABLE_OF_CLASSES_EVALUATION,
  TABLE_OF_NUMBERS_EVALUATION,
  TEXT_EVALUATION,
  VECTOR_EVALUATION,
  TAGGER_EVALUATION,
  MORPHOLOGY_EVALUATION,
  CAPTIONER_EVALUATION,
  TRANSLATOR_EVALUATION,
);
