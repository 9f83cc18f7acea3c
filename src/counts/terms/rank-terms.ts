import { byFrequency, type SortedTerms } from './sorted-terms.ts';
import { TermBlock } from './term-block.ts';
import { TermSorter, type TermWork } from './term-sorter.ts';

/** Terms from the most to the least frequent, equally frequent ones in the order of their code points. */
export interface RankedTerms {
  /** How many were chosen among. */
  readonly distinct: number;
  /** How many there are. */
  readonly size: number;
  /** Reads them in order; may be called again. */
  read(): SortedTerms;
}

/** Which terms are kept, by what the two counts of a term must be. */
export interface TermLimits {
  readonly minCount: number;
  /** Documents. */
  readonly fewest: number;
  readonly most: number;
}

/**
 * Chooses among terms, each of which comes once, and ranks them; those that do not fit in memory lie in scratch files
 * meanwhile.
 */
export async function rankTerms(
  terms: AsyncIterable<TermBlock> | Iterable<TermBlock>,
  { minCount, fewest, most }: TermLimits,
  work: TermWork,
): Promise<RankedTerms> {
  const sorter = new TermSorter(byFrequency, work);
  let held = new TermBlock();
  let [distinct, size] = [0, 0];
  for await (const block of terms) {
    distinct += block.size;
    for (let i = 0; i < block.size; i++) {
      const documents = block.documents(i);
      if (block.total(i) < minCount || documents < fewest || documents > most) continue;
      held.append(block, i);
      size++;
      if (held.byteLength < work.memoryLimitBytes) continue;
      await sorter.spill(held);
      held = new TermBlock();
    }
  }
  return { distinct, size, read: () => sorter.sorted(held) };
}
