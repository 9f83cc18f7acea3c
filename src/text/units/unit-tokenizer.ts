import type { Tokenizer } from '../tokenizer.ts';
import type { UnitKind } from './unit-kinds.ts';

/** A tokenizer of the list: one way to cut texts, and the way back. */
export interface UnitTokenizer extends Tokenizer {
  readonly kind: UnitKind;
  /**
   * Makes a text of tokens' texts: the source itself where the kind is lossless (see `UNIT_KINDS`), and with
   * one space between two tokens where spaces are no tokens.
   */
  join(tokens: readonly string[]): string;
}

/** Joins tokens that cover all of a text. */
export const joinPlainly = (tokens: readonly string[]): string => tokens.join('');

/** Joins tokens between which white space stood, or other text. */
export const joinWithSpaces = (tokens: readonly string[]): string => tokens.join(' ');
