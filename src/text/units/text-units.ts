import type { SpecialNumbers } from './special-tokens.ts';
import type { UnitKind } from './unit-kinds.ts';

/**
 * Numbers a text's units for a model, and makes text of numbers again. Special tokens have the first numbers; no
 * text has them among its own, but for the unknown token.
 */
export interface TextUnits {
  readonly kind: UnitKind;
  /** How many different units there are, special tokens among them. */
  readonly size: number;
  /** The numbers of the special tokens. */
  readonly special: SpecialNumbers;
  /**
   * The numbers of a text's units. Units that the vocabulary does not have, and words that spell a special token,
   * are the unknown token.
   * @throws InputError naming units that are unknown, where there is no unknown token
   */
  encode(text: string): Int32Array;
  /** The text of units' numbers. Special tokens have none, but for the unknown token. */
  decode(ids: ArrayLike<number>): string;
  /** One unit as it stands in the vocabulary. */
  text(id: number): string;
}
