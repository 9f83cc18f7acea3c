import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { explainTags, type Tagger } from '../tagger/index.ts';
import type { TaggedLine, TaggedToken } from './json/texts.ts';

/**
 * Turns a tagged sentence into what JSON shows of it.
 * @param top how many of the likeliest labels of each token, and labelings of the sentence, are listed; default none
 */
export function toTaggedLine(
  model: Tagger,
  tagged: TaggedSentence,
  top?: number,
): Omit<TaggedLine, 'version'> {
  const { text } = tagged;
  return {
    ...(text !== undefined && { text }),
    tokens: tokensOf(
      tagged,
      model.lexicon.columns.map(({ name }) => name),
    ),
    ...(top !== undefined && { columns: explainTags(model, tagged, top) }),
  };
}

/** Pairs the tokens with their labels, and their places in the text: where each is found after the one before. */
function tokensOf(
  { tokens, columns, text }: TaggedSentence,
  names: readonly string[],
): TaggedToken[] {
  let at = 0;
  return tokens.map((token, i) => {
    const start = text?.indexOf(token, at) ?? -1;
    if (start >= 0) at = start + token.length;
    return {
      text: token,
      ...(start >= 0 && { start, end: at }),
      labels: Object.fromEntries(names.map((name) => [name, columns[name][i]])),
    };
  });
}
