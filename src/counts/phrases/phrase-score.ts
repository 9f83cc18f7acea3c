/** The measures of how strongly two words belong together. */
export type PhraseScoring = 'word2phrase' | 'npmi';

/** The names of the scorings. */
export const PHRASE_SCORINGS: readonly PhraseScoring[] = ['word2phrase', 'npmi'];

/** The counts of two words and of their pair. */
export interface PairCounts {
  /** The first word, anywhere. */
  readonly first: number;
  /** The second word, anywhere. */
  readonly second: number;
  /** The first, and the second right after it. */
  readonly pair: number;
  /** Words of the text. */
  readonly total: number;
}

/**
 * Computes how strongly two words belong together; a pair becomes a phrase above a threshold.
 *
 *     word2phrase:  (count(ab) − δ) / (count(a) count(b)) · total
 *     npmi:         ln(p(ab) / (p(a) p(b))) / −ln p(ab),   p(x) = count(x) / total
 *
 * The first is of Mikolov et al., "Distributed Representations of Words and Phrases" (2013), times the
 * number of words, as word2phrase.c has it: how many times more often than by chance. The second is of Bouma,
 * "Normalized (Pointwise) Mutual Information in Collocation Extraction" (2009), from −1 to 1: 0 by chance, 1
 * when the words never stand without each other.
 * @param discount δ, which keeps pairs of rare words out; only word2phrase's has it
 */
export function scorePhrase(scoring: PhraseScoring, counts: PairCounts, discount: number): number {
  const { first, second, pair, total } = counts;
  if (scoring === 'word2phrase') return ((pair - discount) / first / second) * total;
  const together = pair / total;
  // A text of nothing but the pair: −ln 1 is 0.
  if (together === 1) return 1;
  return Math.log(together / ((first / total) * (second / total))) / -Math.log(together);
}
