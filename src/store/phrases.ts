import type { JsonObject } from '../base/json.ts';
import { runWithBreaks } from '../base/run-with-breaks.ts';
import type { TextCorpus } from '../corpus/text-corpus.ts';
import { joinTokens, splitTokens } from '../counts/ngram-names.ts';
import { scorePairs } from '../counts/phrases/learn-phrases.ts';
import type { CountedPair } from '../counts/phrases/pair-counter.ts';
import {
  type PhraseOptions,
  type PhraseSettings,
  phraseSettings,
} from '../counts/phrases/phrase-options.ts';
import { type Phrase, Phrases } from '../counts/phrases/phrases.ts';
import { TermCounts } from '../counts/term-counts.ts';
import { buildVocabulary } from '../text/vocabulary/build-vocabulary.ts';
import { WordCounts } from '../text/vocabulary/word-counts.ts';
import { findCount } from './count.ts';
import { type CountedPart, countPart, type PartOptions, type PartText } from './count-part.ts';
import { checkParts } from './ledger.ts';
import type { PartWriter } from './part-writer.ts';
import type { StoreServer } from './server.ts';
import { quote } from './tab-separated.ts';
import { fromRows, TERMS } from './tables.ts';
import { readTermSums } from './term-sums.ts';

/** Under which class words and pairs of words are counted. */
const WORDS = 'word';
const PAIRS = 'pair';

/** Different words and pairs that a worker holds before it writes them. */
const TERMS_AT_ONCE = 2 ** 20;

/**
 * Counts a part of texts for the first pass of which the store does not have it, and says what the part came to; once it
 * has the part for all passes, what the last one came to. A pass needs all parts of the one before.
 * @param options `limit` has no meaning here, since nothing is forgotten
 * @throws InputError where a pass before is not whole, and for what cannot be read
 * @throws UsageError for an option out of range, and another count of the name
 */
export async function countPhrasesPart(
  server: StoreServer,
  texts: readonly PartText[],
  part: PartOptions,
  options: PhraseOptions = {},
): Promise<CountedPart> {
  const { passes, settings } = splitSettings(options);
  for (let pass = 1; ; pass++) {
    const known = await readPasses(server, part.name, settings, pass - 1);
    const counted = await countPart(server, texts, part, {
      kind: `phrases of pass ${pass}`,
      settings: describePass(settings, pass),
      count: (corpus, writer) => writePhrases(corpus, writer, known),
    });
    if (!counted.wasThere || pass === passes) return counted;
  }
}

/**
 * Reads the phrases that a store has counted, as `learnPhrases` finds them in one text.
 * @throws InputError where a pass is not counted, or not whole
 */
export function readPhrases(
  server: StoreServer,
  name: string,
  options: PhraseOptions = {},
): Promise<Phrases> {
  const { passes, settings } = splitSettings(options);
  return readPasses(server, name, settings, passes);
}

function splitSettings(options: PhraseOptions): {
  readonly passes: number;
  readonly settings: PhraseSettings;
} {
  const { passes, limit: _limit, ...settings } = phraseSettings(options);
  return { passes, settings };
}

/**
 * Counts the words of a part and the pairs of neighboring words in its documents, and writes them.
 * @param known the phrases of the passes before, which are joined first
 * @returns the number of documents
 */
async function writePhrases(
  corpus: TextCorpus,
  writer: PartWriter,
  known: Phrases,
): Promise<number> {
  let [words, pairs] = [new TermCounts(), new TermCounts()];
  let documents = 0;
  const write = async (): Promise<void> => {
    for (const [kind, counts] of [[WORDS, words] as const, [PAIRS, pairs] as const]) {
      for (const { term, total } of counts) {
        // A promise a term would cost more than the term.
        const batch = writer.add([kind, term], total, [0, 0]);
        if (batch !== undefined) await batch;
      }
    }
    // Some of the words come again in the next batch.
    await writer.endBatch();
    [words, pairs] = [new TermCounts(), new TermCounts()];
  };
  for await (const read of corpus.words('counting pairs')) {
    const joined = known.join(read);
    for (const [i, word] of joined.entries()) {
      words.add(word);
      if (i > 0) pairs.add(joinTokens([joined[i - 1], word]));
    }
    documents++;
    if (words.size + pairs.size >= TERMS_AT_ONCE) await write();
  }
  await write();
  return documents;
}

/**
 * Reads the phrases of the first passes.
 * @param passes how many passes are read; fewer where one finds no phrase
 * @throws InputError where a pass is not counted, or not whole
 */
async function readPasses(
  server: StoreServer,
  name: string,
  settings: PhraseSettings,
  passes: number,
): Promise<Phrases> {
  let found = new Phrases(settings, []);
  for (let pass = 1; pass <= passes; pass++) {
    const phrases = await readPass(server, name, settings, pass);
    if (phrases.length === 0) break;
    found = new Phrases(settings, [...found.passes, phrases]);
  }
  return found;
}

/** What the counts of a pass depend on beside the texts: from the second on, on how phrases were chosen before. */
function describePass(settings: PhraseSettings, pass: number): JsonObject {
  return pass === 1 ? {} : { ...settings };
}

async function readPass(
  server: StoreServer,
  name: string,
  settings: PhraseSettings,
  pass: number,
): Promise<Phrase[]> {
  const count = await findCount(server, `phrases of pass ${pass}`, name);
  await checkParts(server, count);
  const { minCount } = settings;
  const where = `times >= ${minCount}`;
  const counts = new WordCounts();
  for await (const words of readTermSums(server, count, { under: WORDS, where })) {
    for (const { term, total } of words) counts.append(term, total);
  }
  let total = 0;
  for await (const [[words]] of server.query(
    `SELECT sum(total) ${fromRows(server, TERMS, count)} AND class = ${quote(WORDS)}`,
  )) {
    total = Number(words);
  }
  const vocabulary = buildVocabulary(counts, { minCount });
  const pairs: CountedPair[] = [];
  for await (const some of readTermSums(server, count, { under: PAIRS, where })) {
    for (const { term, total: times } of some) {
      const [first, second] = splitTokens(term).map((word) => vocabulary.idOf(word));
      if (first >= 0 && second >= 0) pairs.push({ first, second, count: times });
    }
  }
  return runWithBreaks(scorePairs(pairs, vocabulary, total, settings));
}
