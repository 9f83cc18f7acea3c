import type { Token, Tokenizer, TokenizerDescription } from '../tokenizer.ts';

/** A walk over a text that says where each token begins and ends, in the text's order. */
export type SegmentWalk = (text: string, visit: (start: number, end: number) => void) => void;

/** Makes a tokeniser whose tokens are slices of the text, from the walk that finds them. */
export function createSegmentTokenizer(
  description: TokenizerDescription,
  walk: SegmentWalk,
): Tokenizer {
  return {
    description,
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
