import { InputError } from '../../base/errors.ts';
import { CooccurrenceCounter } from '../../counts/co-occurrence/co-occurrence-counter.ts';
import type { DistanceWeighting } from '../../counts/co-occurrence/distance-weights.ts';
import type { Scratch } from '../../io/scratch.ts';
import type { TextPipeline } from '../../text/pipeline.ts';
import { buildVocabulary } from '../../text/vocabulary/build-vocabulary.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import { WordCounter } from '../../text/vocabulary/word-counter.ts';
import type { Environment } from '../environment.ts';
import { type DocumentOptions, readInputs } from '../options/document-options.ts';
import { createPipeline, type TokenizerOptions } from '../options/tokenizer-options.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';

/** What texts are counted, and how. */
export interface CountingOptions extends DocumentOptions, TokenizerOptions {
  readonly window: number;
  readonly weighting: DistanceWeighting;
  readonly minCount: number;
  readonly maxVocabulary?: number;
  /** Memory for the text in hand, in MiB. */
  readonly memory: number;
  readonly quiet?: true;
}

/** Counts that are ready to be read by `counter.finish()`. */
export interface Counted {
  readonly vocabulary: Vocabulary;
  readonly counter: CooccurrenceCounter;
}

/**
 * Counts co-occurrences in files: one pass for the vocabulary, one for the neighbours.
 * @throws InputError for standard input, which cannot be read twice, or when no word is left
 */
export async function countCooccurrences(
  inputs: readonly string[],
  options: CountingOptions,
  environment: Environment,
  scratch: Scratch,
): Promise<Counted> {
  if (inputs.includes('-')) {
    throw new InputError('the text is read twice; save it in a file first', {
      input: 'standard input',
    });
  }
  const { window, weighting } = options;
  const pipeline = await createPipeline(options);
  const vocabulary = await countWords(inputs, pipeline, options, environment);
  const memoryLimitBytes = options.memory * 2 ** 20;
  const counter = new CooccurrenceCounter(vocabulary.size, {
    window,
    weighting,
    memoryLimitBytes,
    scratch,
  });
  const neighbours = 'counting neighbours';
  for await (const words of readWords(inputs, neighbours, pipeline, options, environment)) {
    await counter.add(words.map((word) => vocabulary.idOf(word)));
  }
  return { vocabulary, counter };
}

async function countWords(
  inputs: readonly string[],
  pipeline: TextPipeline,
  options: CountingOptions,
  environment: Environment,
): Promise<Vocabulary> {
  const counter = new WordCounter();
  for await (const words of readWords(inputs, 'counting words', pipeline, options, environment)) {
    for (const word of words) counter.add(word);
  }
  const { minCount, maxVocabulary } = options;
  const vocabulary = buildVocabulary(counter.counts, {
    minCount,
    ...(maxVocabulary !== undefined && { maxSize: maxVocabulary }),
  });
  if (vocabulary.size === 0) {
    throw new InputError(`no word comes ${minCount} times; lower --min-count`, {
      input: inputs.join(', '),
    });
  }
  return vocabulary;
}

/** The words of each document. */
async function* readWords(
  inputs: readonly string[],
  phase: string,
  pipeline: TextPipeline,
  options: CountingOptions,
  environment: Environment,
): AsyncGenerator<string[]> {
  const bar = createProgressBar(environment.stderr, options.quiet ?? false);
  const work = { phase, onProgress: bar.onProgress, signal: environment.signal };
  try {
    for await (const { texts } of readInputs(inputs, options, environment, work)) {
      for (const text of texts) yield pipeline.words(text);
    }
  } finally {
    bar.stop();
  }
}
