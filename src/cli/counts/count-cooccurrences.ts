import { CooccurrenceCounter } from '../../counts/co-occurrence/co-occurrence-counter.ts';
import type { DistanceWeighting } from '../../counts/co-occurrence/distance-weights.ts';
import type { Scratch } from '../../io/scratch.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import { SENTENCE_END } from '../../word2vec/encoded-text.ts';
import type { Environment } from '../environment.ts';
import { createPipeline } from '../options/tokenizer-options.ts';
import { countWords, refuseReadOnce, type WordOptions } from './count-words.ts';
import { readNumbers } from './read-numbers.ts';

/** What texts are counted, and how. */
export interface CountingOptions extends WordOptions {
  readonly window: number;
  readonly weighting: DistanceWeighting;
  /** Memory for the text in hand, in MiB. */
  readonly memory: number;
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
  await refuseReadOnce(inputs);
  const { window, weighting } = options;
  const pipeline = await createPipeline(options);
  const vocabulary = await countWords(inputs, pipeline, options, environment);
  const memoryLimitBytes = options.memory * 2 ** 20;
  const counter = new CooccurrenceCounter(vocabulary.size, {
    window,
    weighting,
    memoryLimitBytes,
    scratch,
    signal: environment.signal,
  });
  const neighbours = 'counting neighbours';
  const batches = readNumbers(inputs, neighbours, pipeline, vocabulary, options, environment);
  for await (const numbers of batches) {
    for (let start = 0; start < numbers.length; ) {
      const end = numbers.indexOf(SENTENCE_END, start);
      await counter.add(numbers.subarray(start, end));
      start = end + 1;
    }
  }
  return { vocabulary, counter };
}
