import type { LongWork } from '../../base/progress.ts';
import type { LanguageModel } from '../../language-model/index.ts';
import type { Environment } from '../environment.ts';
import type { DocumentOptions } from '../options/document-options.ts';
import { readCorpus } from './read-corpus.ts';

/** Reads files, whatever their names, as plain text in a model's units. */
export async function readPlainText(
  inputs: readonly string[],
  units: LanguageModel['units'],
  environment: Environment,
  invalidUtf8: DocumentOptions['invalidUtf8'] | undefined,
  work: LongWork = { signal: environment.signal },
): Promise<Int32Array> {
  const layout = { format: 'text', ...(invalidUtf8 !== undefined && { invalidUtf8 }) } as const;
  return (await readCorpus(inputs, { ...layout, units }, environment, work)).ids;
}
