import {
  CooccurrenceCounter,
  type CooccurrenceOptions,
} from '../counts/co-occurrence/co-occurrence-counter.ts';
import type { Vocabulary } from '../text/vocabulary/vocabulary.ts';
import { SENTENCE_END } from './encoded-text.ts';
import type { TextCorpus } from './text-corpus.ts';
import { countVocabulary, type WordLimits } from './word-vocabulary.ts';

/** The vocabulary and the counter of a text; `counter.finish()` gives the counts. */
export interface CountedCorpus {
  readonly vocabulary: Vocabulary;
  readonly counter: CooccurrenceCounter;
}

/**
 * Counts how often words occur within a window of each other in a text: one pass for the vocabulary, one for the
 * pairs.
 * @throws InputError for a text that cannot be read twice, or when no word is left
 */
export async function countCooccurrences(
  corpus: TextCorpus,
  options: WordLimits & CooccurrenceOptions,
): Promise<CountedCorpus> {
  corpus.requireRereading();
  const vocabulary = await countVocabulary(corpus, options);
  const { minCount, maxVocabulary, ...counting } = options;
  return { vocabulary, counter: await countNeighbors(corpus, vocabulary, counting) };
}

/**
 * Counts how often the words of a vocabulary occur within a window of each other in a text.
 * @param onDocument called for each document
 */
export async function countNeighbors(
  corpus: TextCorpus,
  vocabulary: Vocabulary,
  options: CooccurrenceOptions,
  onDocument?: () => void,
): Promise<CooccurrenceCounter> {
  const counter = new CooccurrenceCounter(vocabulary.size, { ...corpus.interruptions, ...options });
  for await (const ids of corpus.ids(vocabulary, 'counting neighbors')) {
    for (let start = 0; start < ids.length; ) {
      const end = ids.indexOf(SENTENCE_END, start);
      await counter.add(ids.subarray(start, end));
      start = end + 1;
      onDocument?.();
    }
  }
  return counter;
}
