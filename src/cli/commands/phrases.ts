import { extname } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';
import { learnCorpusPhrases } from '../../corpus/join-phrases.ts';
import type { TextCorpus } from '../../corpus/text-corpus.ts';
import type { Phrases } from '../../counts/index.ts';
import { checkWritable, writeFileAtomic, writeModelFile } from '../../io/node.ts';
import { PHRASE_LINE } from '../../models/json/texts.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { PHRASES_WRITTEN } from '../../models/json/written-files.ts';
import type { StoreAddress } from '../../store/index.ts';
import type { Environment } from '../environment.ts';
import { DOCUMENT_FLAGS_BESIDE_DELIMITER } from '../flags/document-flags.ts';
import { PHRASE_FLAGS } from '../flags/text-flags.ts';
import { openCorpus } from '../open-corpus.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { loadPhrases } from '../options/phrases-option.ts';
import { addStoreOptions, requireStore, type StoreOptions } from '../options/store-options.ts';
import {
  addTokenizerOptions,
  createPipeline,
  type TokenizerOptions,
  tokenizerFiles,
} from '../options/tokenizer-options.ts';
import { countPhrases, readStoredPhrases } from '../store/count-phrases.ts';
import { withStore } from '../store/with-store.ts';
import { tell } from '../terminal/tell.ts';
import { wordingOf } from '../terminal/wording.ts';

interface PhrasesCommandOptions
  extends Omit<DocumentOptions, 'delimiter'>,
    TokenizerOptions,
    StoreOptions {
  readonly delimiter?: string;
  readonly columnDelimiter?: string;
  readonly output?: string;
  readonly model?: string;
  readonly quiet?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi phrases corpus.txt --threshold 200 -o corpus.phrases
  malmoi phrases reviews.txt --scoring npmi --passes 2
  malmoi phrases corpus.txt --passes 2 -o phrases.malmoi
  malmoi phrases more.txt --model phrases.malmoi -o more.phrases
  malmoi phrases big.txt --store clickhouse://counts:8123/words --part 3/16
  malmoi phrases --store clickhouse://counts:8123/words -o phrases.malmoi
`;

/** Adds `malmoi phrases`. */
export function addPhrasesCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('phrases')
    .description(
      'Learns which neighboring words are phrases, by how much more often they stand together than by chance, and ' +
        'lists them, "phrase<TAB>count<TAB>score", the highest score first. With -o it writes the texts with their ' +
        'phrases joined, a document a line, or the phrases as a model when the file ends in .malmoi. The texts are ' +
        'read several times, so they must be files, unless a model is given.',
    )
    .argument('[inputs...]', 'text, CSV, TSV or JSONL files')
    .option('-o, --output <file>', 'the text with its phrases, or the model, instead of the list')
    .option('--model <file>', 'join the phrases of this model instead of learning any');
  addTableOptions(command, PHRASE_FLAGS)
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'one JSON object a phrase; with -o, the summary as JSON');
  addDocumentOptions(command, DOCUMENT_FLAGS_BESIDE_DELIMITER);
  addTokenizerOptions(addStoreOptions(command), 'whitespace')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: PhrasesCommandOptions) =>
      options.store === undefined
        ? findPhrases(inputs, options, environment)
        : findInStore(options.store, inputs, options, environment),
    );
}

async function findInStore(
  store: StoreAddress,
  inputs: readonly string[],
  options: PhrasesCommandOptions,
  environment: Environment,
): Promise<void> {
  const { output, model } = options;
  if (model !== undefined || (output !== undefined && extname(output) !== '.malmoi')) {
    throw new UsageError(
      sentence(
        'cli/phrases-in-store',
      )`With --store, phrases are listed or written as a model, such as -o phrases.malmoi; --model with that file joins them in texts.`,
    );
  }
  if (inputs.length > 0) {
    const counting = { options, reading: readingOf(options) };
    return withStore(store, environment, (server) =>
      countPhrases(server, inputs, counting, environment),
    );
  }
  if (output !== undefined) await checkWritable(output, []);
  const phrases = await withStore(store, environment, (server) =>
    readStoredPhrases(server, options),
  );
  if (output === undefined) return showPhrases(phrases, options, environment);
  await writeModelFile(output, phrases.toState(), environment.signal);
  tellWritten({ output, phrases: phrases.size }, options, environment);
}

async function findPhrases(
  inputs: readonly string[],
  options: PhrasesCommandOptions,
  environment: Environment,
): Promise<void> {
  requireStore(options);
  if (inputs.length === 0) {
    throw new UsageError(
      sentence('cli/phrases-of-texts')`phrases takes texts; only with --store it takes none.`,
    );
  }
  const { output } = options;
  const read = [...inputs, ...tokenizerFiles(options), options.model ?? ''];
  if (output !== undefined) await checkWritable(output, read);
  const analyzer = await createPipeline(options);
  const { corpus, bars } = openCorpus(inputs, { ...readingOf(options), analyzer }, environment);
  try {
    await writePhrases(corpus, options, environment);
  } finally {
    bars.stop();
  }
}

/** The options of reading texts: `--delimiter` is what joins the words of a phrase. */
function readingOf({ delimiter: _joins, columnDelimiter, ...others }: PhrasesCommandOptions) {
  return { ...others, ...(columnDelimiter !== undefined && { delimiter: columnDelimiter }) };
}

async function writePhrases(
  corpus: TextCorpus,
  options: PhrasesCommandOptions,
  environment: Environment,
): Promise<void> {
  const { output } = options;
  const phrases = await getPhrases(corpus, options);
  if (output === undefined && options.model === undefined) {
    return showPhrases(phrases, options, environment);
  }
  const joined = { documents: 0, joined: 0 };
  const lines = async function* (): AsyncGenerator<string> {
    for await (const words of corpus.words('joining', { keepBlankLines: true })) {
      const together = phrases.join(words);
      joined.documents += 1;
      joined.joined += words.length - together.length;
      yield `${together.join(' ')}\n`;
    }
  };
  if (output === undefined) {
    for await (const line of lines()) await environment.stdout.write(line);
    return;
  }
  const isModel = extname(output) === '.malmoi';
  if (isModel) await writeModelFile(output, phrases.toState(), environment.signal);
  else await writeFileAtomic(output, encode(lines()), environment.signal);
  const written = { output, phrases: phrases.size, ...(!isModel && { joined }) };
  tellWritten(written, options, environment);
}

/** Lists phrases. */
async function showPhrases(
  phrases: Phrases,
  { json, quiet }: PhrasesCommandOptions,
  environment: Environment,
): Promise<void> {
  for (const line of listPhrases(phrases, json)) await environment.stdout.write(line);
  if (phrases.size > 0 || quiet) return;
  tell(
    sentence(
      'cli/no-phrases',
    )`no pair of words scores above ${{ threshold: phrases.settings.threshold }}; lower --threshold or --min-count`,
    environment,
  );
}

/** A file of phrases, or of a text in which they are joined. */
interface WrittenPhrases {
  readonly output: string;
  readonly phrases: number;
  /** Of a text: its documents, and the words that became a part of the one before. */
  readonly joined?: { readonly documents: number; readonly joined: number };
}

/** Says what was written. */
function tellWritten(
  { output, phrases, joined }: WrittenPhrases,
  { json, quiet }: PhrasesCommandOptions,
  environment: Environment,
): void {
  if (quiet) return;
  environment.stdout.write(
    json
      ? toJsonLine(PHRASES_WRITTEN, { output, phraseCount: phrases, ...joined })
      : `${wordingOf(environment).text(
          joined === undefined
            ? sentence('cli/phrases-saved')`${{ output }}: ${{ phrases }} phrases`
            : sentence(
                'cli/phrases-joined',
              )`${{ output }}: ${{ phrases }} phrases, ${{ words: joined.joined }} words joined in ${{ documents: joined.documents }} documents`,
        )}\n`,
  );
}

/** The phrases of a model, or of the texts. */
async function getPhrases(corpus: TextCorpus, options: PhrasesCommandOptions): Promise<Phrases> {
  const given = readTableOptions(PHRASE_FLAGS, options);
  if (options.model === undefined) return learnCorpusPhrases(corpus, given);
  const [name] = Object.keys(given);
  if (name !== undefined) {
    throw new UsageError(
      sentence(
        'cli/phrases-of-model',
      )`${{ model: option('--model') }} brings its own phrases: leave ${{ name: option(name) }} out, or learn them again without ${{ model: option('--model') }}.`,
    );
  }
  if (extname(options.output ?? '') === '.malmoi') {
    throw new UsageError(
      sentence('cli/model-of-model')`--model is a model already: give -o the name of a text.`,
    );
  }
  return loadPhrases(options.model);
}

function* listPhrases(phrases: Phrases, json: true | undefined): Generator<string> {
  for (const [index, pass] of phrases.passes.entries()) {
    for (const phrase of pass) {
      const { count, score } = phrase;
      const text = phrases.text(phrase);
      yield json
        ? toJsonLine(PHRASE_LINE, { phrase: text, ...phrase, pass: index + 1 })
        : `${text}\t${count}\t${score.toPrecision(6)}\n`;
    }
  }
}

/** Characters that are written at once. */
const CHUNK = 65_536;

async function* encode(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let chunk = '';
  for await (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    yield encoder.encode(chunk);
    chunk = '';
  }
  yield encoder.encode(chunk);
}
