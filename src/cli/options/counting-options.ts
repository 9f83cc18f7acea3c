import type { Command } from 'commander';
import { type CountedCorpus, countCooccurrences } from '../../corpus/count-cooccurrences.ts';
import { MIN_COUNT, type WordLimits } from '../../corpus/word-vocabulary.ts';
import type { Scratch } from '../../io/scratch.ts';
import type { Environment } from '../environment.ts';
import { COOCCURRENCE_FLAGS } from '../flags/co-occurrence-flags.ts';
import { WORD_LIMIT_FLAGS } from '../flags/document-flags.ts';
import { openCorpus } from '../open-corpus.ts';
import { tellOfForm } from '../terminal/tell-of-form.ts';
import type { DocumentOptions } from './document-options.ts';
import { addTableOptions, readTableOptions } from './from-table.ts';
import { createPipeline, type TokenizerOptions } from './tokenizer-options.ts';

/** What texts are counted, and how. */
export interface CountingOptions extends DocumentOptions, TokenizerOptions, Partial<WordLimits> {
  readonly quiet?: true;
}

/** Adds the options of counting co-occurrences, which `CountingOptions` holds, and `--temporary`. */
export function addCountingOptions(command: Command): Command {
  return addTableOptions(addTableOptions(command, COOCCURRENCE_FLAGS), WORD_LIMIT_FLAGS).option(
    '--temporary <folder>',
    "where that folder is made (default: the system's)",
  );
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
    const counted = await countCooccurrences(corpus, {
      ...{ minCount: MIN_COUNT, scratch },
      ...readTableOptions(WORD_LIMIT_FLAGS, options),
      ...readTableOptions(COOCCURRENCE_FLAGS, options),
    });
    bars.stop();
    if (!options.quiet) tellOfForm(counted.vocabulary.words, analyzer, environment);
    return counted;
  } finally {
    bars.stop();
  }
}
