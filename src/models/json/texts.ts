import {
  COUNT,
  choice,
  list,
  NUMBER,
  object,
  record,
  type Schema,
  STRING,
} from '../../base/schema.ts';
import type { AnalyzedEojeol } from '../../morphology/analyze.ts';
import type { ColumnExplanation } from '../../tagger/explain.ts';
import type { StemReport } from '../../text/korean/stem-accuracy.ts';
import type { Token } from '../../text/tokenizer.ts';
import type { Translation } from '../../translator/translate.ts';
import { COLUMN_EXPLANATIONS, type DocumentPlace, PLACE_FIELDS } from './predictions.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** A line that `tokenize --json` prints: a document, or a sentence of one. */
export interface TokensLine extends Versioned, DocumentPlace {
  readonly text: string;
  /** Where the text begins in its document, in UTF-16 units. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
  /** With their places in the document. */
  readonly tokens: readonly Token[];
}

const SPAN = { text: STRING, start: COUNT, end: COUNT } as const;

/** The schema of a line of `tokenize --json`. */
export const TOKENS_LINE: Schema<TokensLine> = object({
  version: VERSION_FIELD,
  ...PLACE_FIELDS,
  ...SPAN,
  tokens: list(object(SPAN)),
});

/** One way to read a Korean word. */
export interface Analysis {
  readonly lemma: string;
  /** What the content part is. */
  readonly wordClass: 'word' | 'noun' | 'predicate';
  /** The content part first, then particles and endings. */
  readonly parts: readonly {
    readonly form: string;
    readonly label: string;
    readonly start: number;
    readonly end: number;
  }[];
  /** How unlikely this reading is; not a probability. */
  readonly cost: number;
}

/** A line that `stem --json` prints: a word. */
export interface StemLine extends Versioned, DocumentPlace {
  readonly word: string;
  readonly stem: string;
  /** Korean: every reading, the likeliest first. */
  readonly analyses?: readonly Analysis[];
}

/** The schema of a line of `stem --json`. */
export const STEM_LINE: Schema<StemLine> = object(
  { version: VERSION_FIELD, ...PLACE_FIELDS, word: STRING, stem: STRING },
  {
    analyses: list(
      object({
        lemma: STRING,
        wordClass: choice(['word', 'noun', 'predicate']),
        parts: list(object({ form: STRING, label: STRING, start: COUNT, end: COUNT })),
        cost: NUMBER,
      }),
    ),
  },
);

/** A line that `stem --evaluate --json` prints: a file. */
export interface StemEvaluation extends Versioned {
  readonly file: string;
  /** Punctuation marks and symbols, which have no stem. */
  readonly skipped: number;
  /** By the method's name. */
  readonly methods: Readonly<Record<string, StemReport>>;
}

const SCORE = object({ words: COUNT, correct: COUNT, accuracy: NUMBER });

/** The schema of a line of `stem --evaluate --json`. */
export const STEM_EVALUATION: Schema<StemEvaluation> = object({
  version: VERSION_FIELD,
  file: STRING,
  skipped: COUNT,
  methods: record(
    object({
      overall: SCORE,
      byClass: object({ nouns: SCORE, 'verbs and adjectives': SCORE, others: SCORE }),
      errors: list(object({ word: STRING, expected: STRING, found: STRING, times: COUNT })),
    }),
  ),
});

/** A line that `vocab --json` prints: a word. */
export interface WordLine extends Versioned {
  readonly id: number;
  readonly word: string;
  readonly count: number;
}

/** The schema of a line of `vocab --json`. */
export const WORD_LINE: Schema<WordLine> = object({
  version: VERSION_FIELD,
  id: COUNT,
  word: STRING,
  count: NUMBER,
});

/** A line that `vocab --ngrams --json` prints: an n-gram. */
export interface NgramLine extends Versioned {
  readonly id: number;
  /** Its words with a space between, or its characters. */
  readonly ngram: string;
  readonly count: number;
  /** In how many documents it is. */
  readonly documents: number;
}

/** The schema of a line of `vocab --ngrams --json`. */
export const NGRAM_LINE: Schema<NgramLine> = object({
  version: VERSION_FIELD,
  id: COUNT,
  ngram: STRING,
  count: COUNT,
  documents: COUNT,
});

/** A line that `phrases --json` prints: a phrase. */
export interface PhraseLine extends Versioned {
  readonly phrase: string;
  readonly first: string;
  readonly second: string;
  readonly count: number;
  readonly score: number;
  /** The pass that found it, counted from 1. */
  readonly pass: number;
}

/** The schema of a line of `phrases --json`. */
export const PHRASE_LINE: Schema<PhraseLine> = object({
  version: VERSION_FIELD,
  phrase: STRING,
  first: STRING,
  second: STRING,
  count: NUMBER,
  score: NUMBER,
  pass: COUNT,
});

/** A line that `generate --json` prints: a text. */
export interface GeneratedLine extends Versioned {
  readonly prompt: string;
  readonly seed: number;
  readonly text: string;
}

/** The schema of a line of `generate --json`. */
export const GENERATED_LINE: Schema<GeneratedLine> = object({
  version: VERSION_FIELD,
  prompt: STRING,
  seed: COUNT,
  text: STRING,
});

/** A line that `tag --json` prints: a sentence. */
export interface TaggedLine extends Versioned {
  readonly text?: string;
  readonly tokens: readonly TaggedToken[];
  /** With `--top`: what the model thinks of each column. */
  readonly columns?: readonly ColumnExplanation[];
}

/** A token with its labels. */
export interface TaggedToken {
  readonly text: string;
  /** Where it stands in the text, in UTF-16 units; absent where the input is no text. */
  readonly start?: number;
  readonly end?: number;
  /** By the columns' names. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The schema of a line of `tag --json`. */
export const TAGGED_LINE: Schema<TaggedLine> = object(
  {
    version: VERSION_FIELD,
    tokens: list(object({ text: STRING, labels: record(STRING) }, { start: COUNT, end: COUNT })),
  },
  {
    text: STRING,
    columns: COLUMN_EXPLANATIONS,
  },
);

/** A line that `morphs --json` prints: a text. */
export interface MorphemesLine extends Versioned, Partial<DocumentPlace> {
  readonly text: string;
  readonly eojeols: readonly AnalyzedEojeol[];
}

const PLACED = { form: STRING, start: COUNT, end: COUNT } as const;

const MORPHEMES = list(object({ ...PLACED, tag: STRING }));

/** The schema of a line of `morphs --json`. */
export const MORPHEMES_LINE: Schema<MorphemesLine> = object(
  {
    version: VERSION_FIELD,
    text: STRING,
    eojeols: list(
      object(
        { ...PLACED, morphemes: MORPHEMES },
        { analyses: list(object({ morphemes: MORPHEMES, probability: NUMBER })) },
      ),
    ),
  },
  PLACE_FIELDS,
);

/** A line that `translate --json` prints: a text. */
export interface TranslationLine extends Versioned {
  readonly text: string;
  /** The best first. */
  readonly translations: readonly Translation[];
}

/** The schema of a line of `translate --json`. */
export const TRANSLATION_LINE: Schema<TranslationLine> = object({
  version: VERSION_FIELD,
  text: STRING,
  translations: list(object({ text: STRING, score: NUMBER, logProbability: NUMBER })),
});
