/**
 * What a language model predicts one of at each step:
 * `characters` (code points), `graphemes` (what a reader calls a character), `jamo` (the letters of
 * Hangul; everything else by code points), `words` (between white space, and the ends of lines),
 * or `bpe` (learned subwords).
 */
export type UnitKind = 'characters' | 'graphemes' | 'jamo' | 'words' | 'bpe';

/** The kinds, for checking what users give. */
export const UNIT_KINDS: readonly UnitKind[] = ['characters', 'graphemes', 'jamo', 'words', 'bpe'];

/** From a text to the numbers that a language model reads, and back. */
export interface LanguageUnits {
  readonly kind: UnitKind;
  /** How many different units there are. */
  readonly size: number;
  /**
   * The numbers of a text's units.
   * @throws InputError naming units that the training text did not have
   */
  encode(text: string): Int32Array;
  /** The text of units' numbers: jamo come back as syllables, words with spaces between them. */
  decode(ids: ArrayLike<number>): string;
  /** One unit as it stands in the vocabulary. */
  text(id: number): string;
}
