import type { JsonObject } from '../base/json.ts';

/** A piece of a text. */
export interface Token {
  /** The token itself: the slice of the source, except where a tokenizer decomposes it (jamo). */
  readonly text: string;
  /** Where its source begins, in UTF-16 units. */
  readonly start: number;
  /** Where its source ends, in UTF-16 units, exclusive. */
  readonly end: number;
}

/**
 * Visits the tokens of a text in UTF-8, bytes `start` to `end` of an array, by where each begins and ends.
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
  /** The description from which `createTokenizer` makes the same tokenizer; model files keep it. */
  readonly description: TokenizerDescription;
  /** Returns the tokens with their offsets, in the order of the text. */
  tokenize(text: string): Token[];
  /** Returns the tokens' texts without offsets: the fast path of counting. */
  words(text: string): string[];
  /** Present where the text need not be decoded to be cut: the fastest path of counting, which creates no strings. */
  readonly walkUtf8?: Utf8Walk;
}

/** A tokenizer as JSON: its kind and its options. */
export interface TokenizerDescription extends JsonObject {
  readonly kind: string;
}
