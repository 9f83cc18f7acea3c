import { withDefaults } from '../../base/options.ts';
import { MIN_COUNT } from '../../corpus/word-vocabulary.ts';
import { COOCCURRENCE_OPTIONS } from '../../counts/co-occurrence/co-occurrence-counter.ts';
import { openNodeScratch } from '../../io/node-scratch.ts';
import {
  countCooccurrencePart,
  describeCooccurrences,
  readLimitedVocabulary,
  requireAnalyzer,
  type StoreServer,
} from '../../store/index.ts';
import type { Environment } from '../environment.ts';
import { COOCCURRENCE_FLAGS } from '../flags/co-occurrence-flags.ts';
import { WORD_LIMIT_FLAGS } from '../flags/document-flags.ts';
import type { CountingOptions } from '../options/counting-options.ts';
import { readTableOptions } from '../options/from-table.ts';
import { RUN, type StoreOptions } from '../options/store-options.ts';
import { createPipeline } from '../options/tokenizer-options.ts';
import { countPart } from './count-part.ts';

/** The options of counting co-occurrences into a store. */
export interface StoredCounting extends CountingOptions, StoreOptions {
  readonly temporary?: string;
  readonly output?: string;
  readonly json?: true;
}

/** Counts the co-occurrences of a part of texts into a store that has their whole vocabulary. */
export async function countNeighborsPart(
  server: StoreServer,
  inputs: readonly string[],
  options: StoredCounting,
  environment: Environment,
): Promise<void> {
  const analyzer = await createPipeline(options);
  const { minCount = MIN_COUNT, maxVocabulary = null } = readTableOptions(
    WORD_LIMIT_FLAGS,
    options,
  );
  const limits = { minCount, maxVocabulary };
  const counting = readTableOptions(COOCCURRENCE_FLAGS, options);
  const { run = RUN } = options;
  const { count: words, vocabulary } = await readLimitedVocabulary(server, run, limits);
  requireAnalyzer(words, analyzer.description);
  const { window, weighting } = withDefaults(COOCCURRENCE_OPTIONS, counting);
  const scratch = await openNodeScratch(options.temporary);
  try {
    await countPart(
      server,
      {
        ...{ kind: 'co-occurrences', inputs, options, analyzer },
        settings: describeCooccurrences(vocabulary, { window, weighting }, limits),
        count: (corpus, writer) =>
          countCooccurrencePart(corpus, writer, vocabulary, { ...counting, scratch }),
      },
      environment,
    );
  } finally {
    await scratch.dispose();
  }
}
