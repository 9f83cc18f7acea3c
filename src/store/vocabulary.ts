import type { JsonObject } from '../base/json.ts';
import { limitWords } from '../corpus/word-vocabulary.ts';
import { TermCounts } from '../counts/term-counts.ts';
import type { Vocabulary } from '../text/vocabulary/vocabulary.ts';
import { WordCounts } from '../text/vocabulary/word-counts.ts';
import { type Count, findCount } from './count.ts';
import { type CountedPart, countPart, type PartOptions, type PartText } from './count-part.ts';
import { type CountSums, checkParts } from './ledger.ts';
import type { StoreServer } from './server.ts';
import { quote } from './tab-separated.ts';
import { countDistinctTerms, readTermSums } from './term-sums.ts';
import { writeTerms } from './write-terms.ts';

/** Different words that a worker holds before it writes them: about 100 MB. */
const WORDS_AT_ONCE = 2 ** 20;

/**
 * Counts how often the words of a part of texts occur, and in how many documents each is.
 * @throws as every counting of a part does: UsageError for another count of the name, InputError for what cannot be read
 */
export function countVocabularyPart(
  server: StoreServer,
  texts: readonly PartText[],
  part: PartOptions,
): Promise<CountedPart> {
  return countPart(server, texts, part, {
    kind: 'vocabulary',
    count: (corpus, writer) =>
      writeTerms(corpus, writer, {
        phase: 'counting words',
        create: () => new TermCounts(),
        limit: WORDS_AT_ONCE,
        termsOf: (counts) => counts,
      }),
  });
}

/** Which words of a count are numbered; the same limits give the same numbers. */
export interface StoredLimits extends JsonObject {
  readonly minCount: number;
  /** The most words, the most frequent; null for all. */
  readonly maxVocabulary: number | null;
}

/**
 * Reads the words of a count that are frequent enough, by their numbers, as `countVocabulary` gives them for one text.
 * @throws InputError where there is no such count, it is not whole, or no word is left
 */
export async function readLimitedVocabulary(
  server: StoreServer,
  name: string,
  { minCount, maxVocabulary }: StoredLimits,
): Promise<{ readonly count: Count; readonly vocabulary: Vocabulary }> {
  const { count, counts } = await readVocabulary(server, name, { minCount });
  const vocabulary = limitWords(counts, name, {
    minCount,
    ...(maxVocabulary !== null && { maxVocabulary }),
  });
  return { count, vocabulary };
}

/** The words of a whole count. */
export interface StoredVocabulary extends CountSums {
  readonly count: Count;
  /** How often each word occurs, of those that occur often enough; `buildVocabulary` takes it. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many different words there are, rare ones among them. */
  readonly distinctWords: number;
}

/**
 * Reads the words of a count and how often each occurs, added up over its parts.
 * @param minCount the lowest count of a word that is read
 * @param always words that are read however rare they are
 * @throws InputError where there is no such count, or it is not whole
 */
export async function readVocabulary(
  server: StoreServer,
  name: string,
  {
    minCount = 1,
    always = [],
  }: { readonly minCount?: number; readonly always?: readonly string[] } = {},
): Promise<StoredVocabulary> {
  const count = await findCount(server, 'vocabulary', name);
  const sums = await checkParts(server, count);
  const kept = always.length === 0 ? '' : `OR term IN (${always.map(quote).join(', ')})`;
  const counts = new WordCounts();
  const where = `times >= ${Math.ceil(minCount)} ${kept}`;
  for await (const words of readTermSums(server, count, { under: '', where })) {
    for (const { term, total } of words) counts.append(term, total);
  }
  return { count, ...sums, counts, distinctWords: await countDistinctTerms(server, count) };
}
