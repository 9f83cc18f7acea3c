import { InputError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import type { OptionTable } from '../base/option-table.ts';
import { sentence } from '../base/sentence.ts';
import { buildVocabulary } from '../text/vocabulary/build-vocabulary.ts';
import type { Vocabulary } from '../text/vocabulary/vocabulary.ts';
import { WordCounter } from '../text/vocabulary/word-counter.ts';
import type { TextCorpus } from './text-corpus.ts';

/** Which words of a text enter the vocabulary. */
export interface WordLimits {
  /** How often a word must occur. */
  readonly minCount: number;
  /** The most words, the most frequent; default no limit. */
  readonly maxVocabulary?: number;
}

/** The default of how often a word must occur to get a vector, as in word2vec and GloVe. */
export const MIN_COUNT = 5;

/** The range of each limit. */
export const WORD_LIMITS: OptionTable<WordLimits, 'minCount'> = {
  minCount: { kind: 'whole', least: 1, unit: 'times', default: MIN_COUNT },
  maxVocabulary: { kind: 'whole', least: 1, unit: 'words' },
};

/**
 * Builds the vocabulary of a text from the words that are frequent enough.
 * @throws InputError when no word is left
 */
export async function countVocabulary(corpus: TextCorpus, limits: WordLimits): Promise<Vocabulary> {
  const counter = new WordCounter();
  await corpus.countWords(counter);
  const takeBreak = createEventBreaks(corpus.interruptions.breaks);
  const vocabulary = limitWords(counter.counts, corpus.name, limits);
  // Ranking the words of a large text takes as long as anything between two breaks.
  await takeBreak();
  return vocabulary;
}

/**
 * Builds a vocabulary from the counted words that are frequent enough.
 * @param input what was counted, for errors
 * @throws InputError when no word is left
 */
export function limitWords(
  counts: ReadonlyMap<string, number>,
  input: string,
  { minCount, maxVocabulary }: WordLimits,
): Vocabulary {
  const vocabulary = buildVocabulary(counts, {
    minCount,
    ...(maxVocabulary !== undefined && { maxSize: maxVocabulary }),
  });
  if (vocabulary.size > 0) return vocabulary;
  throw new InputError(
    sentence(
      'corpus/no-frequent-word',
    )`no word comes ${{ minCount }} times; lower the minimum count`,
    { input },
  );
}
