import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { LONGEST_PIECE } from './pieces.ts';

/** Tokens for the 256 bytes come first in every model. */
export const BYTE_TOKENS = 256;

/**
 * A trained byte-pair encoding (Sennrich, Haddow & Birch, "Neural Machine Translation of Rare Words
 * with Subword Units", 2016): its letters and, in order, the pairs of tokens that were merged.
 * Tokens are numbered in this order: the 256 bytes, the alphabet, the merged tokens.
 */
export interface BpeModel {
  /** The code points that are tokens of their own; all others are written as their UTF-8 bytes. */
  readonly alphabet: readonly string[];
  /** The two tokens that each merged token is made of: left, right, left, right, … */
  readonly merges: Uint32Array;
  /** Every token's text; a byte's is written `<0xE2>`. */
  readonly tokens: readonly string[];
}

/**
 * Makes a model from its alphabet and merges.
 * @throws InputError when a merge names a token that does not exist before it, or a byte, or makes too long a token
 */
export function createBpeModel(alphabet: readonly string[], merges: Uint32Array): BpeModel {
  const tokens: string[] = [];
  for (let byte = 0; byte < BYTE_TOKENS; byte++) {
    tokens.push(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
  }
  for (const letter of alphabet) {
    if ([...letter].length !== 1) {
      throw new InputError(
        sentence(
          'text/not-a-letter',
        )`The alphabet holds "${{ letter }}", which is not one character.`,
      );
    }
    tokens.push(letter);
  }
  for (let at = 0; at < merges.length; at += 2) {
    const left = merges[at] ?? 0;
    const right = merges[at + 1] ?? 0;
    const least = Math.min(left, right);
    if (at + 1 === merges.length || least < BYTE_TOKENS || Math.max(left, right) >= tokens.length) {
      throw new InputError(
        sentence(
          'text/impossible-merge',
        )`Merge ${{ number: at / 2 + 1 }} joins tokens that do not exist before it.`,
      );
    }
    const token = `${tokens[left]}${tokens[right]}`;
    if (token.length > LONGEST_PIECE) {
      throw new InputError(
        sentence(
          'text/long-merge',
        )`Merge ${{ number: at / 2 + 1 }} makes a token of ${{ length: token.length }} characters; no piece of a text that merges work on is longer than ${{ longest: LONGEST_PIECE }}.`,
      );
    }
    tokens.push(token);
  }
  return { alphabet, merges, tokens };
}
