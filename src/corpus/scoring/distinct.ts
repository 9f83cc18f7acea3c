import { countNgrams, splitAtSpaces } from './scored-translation.ts';

/**
 * Computes how varied texts are: the share of their n-grams of words that differ (Li et al. 2016, distinct-n). A model of
 * dialogue that always gives the same answer has a share near 0.
 * @returns 0 for texts that have no n-grams
 */
export function distinctShare(texts: readonly string[], order: number): number {
  const seen = new Set<string>();
  let total = 0;
  for (const text of texts) {
    for (const [ngram, count] of countNgrams(splitAtSpaces(text), order)) {
      seen.add(ngram);
      total += count;
    }
  }
  return total === 0 ? 0 : seen.size / total;
}
