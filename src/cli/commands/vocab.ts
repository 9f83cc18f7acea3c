import { extname } from 'node:path';
import type { Command } from 'commander';
import { sentence } from '../../base/sentence.ts';
import { checkWritable, writeFileAtomic, writeModelFile } from '../../io/node.ts';
import { WORD_LINE } from '../../models/json/texts.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { VOCABULARY_WRITTEN } from '../../models/json/written-files.ts';
import { countVocabularyPart, readVocabulary, type StoreServer } from '../../store/index.ts';
import { specialWords, USUAL_SPECIAL_TOKENS } from '../../text/units/special-tokens.ts';
import { buildVocabulary } from '../../text/vocabulary/build-vocabulary.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import { vocabularyToState } from '../../text/vocabulary/vocabulary-state.ts';
import { vocabularyToText } from '../../text/vocabulary/vocabulary-text.ts';
import { WordCounter } from '../../text/vocabulary/word-counter.ts';
import type { Environment } from '../environment.ts';
import { NGRAM_COUNT_FLAGS, VOCABULARY_FLAGS, WORD_COUNTER_FLAGS } from '../flags/text-flags.ts';
import { openCorpus } from '../open-corpus.ts';
import { addDocumentOptions } from '../options/document-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { addStoreOptions, RUN, requireStore } from '../options/store-options.ts';
import {
  addTokenizerOptions,
  createPipeline,
  tokenizerFiles,
} from '../options/tokenizer-options.ts';
import { countPart } from '../store/count-part.ts';
import { withStore } from '../store/with-store.ts';
import { tellForgotten } from '../terminal/tell-forgotten.ts';
import { tellOfForm } from '../terminal/tell-of-form.ts';
import { wordingOf } from '../terminal/wording.ts';
import { encodeTexts } from '../vocabulary/encode-texts.ts';
import { NGRAMS } from '../vocabulary/ngrams.ts';
import {
  requireNgrams,
  type VocabOptions,
  type VocabularyCounting,
} from '../vocabulary/vocab-options.ts';

const EXAMPLES = `
Examples:
  malmoi vocab nsmc/reviews.txt --min-count 5 -o vocabulary.tsv
  malmoi vocab mails.csv --text body --lowercase --max-size 20000 --special -o mails.malmoi
  malmoi vocab reviews.tsv --text document --ngrams 1-2 --min-df 3 --max-df 0.5 -o ngrams.tsv
  malmoi vocab big.txt --store clickhouse://counts:8123/words --part 3/16
  malmoi vocab --store clickhouse://counts:8123/words --min-count 5 -o vocabulary.tsv
`;

/** Adds `malmoi vocab`. */
export function addVocabCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('vocab')
    .description(
      'Counts tokens and prints a line for each, "word<TAB>count", from the most to the least frequent. ' +
        'With --ngrams, counts n-grams and the documents that each is in, "n-gram<TAB>count<TAB>documents".',
    )
    .argument('[inputs...]', 'texts (a line each), CSV, TSV or JSONL; - is standard input', ['-']);
  addTokenizerOptions(addStoreOptions(addDocumentOptions(command)));
  addTableOptions(addTableOptions(command, VOCABULARY_FLAGS), WORD_COUNTER_FLAGS);
  addTableOptions(command, NGRAM_COUNT_FLAGS)
    .option('--temporary <folder>', "where that folder is made (default: the system's)")
    .option('--special', `put ${Object.values(USUAL_SPECIAL_TOKENS).join(' ')} first`)
    .option('-o, --output <file>', 'write a file instead: text, or a model when it ends in .malmoi')
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'one JSON object a word; with -o, the summary as JSON')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: VocabOptions) => {
      requireStore(options);
      requireNgrams(options);
      const { count, countPart, read } = options.ngrams === undefined ? WORDS : NGRAMS;
      return options.store === undefined
        ? count(inputs, options, environment)
        : withStore(options.store, environment, (server) =>
            // Standard input stands for no texts only where there is no store.
            command.args.length === 0
              ? read(server, options, environment)
              : countPart(server, inputs, options, environment),
          );
    });
}

/** Words without their documents. */
const WORDS: VocabularyCounting = {
  count: vocab,
  countPart: countToStore,
  read: readFromStore,
};

async function vocab(
  inputs: readonly string[],
  options: VocabOptions,
  environment: Environment,
): Promise<void> {
  const { quiet = false, output } = options;
  if (output !== undefined) await checkWritable(output, [...inputs, ...tokenizerFiles(options)]);
  const analyzer = await createPipeline(options);
  const { corpus, bars } = openCorpus(inputs, { ...options, analyzer }, environment);
  const counter = new WordCounter(readTableOptions(WORD_COUNTER_FLAGS, options));
  const tokens = await corpus.countWords(counter).finally(bars.stop);
  if (!quiet) tellForgotten(counter, environment);
  const vocabulary = limitVocabulary(counter.counts, options);
  if (!quiet) tellOfForm(vocabulary.words, analyzer, environment);
  const sizes = { tokens, distinctWords: counter.counts.size };
  await showVocabulary(vocabulary, sizes, options, environment);
}

async function countToStore(
  server: StoreServer,
  inputs: readonly string[],
  options: VocabOptions,
  environment: Environment,
): Promise<void> {
  const analyzer = await createPipeline(options);
  await countPart({ inputs, options, analyzer }, environment, (texts, part) =>
    countVocabularyPart(server, texts, part),
  );
}

async function readFromStore(
  server: StoreServer,
  options: VocabOptions,
  environment: Environment,
): Promise<void> {
  const { output, special, run = RUN } = options;
  if (output !== undefined) await checkWritable(output, []);
  const { minCount } = readTableOptions(VOCABULARY_FLAGS, options);
  const { counts, total, distinctWords } = await readVocabulary(server, run, {
    ...(minCount !== undefined && { minCount }),
    ...(special && { always: specialWords(USUAL_SPECIAL_TOKENS) }),
  });
  const sizes = { tokens: Number(total), distinctWords };
  await showVocabulary(limitVocabulary(counts, options), sizes, options, environment);
}

function limitVocabulary(counts: ReadonlyMap<string, number>, options: VocabOptions): Vocabulary {
  return buildVocabulary(counts, {
    ...readTableOptions(VOCABULARY_FLAGS, options),
    ...(options.special && { special: USUAL_SPECIAL_TOKENS }),
  });
}

/** Prints a vocabulary, or writes its file. */
async function showVocabulary(
  vocabulary: Vocabulary,
  { tokens, distinctWords }: { readonly tokens: number; readonly distinctWords: number },
  options: VocabOptions,
  environment: Environment,
): Promise<void> {
  const { output, quiet = false } = options;
  if (output === undefined) {
    const lines = options.json ? vocabularyToJson(vocabulary) : vocabularyToText(vocabulary);
    for (const piece of lines) await environment.stdout.write(piece);
    return;
  }
  await writeVocabulary(output, vocabulary, environment.signal);
  if (quiet) return;
  const summary = { output, vocabularySize: vocabulary.size, tokenCount: tokens, distinctWords };
  environment.stdout.write(
    options.json
      ? toJsonLine(VOCABULARY_WRITTEN, summary)
      : `${wordingOf(environment).text(
          sentence(
            'cli/vocabulary-written',
          )`${{ output }}: ${{ words: summary.vocabularySize }} words of ${{ distinct: distinctWords }} distinct ones in ${{ tokens }} tokens`,
        )}\n`,
  );
}

async function writeVocabulary(
  path: string,
  vocabulary: Vocabulary,
  signal: AbortSignal,
): Promise<void> {
  if (extname(path) === '.malmoi') {
    await writeModelFile(path, vocabularyToState(vocabulary), signal);
  } else await writeFileAtomic(path, encodeTexts(vocabularyToText(vocabulary)), signal);
}

function* vocabularyToJson({ words, counts }: Vocabulary): Generator<string> {
  for (const [id, word] of words.entries()) {
    yield toJsonLine(WORD_LINE, { id, word, count: counts[id] });
  }
}
