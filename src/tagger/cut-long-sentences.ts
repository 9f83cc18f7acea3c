import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';

/** The most tokens that are read at once, so that the memory of a sentence has a bound. */
export const MOST_TOKENS = 512;

/** Cuts training sentences that are longer than what is read at once. */
export function cutLongSentences(sentences: readonly TaggedSentence[]): TaggedSentence[] {
  return sentences.flatMap((tagged) => {
    const { tokens, columns } = tagged;
    if (tokens.length <= MOST_TOKENS) return [tagged];
    const starts = Array.from(
      { length: Math.ceil(tokens.length / MOST_TOKENS) },
      (_, i) => i * MOST_TOKENS,
    );
    return starts.map((start) => ({
      tokens: tokens.slice(start, start + MOST_TOKENS),
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, labels]) => [
          name,
          labels.slice(start, start + MOST_TOKENS),
        ]),
      ),
    }));
  });
}
