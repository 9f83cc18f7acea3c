import type { Token, TokenizerDescription } from '../tokenizer.ts';
import type { UnitKind } from './unit-kinds.ts';
import type { UnitTokenizer } from './unit-tokenizer.ts';

/** Visits the tokens of a text in order, by where each begins and ends. */
export type SegmentWalk = (text: string, visit: (start: number, end: number) => void) => void;

/**
 * Makes a tokenizer whose tokens are slices of the text.
 * @param walk finds the tokens
 * @param join makes a text from tokens
 */
export function createSegmentTokenizer<Kind extends UnitKind>(
  description: TokenizerDescription & { readonly kind: Kind },
  walk: SegmentWalk,
  join: UnitTokenizer['join'],
): UnitTokenizer {
  return {
    kind: description.kind,
    description,
    join,
    tokenize(text) {
      const tokens: Token[] = [];
      walk(text, (start, end) => {
        tokens.push({ text: text.slice(start, end), start, end });
      });
      return tokens;
    },
    words(text) {
      const words: string[] = [];
      walk(text, (start, end) => {
        words.push(text.slice(start, end));
      });
      return words;
    },
  };
}
