import type { JsonObject } from '../base/json.ts';
import { type CountedNgrams, selectNgrams } from '../counts/counted-ngrams.ts';
import { documentLimits } from '../counts/feature-selection.ts';
import { type NgramCountOptions, ngramCountSettings } from '../counts/ngram-count-options.ts';
import { NgramCounts } from '../counts/ngram-counts.ts';
import type { NgramRange } from '../counts/ngram-settings.ts';
import { TermBlock } from '../counts/terms/term-block.ts';
import { createTextPipelineFrom, type TextPipeline } from '../text/pipeline.ts';
import { type Count, findCount, otherFeatures } from './count.ts';
import { type CountedPart, countPart, type PartOptions, type PartText } from './count-part.ts';
import { checkParts } from './ledger.ts';
import type { StoreServer } from './server.ts';
import { countDistinctTerms, readTermSums } from './term-sums.ts';
import { writeTerms } from './write-terms.ts';

/** Different n-grams that a worker holds before it writes them: about 130 MB. It decides where batches end. */
const NGRAMS_AT_ONCE = 2 ** 20;

/** What n-grams depend on beside the texts; kept in the count's description. */
export interface NgramSettings extends JsonObject {
  readonly ngramRange: NgramRange;
}

/**
 * Counts how often the n-grams of a part of texts occur, and in how many documents each is.
 * @throws UsageError for a range that is none, and for another count of the name
 * @throws InputError for what cannot be read
 */
export function countNgramsPart(
  server: StoreServer,
  texts: readonly PartText[],
  part: PartOptions,
  options: Pick<NgramCountOptions, 'ngramRange'> = {},
): Promise<CountedPart> {
  const settings: NgramSettings = { ngramRange: ngramCountSettings(options).ngramRange };
  return countPart(server, texts, part, {
    ...{ kind: 'n-grams', settings },
    count: (corpus, writer) =>
      writeTerms(corpus, writer, {
        phase: 'counting n-grams',
        create: () => new NgramCounts(settings.ngramRange),
        limit: NGRAMS_AT_ONCE,
        termsOf: (counts) => counts.toTerms(),
      }),
  });
}

/** The n-grams of a whole count, and what cut its texts into their tokens. */
export interface StoredNgrams extends CountedNgrams {
  readonly analyzer: TextPipeline;
}

/**
 * Reads the n-grams of a count and their documents, added up over its parts, as `countNgrams` counts them in one text.
 * @param options which n-grams are read, and how much memory they may take meanwhile
 * @throws InputError where there is no such count, it is not whole, or the limits leave no n-gram of any text
 * @throws UsageError where other n-grams are asked for than were counted
 */
export async function readNgrams(
  server: StoreServer,
  name: string,
  options: NgramCountOptions = {},
): Promise<StoredNgrams> {
  const { limits, work } = ngramCountSettings(options);
  const count = await findCount(server, 'n-grams', name);
  const { ngramRange, analyzer } = count.settings as NgramSettings & {
    readonly analyzer: JsonObject;
  };
  const asked = options.ngramRange ?? ngramRange;
  if (asked.join() !== ngramRange.join()) throw otherFeatures(name, ['ngramRange']);
  const { documents } = await checkParts(server, count);
  const { fewest, most } = documentLimits(limits, documents);
  const where = `times >= ${Math.ceil(limits.minCount)}
    AND found_in >= ${Math.ceil(fewest)} AND found_in <= ${Math.floor(most)}`;
  const ngrams = await selectNgrams(readBlocks(server, count, where), documents, limits, work);
  const distinctNgrams = await countDistinctTerms(server, count);
  return { ...ngrams, distinctNgrams, analyzer: createTextPipelineFrom(analyzer) };
}

async function* readBlocks(
  server: StoreServer,
  count: Count,
  where: string,
): AsyncGenerator<TermBlock> {
  for await (const terms of readTermSums(server, count, { under: '', where })) {
    const block = new TermBlock();
    for (const { term, total, documents } of terms) block.add(term, total, documents);
    yield block;
  }
}
