import type { UnicodeForm } from '../normalization/text-steps.ts';
import type { SpecialNumbers } from './special-tokens.ts';
import type { UnitKind } from './unit-kinds.ts';

/**
 * Encodes texts as the numbers of their units, and decodes numbers as text. Special tokens have the first numbers;
 * of these, an encoded text has only the unknown token.
 */
export interface TextUnits {
  readonly kind: UnitKind;
  /** The normalization form of Unicode that texts are put in before they are cut; absent where they stay as they are. */
  readonly form?: UnicodeForm;
  /** The number of distinct units, including special tokens. */
  readonly size: number;
  /** The numbers of the special tokens. */
  readonly special: SpecialNumbers;
  /**
   * Encodes a text. Units outside the vocabulary, and words that spell a special token, become the unknown token.
   * @throws InputError naming the unknown units, where there is no unknown token
   */
  encode(text: string): Int32Array;
  /** Decodes numbers. Special tokens have no text, except for the unknown token. */
  decode(ids: ArrayLike<number>): string;
  /** Returns the text of one unit in the vocabulary. */
  text(id: number): string;
}
