import type { JsonObject } from '../base/json.ts';

/** A piece of a text. */
export interface Token {
  /** The token itself: the slice of the source, except where a tokeniser takes it apart (jamo). */
  readonly text: string;
  /** Where its source begins, in UTF-16 units. */
  readonly start: number;
  /** Where its source ends, in UTF-16 units, exclusive. */
  readonly end: number;
}

/**
 * A walk over a text in UTF-8, bytes `start` to `end` of an array, that says where each token begins and ends.
 */
export type Utf8Walk = (
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (bytes: Uint8Array, start: number, end: number) => void,
) => void;

/**
 * Cuts texts into tokens. Joining the tokens and the gaps between them gives back the text;
 * tokens that share a source span (jamo of one syllable) stand for it together.
 */
export interface Tokenizer {
  /** What `createTokenizer` needs to make the same one again; kept in model files. */
  readonly description: TokenizerDescription;
  /** The tokens with their offsets, in the order of the text. */
  tokenize(text: string): Token[];
  /** The tokens' texts alone: the fast path of counting. */
  words(text: string): string[];
  /** Where the text need not be decoded to be cut: the fastest path of counting, which makes no string. */
  readonly walkUtf8?: Utf8Walk;
}

/** A tokeniser as JSON: its kind and its options. */
export interface TokenizerDescription extends JsonObject {
  readonly kind: string;
}
