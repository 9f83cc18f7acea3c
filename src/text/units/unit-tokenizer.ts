import type { Tokenizer } from '../tokenizer.ts';
import type { UnitKind } from './unit-kinds.ts';

/** A tokenizer of one of the listed kinds, which can also join its tokens. */
export interface UnitTokenizer extends Tokenizer {
  readonly kind: UnitKind;
  /**
   * Joins the texts of tokens: to the source itself where the kind is lossless (see `UNIT_KINDS`), and with one
   * space between two tokens where spaces are no tokens.
   */
  join(tokens: readonly string[]): string;
}

/** Joins tokens that cover all of a text. */
export const joinPlainly = (tokens: readonly string[]): string => tokens.join('');

/** Joins tokens that white space or other text separated. */
export const joinWithSpaces = (tokens: readonly string[]): string => tokens.join(' ');
