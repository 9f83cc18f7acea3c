import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import type { TokenizerDescription } from '../text/tokenizer.ts';
import { createTokenizer } from '../text/units/create-tokenizer.ts';

/** The tokenizers that raw text may be cut by, those that come first where they do equally well. */
const CANDIDATES: readonly TokenizerDescription[] = [
  { kind: 'whitespace' },
  { kind: 'words', punctuation: true },
  { kind: 'graphemes' },
];

/** How many sentences are looked at. */
const LOOKED_AT = 2000;

/**
 * Chooses the tokenizer that cuts the sentences' texts most like their tokens, so that raw text is cut as the tagger was
 * trained; white space where no sentence has its text.
 */
export function chooseTokenizer(sentences: readonly TaggedSentence[]): TokenizerDescription {
  const looked = sentences.slice(0, LOOKED_AT);
  const scores = CANDIDATES.map((description) => {
    const tokenizer = createTokenizer(description);
    return looked.reduce((sum, { text, tokens }) => {
      if (text === undefined) return sum;
      return sum + sharedTokens(tokenizer.words(text), tokens);
    }, 0);
  });
  return CANDIDATES[scores.indexOf(Math.max(...scores))];
}

/** Counts the tokens that two cuts of one text share: same place among the characters, same text. */
function sharedTokens(found: readonly string[], right: readonly string[]): number {
  const places = new Set(placesOf(right));
  // A cut that shares little because it is finer finds many tokens: those that are wrong count against it.
  const shared = placesOf(found).filter((place) => places.has(place)).length;
  return (2 * shared) / (found.length + right.length);
}

function placesOf(tokens: readonly string[]): string[] {
  let at = 0;
  return tokens.map((token) => {
    const text = token.replace(/\s/g, '');
    const place = `${at} ${text}`;
    at += text.length;
    return place;
  });
}
