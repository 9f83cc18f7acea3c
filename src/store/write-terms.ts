import { countTerms, type TermCounter, type TermCounting } from '../corpus/count-terms.ts';
import type { TextCorpus } from '../corpus/text-corpus.ts';
import type { TermCount } from '../counts/term-counts.ts';
import type { PartWriter } from './part-writer.ts';

/** How terms are counted and written. */
export interface TermWriting<Counts extends TermCounter>
  extends Omit<TermCounting<Counts>, 'onFull'> {
  /** Lists what a counter has. */
  readonly termsOf: (counts: Counts) => Iterable<TermCount>;
}

/**
 * Counts the terms of a part and in how many documents each is, and writes them: a batch whenever a counter is full, so
 * that its limit decides where batches end, and all workers must agree on it.
 * @returns the number of documents
 */
export async function writeTerms<Counts extends TermCounter>(
  corpus: TextCorpus,
  writer: PartWriter,
  { termsOf, ...counting }: TermWriting<Counts>,
): Promise<number> {
  const write = (counts: Counts): Promise<void> => writer.addTerms(termsOf(counts));
  const { last, documents } = await countTerms(corpus, { ...counting, onFull: write });
  await write(last);
  return documents;
}
