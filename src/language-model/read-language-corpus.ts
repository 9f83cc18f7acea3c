import { InputError } from '../base/errors.ts';
import type { TextCorpus } from '../corpus/text-corpus.ts';
import { type Corpus, CorpusBuilder, type CorpusOptions } from './corpus.ts';

/**
 * Reads a text as the numbers of its units: each line, or each document of a table, ends with a line feed.
 * @throws InputError when there are fewer than two units
 */
export async function readLanguageCorpus(
  text: TextCorpus,
  options: CorpusOptions = {},
): Promise<Corpus> {
  const builder = new CorpusBuilder(options);
  for await (const { texts } of text.documents('reading', { keepBlankLines: true })) {
    for (const line of texts) builder.addLine(line);
  }
  try {
    return builder.finish();
  } catch (error) {
    if (!(error instanceof InputError) || error.place !== undefined) throw error;
    throw new InputError(error.problem, { input: text.name }, { cause: error });
  }
}
