import { CooccurrenceCounter } from '../../counts/co-occurrence/co-occurrence-counter.ts';
import type { DistanceWeighting } from '../../counts/co-occurrence/distance-weights.ts';
import type { Scratch } from '../../io/scratch.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import type { Environment } from '../environment.ts';
import { createPipeline } from '../options/tokenizer-options.ts';
import { countWords, readWords, refuseStandardInput, type WordOptions } from './count-words.ts';

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
  refuseStandardInput(inputs);
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
