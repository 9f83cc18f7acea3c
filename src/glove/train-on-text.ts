import { openScratch } from '#platform/io';
import type { AnyOptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { countCooccurrences } from '../corpus/count-cooccurrences.ts';
import { TextCorpus, type WordAnalyzer } from '../corpus/text-corpus.ts';
import { createTextSources, type TextInput } from '../corpus/text-input.ts';
import { MIN_COUNT, WORD_LIMITS, type WordLimits } from '../corpus/word-vocabulary.ts';
import {
  COOCCURRENCE_OPTIONS,
  type CooccurrenceOptions,
} from '../counts/co-occurrence/co-occurrence-counter.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { GLOVE_OPTIONS, type GloveOptions } from './glove-options.ts';
import { type Cooccurrences, trainGlove as trainOnCooccurrences } from './train-glove.ts';

/**
 * Options for reading and counting the text that GloVe trains on. Counts and shuffled cells go to the same
 * `scratch`; default: a temporary folder in Node, and in browsers the scratch of `openBrowserScratch`.
 */
export interface GloveReading
  extends Partial<WordLimits>,
    Pick<CooccurrenceOptions, 'window' | 'weighting' | 'memoryLimitBytes'> {
  /** Cuts the text into words, such as a text pipeline; default: at white space. */
  readonly analyzer?: WordAnalyzer;
}

/** What each option takes of a training that begins with a text. */
const TEXT_TRAINING_OPTIONS: AnyOptionTable = {
  ...COOCCURRENCE_OPTIONS,
  ...GLOVE_OPTIONS,
  ...WORD_LIMITS,
  analyzer: { kind: 'object' },
};

/**
 * Trains GloVe on a text, after counting how often words occur near each other: a file (`textFile` of `malmoi/node`,
 * or a browser's `File`), a string whose lines are sentences, or sentences in an array or an iterable that can be read
 * twice.
 * @throws UsageError when an option is out of range
 * @throws InputError when no two words occur together, or the numbers diverge
 * @throws InterruptedError when the signal is aborted
 */
export function trainGlove(
  text: TextInput,
  options?: GloveOptions & GloveReading,
): Promise<WordVectors>;
/** Trains GloVe on co-occurrences that are counted already; throws what the other form throws. */
export function trainGlove(
  cooccurrences: Cooccurrences,
  options?: GloveOptions,
): Promise<WordVectors>;
export async function trainGlove(
  text: TextInput | Cooccurrences,
  options: GloveOptions & GloveReading = {},
): Promise<WordVectors> {
  if (isCooccurrences(text)) return trainOnCooccurrences(text, options);
  checkOptions('trainGlove', TEXT_TRAINING_OPTIONS, options);
  const { minCount = MIN_COUNT, maxVocabulary, analyzer, ...rest } = options;
  const { window, weighting, memoryLimitBytes, ...training } = rest;
  const { scratch, onProgress, signal, breaks } = training;
  const corpus = new TextCorpus(createTextSources(text), {
    ...(analyzer !== undefined && { analyzer }),
    ...(onProgress !== undefined && { onProgress }),
    ...(signal !== undefined && { signal }),
    ...(breaks !== undefined && { breaks }),
  });
  const room = scratch ?? (await openScratch());
  const counting = {
    minCount,
    ...(maxVocabulary !== undefined && { maxVocabulary }),
    ...(window !== undefined && { window }),
    ...(weighting !== undefined && { weighting }),
    ...(memoryLimitBytes !== undefined && { memoryLimitBytes }),
    scratch: room,
  };
  try {
    const { vocabulary, counter } = await countCooccurrences(corpus, counting);
    const counts = { words: vocabulary.words, blocks: counter.finish() };
    return await trainOnCooccurrences(counts, { ...training, scratch: room });
  } finally {
    if (scratch === undefined) await room.dispose();
  }
}

function isCooccurrences(text: TextInput | Cooccurrences): text is Cooccurrences {
  return typeof text === 'object' && 'words' in text && 'blocks' in text;
}
