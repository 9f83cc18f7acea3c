import type { Phrases } from '../../counts/phrases/phrases.ts';
import { countPhrasesPart, readPhrases, type StoreServer } from '../../store/index.ts';
import type { Environment } from '../environment.ts';
import { PHRASE_FLAGS } from '../flags/text-flags.ts';
import { readTableOptions } from '../options/from-table.ts';
import { RUN } from '../options/store-options.ts';
import { createPipeline, type TokenizerOptions } from '../options/tokenizer-options.ts';
import { countPart, type StoreCounting } from './count-part.ts';

/** Options as they were read: `delimiter` joins the words of a phrase, and `reading` has that of columns. */
interface PhraseCounting {
  readonly options: object;
  readonly reading: StoreCounting['options'] & TokenizerOptions;
}

/** Counts a part of texts for the first pass of which the store does not have it. */
export async function countPhrases(
  server: StoreServer,
  inputs: readonly string[],
  { options, reading }: PhraseCounting,
  environment: Environment,
): Promise<void> {
  const analyzer = await createPipeline(reading);
  await countPart({ inputs, options: reading, analyzer }, environment, (texts, part) =>
    countPhrasesPart(server, texts, part, readTableOptions(PHRASE_FLAGS, options)),
  );
}

/** Reads the phrases of a store. */
export function readStoredPhrases(
  server: StoreServer,
  options: { readonly run?: string },
): Promise<Phrases> {
  return readPhrases(server, options.run ?? RUN, readTableOptions(PHRASE_FLAGS, options));
}
