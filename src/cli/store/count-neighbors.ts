import { openNodeScratch } from '../../io/node-scratch.ts';
import { countCooccurrencesPart, type StoreServer } from '../../store/index.ts';
import type { Environment } from '../environment.ts';
import { COOCCURRENCE_FLAGS } from '../flags/co-occurrence-flags.ts';
import { WORD_LIMIT_FLAGS } from '../flags/document-flags.ts';
import type { CountingOptions } from '../options/counting-options.ts';
import { readTableOptions } from '../options/from-table.ts';
import type { StoreOptions } from '../options/store-options.ts';
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
  const counting = {
    ...readTableOptions(WORD_LIMIT_FLAGS, options),
    ...readTableOptions(COOCCURRENCE_FLAGS, options),
  };
  const scratch = await openNodeScratch(options.temporary);
  try {
    await countPart({ inputs, options, analyzer }, environment, (texts, part) =>
      countCooccurrencesPart(server, texts, part, { ...counting, scratch }),
    );
  } finally {
    await scratch.dispose();
  }
}
