import { type PhraseSettings, phraseSettings } from '../../counts/phrases/phrase-options.ts';
import type { Phrases } from '../../counts/phrases/phrases.ts';
import {
  countPhrasesPart,
  describePass,
  readPhrases,
  type StoreServer,
} from '../../store/index.ts';
import type { Environment } from '../environment.ts';
import { PHRASE_FLAGS } from '../flags/text-flags.ts';
import { readTableOptions } from '../options/from-table.ts';
import { RUN } from '../options/store-options.ts';
import { createPipeline, type TokenizerOptions } from '../options/tokenizer-options.ts';
import { addPart, type PartCounting, tellPart } from './count-part.ts';

/** Options as they were read: `delimiter` joins the words of a phrase, and `reading` has that of columns. */
interface PhraseCounting {
  readonly options: object;
  readonly reading: PartCounting['options'] & TokenizerOptions;
}

/**
 * Counts a part of texts for the first pass of which the store does not have it. A pass needs all parts of the one
 * before.
 */
export async function countPhrases(
  server: StoreServer,
  inputs: readonly string[],
  { options, reading }: PhraseCounting,
  environment: Environment,
): Promise<void> {
  const { passes, settings } = readSettings(options);
  const analyzer = await createPipeline(reading);
  for (let pass = 1; ; pass++) {
    const known = await readPhrases(server, reading.run ?? RUN, settings, pass - 1);
    const counted = await addPart(
      server,
      {
        ...{ kind: `phrases of pass ${pass}`, inputs, options: reading, analyzer },
        settings: describePass(settings, pass),
        count: (corpus, writer) => countPhrasesPart(corpus, writer, known),
      },
      environment,
    );
    if (counted.wasThere && pass < passes) continue;
    tellPart(counted, reading, environment);
    return;
  }
}

/** Reads the phrases of a store. */
export function readStoredPhrases(
  server: StoreServer,
  options: { readonly run?: string },
): Promise<Phrases> {
  const { passes, settings } = readSettings(options);
  return readPhrases(server, options.run ?? RUN, settings, passes);
}

function readSettings(options: object): {
  readonly passes: number;
  readonly settings: PhraseSettings;
} {
  const {
    passes,
    limit: _limit,
    ...settings
  } = phraseSettings(readTableOptions(PHRASE_FLAGS, options));
  return { passes, settings };
}
