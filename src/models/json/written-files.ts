import { COUNT, choice, NUMBER, object, type Schema, STRING } from '../../base/schema.ts';
import { WRITTEN, type Written } from './written.ts';

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

/** What `vocab --ngrams -o --json` prints. */
export interface NgramsWritten extends Written {
  readonly ngramCount: number;
  /** With those that are left out. */
  readonly distinctNgrams: number;
  /** How many documents were counted. */
  readonly documents: number;
}

/** The schema of `vocab --ngrams -o --json`. */
export const NGRAMS_WRITTEN: Schema<NgramsWritten> = object({
  ...WRITTEN,
  ngramCount: COUNT,
  distinctNgrams: COUNT,
  documents: COUNT,
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

/** What `project --json` prints. */
export interface VectorsWritten extends Written {
  readonly vocabularySize: number;
  /** Numbers in a vector; of a map 2. */
  readonly dimensions: number;
  /** The format, or how the map was made. */
  readonly format: string;
}

const VECTORS = { ...WRITTEN, vocabularySize: COUNT, dimensions: COUNT, format: STRING };

/** The schema of `project --json`. */
export const VECTORS_WRITTEN: Schema<VectorsWritten> = object(VECTORS);

/** What `convert --json` prints of word vectors. */
export interface VectorsConverted extends VectorsWritten {
  /** Of a format for a database: the shell's commands that load the file. */
  readonly load?: string;
}

/** The schema of `convert --json` of word vectors. */
export const VECTORS_CONVERTED: Schema<VectorsConverted> = object(VECTORS, { load: STRING });
