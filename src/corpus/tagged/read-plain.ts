import type { Line } from '../../io/lines.ts';
import type { Tokenizer } from '../../text/tokenizer.ts';
import type { TaggedSentence } from './tagged-sentence.ts';

/**
 * Cuts plain text into sentences without columns: each line is one, empty lines are left out.
 * @param tokenizer what cuts a line into tokens
 */
export async function* readPlainSentences(
  batches: AsyncIterable<readonly Line[]>,
  tokenizer: Tokenizer,
): AsyncGenerator<TaggedSentence, void, undefined> {
  for await (const batch of batches) {
    for (const { text, number } of batch) {
      const tagged = tokenizeSentence(text, tokenizer);
      const { length } = tagged.tokens;
      if (length > 0) yield { ...tagged, lines: Array<number>(length).fill(number) };
    }
  }
}

/** Cuts a text into the tokens of one sentence, and notes where white space follows. */
export function tokenizeSentence(text: string, tokenizer: Tokenizer): TaggedSentence {
  const tokens = tokenizer.tokenize(text);
  return {
    tokens: tokens.map((token) => token.text),
    columns: {},
    spaceAfter: tokens.map(({ end }) => end === text.length || /^\s/.test(text.slice(end))),
    text,
  };
}
