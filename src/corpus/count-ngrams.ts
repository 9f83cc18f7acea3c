import { type CountedNgrams, selectNgrams } from '../counts/counted-ngrams.ts';
import { type NgramCountOptions, ngramCountSettings } from '../counts/ngram-count-options.ts';
import { NgramCounts } from '../counts/ngram-counts.ts';
import { byText } from '../counts/terms/sorted-terms.ts';
import { TermSorter } from '../counts/terms/term-sorter.ts';
import { countTerms } from './count-terms.ts';
import type { TextCorpus } from './text-corpus.ts';

/** Memory of an n-gram while it is counted and sorted, in bytes: about 100 of words and pairs, more while arrays grow. */
export const NGRAM_BYTES = 128;

/**
 * Counts how often the n-grams of a text occur, and in how many documents, exactly, in bounded memory.
 * @throws InputError where memory is full and there is no scratch
 * @throws UsageError when an option is out of range
 */
export async function countNgrams(
  corpus: TextCorpus,
  options: NgramCountOptions = {},
): Promise<CountedNgrams> {
  const { ngramRange, limits, work } = ngramCountSettings(options);
  const interruptible = { ...corpus.interruptions, ...work };
  const sorter = new TermSorter(byText, interruptible);
  const { last, documents } = await countTerms(corpus, {
    phase: 'counting n-grams',
    create: () => new NgramCounts(ngramRange),
    limit: work.memoryLimitBytes / NGRAM_BYTES,
    onFull: (counts) => sorter.spill(counts.toTerms()),
  });
  const rest = last.toTerms();
  // What was never spilled has each n-gram once, and need not be sorted to be added up.
  const terms = sorter.runs === 0 ? [rest] : sorter.sorted(rest);
  return selectNgrams(terms, documents, limits, interruptible);
}
