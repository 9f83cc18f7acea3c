import { UsageError } from '../../base/errors.ts';
import type { LongWork } from '../../base/progress.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import { TextCorpus } from '../../corpus/text-corpus.ts';
import { readModelFile } from '../../io/node.ts';
import type { Corpus, CorpusOptions } from '../../language-model/corpus.ts';
import { LANGUAGE_UNIT_KINDS, languageUnitKind } from '../../language-model/language-units.ts';
import {
  type CorpusStorage,
  readLanguageCorpus,
} from '../../language-model/read-language-corpus.ts';
import { bpeFromState } from '../../text/bpe/bpe-state.ts';
import type { TextIds } from '../../training/index.ts';
import type { Environment } from '../environment.ts';
import { openSources } from '../open-corpus.ts';
import type { DocumentOptions } from '../options/document-options.ts';

/** How a command's inputs become a corpus. */
type ReadingOptions = CorpusOptions & DocumentOptions;

/** Reads a command's inputs as the numbers of a language model's units. */
export function readCorpus(
  inputs: readonly string[],
  options: ReadingOptions,
  environment: Environment,
  work: LongWork,
): Promise<Corpus> {
  const text = new TextCorpus(openSources(inputs, options, environment), work);
  return readLanguageCorpus(text, corpusOptionsOf(options));
}

/** Reads a command's inputs as `readCorpus` does, however long they are. */
export function readStoredCorpus(
  inputs: readonly string[],
  options: ReadingOptions & { readonly storage: CorpusStorage },
  environment: Environment,
  work: LongWork,
): Promise<Corpus<TextIds>> {
  const text = new TextCorpus(openSources(inputs, options, environment), work);
  return readLanguageCorpus(text, corpusOptionsOf(options), options.storage);
}

function corpusOptionsOf({ units, minCount, normalize }: CorpusOptions): CorpusOptions {
  return {
    ...(units !== undefined && { units }),
    ...(minCount !== undefined && { minCount }),
    ...(normalize !== undefined && { normalize }),
  };
}

/** What `--units` may be, for help. */
export const UNITS_HELP: string = `${LANGUAGE_UNIT_KINDS.filter((kind) => kind !== 'bpe').join(', ')}, or the file of a BPE model`;

/**
 * The units that `--units` names: a kind, or the file of a byte-pair encoding.
 * @param note is told where an earlier name has another meaning elsewhere
 * @throws UsageError when there is no such kind
 */
export async function chooseUnits(
  name: string,
  note: (remark: Sentence) => void,
): Promise<NonNullable<CorpusOptions['units']>> {
  if (namesFile(name)) return bpeFromState(await readModelFile(name));
  const kind = languageUnitKind(name);
  if (kind === 'bpe') {
    throw new UsageError(
      sentence(
        'cli/units-bpe',
      )`A byte-pair encoding is learned first: run \`malmoi train bpe corpus.txt -o bpe.malmoi\`, then give --units bpe.malmoi.`,
    );
  }
  if (name === 'words') {
    note(
      sentence(
        'cli/units-words',
      )`Note: --units words is read as --units whitespace; elsewhere, words are those of UAX #29.`,
    );
  }
  return kind;
}

/** Whether `--units` names the file of a byte-pair encoding, and not a kind. */
export function namesFile(units: string): boolean {
  return /[./\\]/.test(units);
}
