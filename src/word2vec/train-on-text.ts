import { openScratch } from '#platform/io';
import type { AnyOptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { TrainingText } from '../corpus/encoded-text.ts';
import { TextCorpus, type WordAnalyzer } from '../corpus/text-corpus.ts';
import { createTextSources, type TextInput } from '../corpus/text-input.ts';
import { MIN_COUNT, WORD_LIMITS, type WordLimits } from '../corpus/word-vocabulary.ts';
import type { Scratch } from '../io/scratch.ts';
import { readTrainingText } from './read-training-text.ts';
import { trainWord2Vec as trainOnEncodedText } from './train-word2vec.ts';
import { WORD2VEC_TRAINING_OPTIONS, type Word2VecOptions } from './training-options.ts';
import type { Word2VecModel } from './word2vec-model.ts';

/** How a text is read that Word2Vec trains on. */
export interface Word2VecReading extends Partial<WordLimits> {
  /** Cuts the text into words, such as a text pipeline; default: at white space. */
  readonly analyzer?: WordAnalyzer;
  /**
   * Where the text is kept as numbers meanwhile, four bytes a word; unless given, a temporary folder in Node, and in
   * browsers what `openBrowserScratch` opens.
   */
  readonly scratch?: Scratch;
}

/** What each option takes of a training that begins with a text. */
const TEXT_TRAINING_OPTIONS: AnyOptionTable = {
  ...WORD2VEC_TRAINING_OPTIONS,
  ...WORD_LIMITS,
  analyzer: { kind: 'object' },
  scratch: { kind: 'object' },
};

/**
 * Trains Word2Vec on a text: a file (`textFile` of `malmoi/node`, or a browser's `File`), a string whose lines are
 * sentences, or sentences in an array or an iterable that can be read twice.
 * @throws UsageError when an option is out of range, or contradicts what the training goes on from
 * @throws InputError when the text has too few words, the numbers diverge, or a checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export function trainWord2Vec(
  text: TextInput,
  options?: Word2VecOptions & Word2VecReading,
): Promise<Word2VecModel>;
/** Trains Word2Vec on a text that is encoded already; throws what the other form throws. */
export function trainWord2Vec(
  text: TrainingText,
  options?: Word2VecOptions,
): Promise<Word2VecModel>;
export async function trainWord2Vec(
  text: TextInput | TrainingText,
  options: Word2VecOptions & Word2VecReading = {},
): Promise<Word2VecModel> {
  if (isTrainingText(text)) return trainOnEncodedText(text, options);
  checkOptions('trainWord2Vec', TEXT_TRAINING_OPTIONS, options);
  const { minCount = MIN_COUNT, maxVocabulary, analyzer, scratch, ...training } = options;
  const { from, resumeFrom, onProgress, signal, breaks } = training;
  const corpus = new TextCorpus(createTextSources(text), {
    ...(analyzer !== undefined && { analyzer }),
    ...(onProgress !== undefined && { onProgress }),
    ...(signal !== undefined && { signal }),
    ...(breaks !== undefined && { breaks }),
  });
  const reading = {
    minCount,
    ...(maxVocabulary !== undefined && { maxVocabulary }),
    ...(from !== undefined && { from }),
    ...(resumeFrom !== undefined && { resumeFrom }),
  };
  const room = scratch ?? (await openScratch());
  try {
    return await trainOnEncodedText(await readTrainingText(corpus, reading, room), training);
  } finally {
    if (scratch === undefined) await room.dispose();
  }
}

function isTrainingText(text: TextInput | TrainingText): text is TrainingText {
  return typeof text === 'object' && 'words' in text && 'counts' in text && 'text' in text;
}
