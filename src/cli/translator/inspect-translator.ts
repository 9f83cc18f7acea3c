import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { traceTranslatorAttention } from '../../inspect/index.ts';
import type { ModelHandle } from '../../models/index.ts';
import type { Environment } from '../environment.ts';
import type { InspectOptions } from '../models/requests.ts';
import { showHeads } from '../models/show-heads.ts';

/** A translator that is to be watched while it reads. */
export interface InspectTranslatorRequest {
  readonly handle: ModelHandle<'translator'>;
  readonly inputs: readonly string[];
  readonly options: InspectOptions;
  readonly environment: Environment;
}

/** Shows where the heads of a translator by a Transformer look in a text and its translation. */
export async function inspectTranslator({
  handle,
  inputs,
  options,
  environment,
}: InspectTranslatorRequest): Promise<string> {
  const { text, target } = options;
  if (inputs.length > 0 || text === undefined) {
    throw new UsageError(
      sentence(
        'cli/translator-reads-text',
      )`A translator is watched over one text: give it by --text, and no files.`,
    );
  }
  const asked = target === undefined ? {} : { translation: target };
  const { signal } = environment;
  const trace = await traceTranslatorAttention(handle.model, text, asked, { signal });
  const { encoder, decoder, cross, ...texts } = trace;
  const parts = [
    { part: 'encoder', rows: encoder.units, columns: encoder.units, heads: encoder.heads },
    { part: 'decoder', rows: decoder.units, columns: decoder.units, heads: decoder.heads },
    { part: 'cross', rows: cross.units, columns: encoder.units, heads: cross.heads },
  ] as const;
  return showHeads({ texts, parts }, options, environment);
}
