import { InputError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import type { TextCorpus } from '../corpus/text-corpus.ts';
import type { Scratch } from '../io/scratch.ts';
import { NumberWriter } from '../io/stored-numbers.ts';
import type { TextIds } from '../training/index.ts';
import { type Corpus, CorpusBuilder, type CorpusOptions } from './corpus.ts';

/** Where the numbers of a text are kept that is too long to be held in memory. */
export interface CorpusStorage {
  readonly scratch: Scratch;
  /** The most memory for numbers, at 4 bytes a unit, before they go to `scratch`. Default 256 MiB. */
  readonly memoryLimitBytes?: number;
}

const UNIT_BYTES = 4;

/** The range and the default of each option. */
export const CORPUS_STORAGE_OPTIONS: OptionTable<CorpusStorage, 'memoryLimitBytes'> = {
  scratch: { kind: 'object', required: true },
  memoryLimitBytes: { kind: 'whole', least: 0, default: 256 * 2 ** 20, unit: 'bytes' },
};

/**
 * Reads a text as the numbers of its units: each line, or each document of a table, ends with a line feed.
 * @throws InputError when there are fewer than two units
 */
export function readLanguageCorpus(text: TextCorpus, options?: CorpusOptions): Promise<Corpus>;
/** Reads a text of any length: beyond a limit of memory, its numbers go to a scratch file. */
export function readLanguageCorpus(
  text: TextCorpus,
  options: CorpusOptions,
  storage: CorpusStorage,
): Promise<Corpus<TextIds>>;
export async function readLanguageCorpus(
  text: TextCorpus,
  options: CorpusOptions = {},
  storage?: CorpusStorage,
): Promise<Corpus<TextIds>> {
  const builder = new CorpusBuilder(options);
  const store = storage && openStore(storage);
  for await (const { texts } of text.documents('reading', { keepBlankLines: true })) {
    for (const line of texts) builder.addLine(line);
    if (store?.isFor(builder)) await store.takeFrom(builder);
  }
  try {
    return await (store?.finish(builder) ?? builder.finish());
  } catch (error) {
    if (!(error instanceof InputError) || error.place !== undefined) throw error;
    throw new InputError(error.problem, { input: text.name }, { cause: error });
  }
}

/** Moves the numbers of a text to a scratch file, from when they take more memory than they may. */
function openStore(storage: CorpusStorage) {
  checkOptions('readLanguageCorpus', CORPUS_STORAGE_OPTIONS, storage);
  const { scratch, memoryLimitBytes } = withDefaults(CORPUS_STORAGE_OPTIONS, storage);
  let writer: NumberWriter | undefined;
  const takeFrom = async (builder: CorpusBuilder): Promise<NumberWriter> => {
    writer ??= await NumberWriter.create(scratch);
    await writer.addAll(builder.take());
    return writer;
  };
  return {
    isFor: ({ length }: CorpusBuilder) => length * UNIT_BYTES > memoryLimitBytes,
    takeFrom,
    async finish(builder: CorpusBuilder): Promise<Corpus<TextIds>> {
      if (writer === undefined) return builder.finish();
      return builder.finishStored(await (await takeFrom(builder)).finish());
    },
  };
}
