import { type Command, Option } from 'commander';
import { type CountedCorpus, countCooccurrences } from '../../corpus/count-cooccurrences.ts';
import type { WordLimits } from '../../corpus/word-vocabulary.ts';
import type { DistanceWeighting } from '../../counts/co-occurrence/distance-weights.ts';
import type { Scratch } from '../../io/scratch.ts';
import type { Environment } from '../environment.ts';
import { openCorpus } from '../open-corpus.ts';
import type { DocumentOptions } from './document-options.ts';
import { createPipeline, type TokenizerOptions } from './tokenizer-options.ts';
import { parseWholeNumber } from './whole-number.ts';

/** What texts are counted, and how. */
export interface CountingOptions extends DocumentOptions, TokenizerOptions, WordLimits {
  readonly window: number;
  readonly weighting: DistanceWeighting;
  /** Memory for the text in hand, in MiB. */
  readonly memory: number;
  readonly quiet?: true;
}

/** Adds the options of counting co-occurrences, which `CountingOptions` holds, and `--temporary`. */
export function addCountingOptions(command: Command): Command {
  return command
    .option('--window <words>', 'neighbours on each side', parseWholeNumber('--window', 1), 10)
    .addOption(
      new Option('--weighting <how>', 'what a neighbour counts: 1, or 1 / its distance')
        .choices(['uniform', 'inverse-distance'])
        .default('inverse-distance'),
    )
    .option(
      '--min-count <times>',
      'leave out words seen fewer times',
      parseWholeNumber('--min-count', 1),
      5,
    )
    .option(
      '--max-vocabulary <words>',
      'keep only this many words, the most frequent',
      parseWholeNumber('--max-vocabulary', 1),
    )
    .option(
      '--memory <MiB>',
      'memory for the text in hand; past it, counts go to a temporary folder',
      parseWholeNumber('--memory', 1),
      512,
    )
    .option('--temporary <folder>', "where that folder is made (default: the system's)");
}

/**
 * Counts co-occurrences in a command's inputs.
 * @throws InputError for standard input, which cannot be read twice, or when no word is left
 */
export async function countInputs(
  inputs: readonly string[],
  options: CountingOptions,
  environment: Environment,
  scratch: Scratch,
): Promise<CountedCorpus> {
  const analyzer = await createPipeline(options);
  const { corpus, bars } = openCorpus(inputs, { ...options, analyzer }, environment);
  try {
    const memoryLimitBytes = options.memory * 2 ** 20;
    return await countCooccurrences(corpus, { ...options, memoryLimitBytes, scratch });
  } finally {
    bars.stop();
  }
}
