import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { withDefaults } from '../../base/options.ts';
import { sentence } from '../../base/sentence.ts';
import type { CellBlock } from '../../counts/co-occurrence/cell-block.ts';
import { COOCCURRENCE_OPTIONS } from '../../counts/co-occurrence/co-occurrence-counter.ts';
import {
  type CooccurrenceHeader,
  encodeCooccurrences,
} from '../../counts/co-occurrence/co-occurrence-file.ts';
import { checkWritable, writeFileAtomic } from '../../io/node.ts';
import { openNodeScratch } from '../../io/node-scratch.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { COOCCURRENCES_WRITTEN } from '../../models/json/written-files.ts';
import { readCooccurrences } from '../../store/index.ts';
import type { Environment } from '../environment.ts';
import { COOCCURRENCE_FLAGS } from '../flags/co-occurrence-flags.ts';
import { addCountingOptions, countInputs } from '../options/counting-options.ts';
import { addDocumentOptions } from '../options/document-options.ts';
import { readTableOptions } from '../options/from-table.ts';
import { addStoreOptions, RUN, requireStore } from '../options/store-options.ts';
import { addTokenizerOptions, tokenizerFiles } from '../options/tokenizer-options.ts';
import { countNeighborsPart, type StoredCounting } from '../store/count-neighbors.ts';
import { withStore } from '../store/with-store.ts';
import { tell } from '../terminal/tell.ts';

const EXAMPLES = `
Examples:
  malmoi cooccur corpus.txt --window 10 -o corpus.cooc
  malmoi cooccur reviews.tsv --text document --tokenizer words --min-count 3 --weighting uniform -o reviews.cooc
  malmoi vocab big.txt --tokenizer whitespace --store clickhouse://counts:8123/words --part 3/16
  malmoi cooccur big.txt --store clickhouse://counts:8123/words --part 3/16
  malmoi cooccur --store clickhouse://counts:8123/words -o big.cooc
`;

/** Adds `malmoi cooccur`. */
export function addCooccurCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('cooccur')
    .description(
      'Counts how often words stand within a window of each other, in texts of any length, and writes the ' +
        'counts with their vocabulary to a file that `malmoi train glove` reads. Windows end at the end of a line. ' +
        'The texts are read twice, so they must be files. With --store, their vocabulary must be there: ' +
        '`malmoi vocab` counts it.',
    )
    .argument('[inputs...]', 'text, CSV, TSV or JSONL files')
    .option('-o, --output <file>', 'the file to write')
    .option('--quiet', 'no progress bar and no remarks')
    .option('--json', 'the summary as one JSON object');
  const documents = addDocumentOptions(addCountingOptions(command));
  addTokenizerOptions(addStoreOptions(documents), 'whitespace')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: StoredCounting) => count(inputs, options, environment));
}

async function count(
  inputs: readonly string[],
  options: StoredCounting,
  environment: Environment,
): Promise<void> {
  requireStore(options);
  const { store, output, run = RUN } = options;
  if (store === undefined) {
    if (inputs.length === 0 || output === undefined) throw needsTextsAndFile();
    return countToFile(inputs, { ...options, output }, environment);
  }
  if (inputs.length === 0 && output === undefined) throw needsTextsAndFile();
  await withStore(store, environment, async (server) => {
    if (output === undefined || inputs.length > 0) {
      return countNeighborsPart(server, inputs, options, environment);
    }
    await checkWritable(output, []);
    const { header, blocks } = await readCooccurrences(server, run);
    await writeCooccurrences(header, blocks, { ...options, output }, environment);
  });
}

function needsTextsAndFile(): UsageError {
  return new UsageError(
    sentence(
      'cli/texts-and-file',
    )`cooccur takes texts, and --output with the file to write; with --store it takes one of them at a time.`,
  );
}

/** The options of writing a file. */
interface WritingOptions extends StoredCounting {
  readonly output: string;
}

async function countToFile(
  inputs: readonly string[],
  options: WritingOptions,
  environment: Environment,
): Promise<void> {
  const { window, weighting } = withDefaults(
    COOCCURRENCE_OPTIONS,
    readTableOptions(COOCCURRENCE_FLAGS, options),
  );
  await checkWritable(options.output, [...inputs, ...tokenizerFiles(options)]);
  const scratch = await openNodeScratch(options.temporary);
  try {
    const { vocabulary, counter } = await countInputs(inputs, options, environment, scratch);
    const header = { window, weighting, words: vocabulary.words, counts: vocabulary.counts };
    await writeCooccurrences(header, counter.finish(), options, environment);
  } finally {
    await scratch.dispose();
  }
}

/** Writes the file, and says what it holds. */
async function writeCooccurrences(
  header: CooccurrenceHeader,
  blocks: AsyncIterable<CellBlock>,
  { output, quiet, json }: WritingOptions,
  environment: Environment,
): Promise<void> {
  let cells = 0;
  const counted = async function* (): AsyncGenerator<CellBlock> {
    for await (const block of blocks) {
      cells += block.rows.length;
      yield block;
    }
  };
  await writeFileAtomic(output, encodeCooccurrences(header, counted()), environment.signal);
  const { window, weighting, words } = header;
  if (json === true) {
    const summary = { output, vocabularySize: words.length, cells, window, weighting };
    environment.stdout.write(toJsonLine(COOCCURRENCES_WRITTEN, summary));
  } else if (quiet !== true) {
    tell(
      sentence(
        'cli/counted-pairs',
      )`${{ output }}: ${{ words: words.length }} words, ${{ cells }} cells of the upper triangle (window ${{ window }}, ${{ weighting }}).`,
      environment,
    );
  }
}
