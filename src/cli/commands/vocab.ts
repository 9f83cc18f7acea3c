import { extname } from 'node:path';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic, writeModelFile } from '../../io/node.ts';
import { WORD_LINE } from '../../models/json/texts.ts';
import { VOCABULARY_WRITTEN } from '../../models/json/trainings.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { USUAL_SPECIAL_TOKENS } from '../../text/units/special-tokens.ts';
import { buildVocabulary } from '../../text/vocabulary/build-vocabulary.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import { vocabularyToState } from '../../text/vocabulary/vocabulary-state.ts';
import { vocabularyToText } from '../../text/vocabulary/vocabulary-text.ts';
import { WordCounter } from '../../text/vocabulary/word-counter.ts';
import type { Environment } from '../environment.ts';
import { openCorpus } from '../open-corpus.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import { parseNumber } from '../options/number.ts';
import {
  addTokenizerOptions,
  createPipeline,
  type TokenizerOptions,
  tokenizerFiles,
} from '../options/tokenizer-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { tellForgotten } from '../terminal/tell-forgotten.ts';

interface VocabOptions extends DocumentOptions, TokenizerOptions {
  readonly minCount: number;
  readonly maxSize?: number;
  readonly limit?: number;
  readonly special?: true;
  readonly output?: string;
  readonly quiet?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi vocab nsmc/reviews.txt --min-count 5 -o vocabulary.tsv
  malmoi vocab mails.csv --text body --lowercase --max-size 20000 --special -o mails.malmoi
`;

/** Adds `malmoi vocab`. */
export function addVocabCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('vocab')
    .summary('count the words of texts')
    .description(
      'Counts tokens and prints a line for each, "word<TAB>count", from the most to the least frequent.',
    )
    .argument('[inputs...]', 'texts (a line each), CSV, TSV or JSONL; - is standard input', ['-']);
  addTokenizerOptions(addDocumentOptions(command))
    .option('--min-count <count>', 'leave out rarer words', parseNumber('--min-count', 0), 1)
    .option('--max-size <count>', 'keep the most frequent words', parseWholeNumber('--max-size', 1))
    .option(
      '--limit <words>',
      'hold so many distinct words at the most, forgetting the rarer (default: 5000000)',
      parseWholeNumber('--limit', 1),
    )
    .option('--special', `put ${Object.values(USUAL_SPECIAL_TOKENS).join(' ')} first`)
    .option('-o, --output <file>', 'write a file instead: text, or a model when it ends in .malmoi')
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'one JSON object a word; with -o, the summary as JSON')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: VocabOptions) => vocab(inputs, options, environment));
}

async function vocab(
  inputs: readonly string[],
  options: VocabOptions,
  environment: Environment,
): Promise<void> {
  const { quiet = false, limit, maxSize, minCount, output } = options;
  if (output !== undefined) await checkWritable(output, [...inputs, ...tokenizerFiles(options)]);
  const analyzer = await createPipeline(options);
  const { corpus, bars } = openCorpus(inputs, { ...options, analyzer }, environment);
  const counter = new WordCounter(limit === undefined ? {} : { limit });
  const tokens = await corpus.countWords(counter).finally(bars.stop);
  if (!quiet) tellForgotten(counter, environment.stderr);
  const vocabulary = buildVocabulary(counter.counts, {
    minCount,
    ...(maxSize !== undefined && { maxSize }),
    ...(options.special && { special: USUAL_SPECIAL_TOKENS }),
  });
  if (output === undefined) {
    const lines = options.json ? vocabularyToJson(vocabulary) : vocabularyToText(vocabulary);
    for (const piece of lines) environment.stdout.write(piece);
    return;
  }
  await writeVocabulary(output, vocabulary, environment.signal);
  if (quiet) return;
  const summary = {
    ...{ output, vocabularySize: vocabulary.size, tokenCount: tokens },
    distinctWords: counter.counts.size,
  };
  environment.stdout.write(
    options.json
      ? toJsonLine(VOCABULARY_WRITTEN, summary)
      : `${output}: ${summary.vocabularySize} words of ${summary.distinctWords} distinct ones in ${tokens} tokens\n`,
  );
}

async function writeVocabulary(
  path: string,
  vocabulary: Vocabulary,
  signal: AbortSignal,
): Promise<void> {
  if (extname(path) === '.malmoi') {
    await writeModelFile(path, vocabularyToState(vocabulary), signal);
  } else await writeFileAtomic(path, encode(vocabularyToText(vocabulary)), signal);
}

function* encode(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of pieces) yield encoder.encode(piece);
}

function* vocabularyToJson({ words, counts }: Vocabulary): Generator<string> {
  for (const [id, word] of words.entries()) {
    yield toJsonLine(WORD_LINE, { id, word, count: counts[id] });
  }
}
