import { documentLimits } from './feature-selection.ts';
import type { NgramLimitSettings } from './ngram-count-options.ts';
import { splitTokens } from './ngram-names.ts';
import { rankTerms } from './terms/rank-terms.ts';
import type { TermBlock } from './terms/term-block.ts';
import type { TermWork } from './terms/term-sorter.ts';

/** An n-gram, how often it occurs, and in how many documents. */
export interface NgramCount {
  readonly tokens: readonly string[];
  readonly count: number;
  readonly documents: number;
}

/** The n-grams of texts. */
export interface CountedNgrams {
  /** How many documents were counted. */
  readonly documents: number;
  /** How many different n-grams they have, those that the limits leave out among them. */
  readonly distinctNgrams: number;
  /** How many the limits leave. */
  readonly size: number;
  /**
   * Reads those in batches, from the most to the least frequent, equally frequent ones in the order of their tokens' code
   * points.
   */
  read(): AsyncGenerator<readonly NgramCount[], void, undefined>;
}

/**
 * Chooses and ranks counted n-grams.
 * @param terms n-grams as `joinTokens` names them, each once
 * @throws InputError where the limits leave none of any text
 */
export async function selectNgrams(
  terms: AsyncIterable<TermBlock> | Iterable<TermBlock>,
  documents: number,
  limits: NgramLimitSettings,
  work: TermWork,
): Promise<CountedNgrams> {
  const { minCount, maxSize } = limits;
  const bounds = { minCount, ...documentLimits(limits, documents) };
  const ranked = await rankTerms(terms, bounds, work);
  const size = Math.min(ranked.size, maxSize);
  return {
    documents,
    distinctNgrams: ranked.distinct,
    size,
    async *read() {
      let left = size;
      for await (const block of ranked.read()) {
        const some = Array.from({ length: Math.min(left, block.size) }, (_, i) => {
          const { term, total, documents: having } = block.at(i);
          return { tokens: splitTokens(term), count: total, documents: having };
        });
        yield some;
        left -= some.length;
        if (left === 0) return;
      }
    },
  };
}
