import type { Command } from 'commander';
import { type CountedCorpus, countCooccurrences } from '../../corpus/count-cooccurrences.ts';
import type { WordLimits } from '../../corpus/word-vocabulary.ts';
import type { Scratch } from '../../io/scratch.ts';
import type { Environment } from '../environment.ts';
import { COOCCURRENCE_FLAGS } from '../flags/co-occurrence-flags.ts';
import { openCorpus } from '../open-corpus.ts';
import type { DocumentOptions } from './document-options.ts';
import { addTableOptions, readTableOptions } from './from-table.ts';
import { createPipeline, type TokenizerOptions } from './tokenizer-options.ts';
import { parseWholeNumber } from './whole-number.ts';

/** What texts are counted, and how. */
export interface CountingOptions extends DocumentOptions, TokenizerOptions, WordLimits {
  readonly quiet?: true;
}

/** Adds the options of counting co-occurrences, which `CountingOptions` holds, and `--temporary`. */
export function addCountingOptions(command: Command): Command {
  return addTableOptions(command, COOCCURRENCE_FLAGS)
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
    const { minCount, maxVocabulary } = options;
    return await countCooccurrences(corpus, {
      ...{ minCount, scratch },
      ...(maxVocabulary !== undefined && { maxVocabulary }),
      ...readTableOptions(COOCCURRENCE_FLAGS, options),
    });
  } finally {
    bars.stop();
  }
}
