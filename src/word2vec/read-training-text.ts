import type { TrainingText } from '../corpus/encoded-text.ts';
import type { TextCorpus } from '../corpus/text-corpus.ts';
import { countVocabulary, type WordLimits } from '../corpus/word-vocabulary.ts';
import type { Scratch } from '../io/scratch.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary/vocabulary.ts';
import { WordCounter } from '../text/vocabulary/word-counter.ts';
import { extendVocabulary } from './extend-vocabulary.ts';
import type { Word2VecOptions } from './training-options.ts';
import { word2VecFromState } from './word2vec-model.ts';

/** Which words a text is read with, and what a training on it goes on from. */
export type TrainingTextOptions = WordLimits & Pick<Word2VecOptions, 'from' | 'resumeFrom'>;

/**
 * Reads a text as Word2Vec trains on it: its frequent words, and the text as their numbers. It is read twice. A
 * training that goes on keeps its words: from a checkpoint just these, from a model these and the text's new ones.
 * @param scratch where the numbers are kept, four bytes each
 * @throws InputError for a text that cannot be read twice, or when no word is left
 */
export async function readTrainingText(
  corpus: TextCorpus,
  options: TrainingTextOptions,
  scratch: Scratch,
): Promise<TrainingText> {
  corpus.requireRereading();
  const vocabulary = await chooseVocabulary(corpus, options);
  const text = await corpus.encode(vocabulary, scratch);
  return { words: vocabulary.words, counts: vocabulary.counts, text };
}

async function chooseVocabulary(
  corpus: TextCorpus,
  options: TrainingTextOptions,
): Promise<Vocabulary> {
  const { from, resumeFrom, minCount, maxVocabulary: maxSize } = options;
  if (resumeFrom !== undefined) {
    const { vectors, counts } = word2VecFromState(resumeFrom);
    return createVocabulary([...vectors.words], counts);
  }
  if (from === undefined) return countVocabulary(corpus, options);
  const counter = new WordCounter();
  await corpus.countWords(counter);
  return extendVocabulary(from, counter.counts, {
    minCount,
    ...(maxSize !== undefined && { maxSize }),
  });
}
