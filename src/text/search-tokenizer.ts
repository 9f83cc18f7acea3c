import type { Stemmer } from './stemmer.ts';

/**
 * Cuts a text into the terms under which a search engine is to find it. MiniSearch takes it as its option `tokenize`;
 * `toOramaTokenizer` and `toLunrStep` make of it what those take. Texts and queries must be cut by the same one.
 */
export type SearchTokenizer = (text: string) => string[];

/** Letters, their marks, and digits. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Makes a tokenizer for search engines that cuts texts into words and takes their stems, in lower case. */
export function createStemSearchTokenizer({ stem }: Pick<Stemmer, 'stem'>): SearchTokenizer {
  return (text) =>
    (text.normalize('NFC').match(WORD) ?? []).map((word) => stem(word.toLowerCase()));
}

/** The component `tokenizer` of an Orama database. */
export interface OramaTokenizer {
  readonly language: string;
  /** Orama's own tokenizer keeps what it normalized here; this one keeps nothing. */
  readonly normalizationCache: Map<string, string>;
  readonly tokenize: SearchTokenizer;
}

/** Makes the component `tokenizer` of an Orama database, which leaves repeated terms out as Orama's own does. */
export function toOramaTokenizer(tokenize: SearchTokenizer): OramaTokenizer {
  return {
    ...{ language: 'korean', normalizationCache: new Map() },
    tokenize: (text) => [...new Set(tokenize(text))],
  };
}

/** What lunr hands from step to step of its pipelines: a token with its place in the document. */
export interface LunrToken {
  toString(): string;
  clone(change: (text: string) => string): LunrToken;
}

/**
 * Makes a step of lunr's pipelines, which cuts each word that lunr found. It goes into both, in place of lunr's English
 * steps, whose trimmer takes Hangul away: `this.pipeline.reset(); this.pipeline.add(step)`, and `searchPipeline` alike.
 */
export function toLunrStep(tokenize: SearchTokenizer): (token: LunrToken) => LunrToken[] {
  return (token) => tokenize(token.toString()).map((term) => token.clone(() => term));
}
