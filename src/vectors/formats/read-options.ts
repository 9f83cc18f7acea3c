import type { LongWork } from '../../base/progress.ts';
import type { WordVectors } from '../word-vectors.ts';

/** Options for reading a file of word vectors. */
export interface ReadVectorsOptions extends LongWork {
  /** The file as the user named it, for errors. */
  readonly name: string;
  /** Read this many words from the start, the most frequent in most files; all by default. */
  readonly limit?: number;
  /** Words that are not UTF-8 are an `error` that names the place (default), or have their bad bytes replaced (U+FFFD). */
  readonly invalidUtf8?: 'error' | 'replace';
  /** Length of the file in bytes, where it is known: lets the memory be taken at once, and a forged header be refused. */
  readonly byteLength?: number;
}

/** The vectors that were read. */
export interface ReadVectors {
  readonly vectors: WordVectors;
  /** Rows left out because their word had come before. */
  readonly duplicates: number;
}
