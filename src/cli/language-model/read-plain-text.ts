import type { LongWork } from '../../base/progress.ts';
import type { LanguageModel } from '../../language-model/index.ts';
import type { Environment } from '../environment.ts';
import { readCorpus } from './read-corpus.ts';

/** Reads files, whatever their names, as plain text in a model's units. */
export async function readPlainText(
  inputs: readonly string[],
  units: LanguageModel['units'],
  environment: Environment,
  work: LongWork = { signal: environment.signal },
): Promise<Int32Array> {
  const layout = { format: 'text', header: true, invalidUtf8: 'error' } as const;
  return (await readCorpus(inputs, { ...layout, units }, environment, work)).ids;
}
