import type { JsonObject } from '../base/json.ts';

/**
 * What the vectorisers need of a tokeniser or of a whole text pipeline: a text's tokens, and a
 * description from which the same one can be made again (a model file keeps it).
 */
export interface Analyzer {
  readonly description: JsonObject;
  /** The tokens of a text, in order. */
  words(text: string): string[];
  /**
   * Whether the tokens are all the grapheme clusters of `normalize(text)`, spaces too. Counting
   * then reads most texts' characters without making a string of each.
   */
  readonly cutsIntoCharacters?: boolean;
  /** The text as it is before it is cut, where the analyser changes it (case, spaces, digits). */
  normalize?(text: string): string;
}
