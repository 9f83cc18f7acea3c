import type { Command } from 'commander';
import { withDefaults } from '../../base/options.ts';
import { sentence } from '../../base/sentence.ts';
import type { CellBlock } from '../../counts/co-occurrence/cell-block.ts';
import { COOCCURRENCE_OPTIONS } from '../../counts/co-occurrence/co-occurrence-counter.ts';
import { encodeCooccurrences } from '../../counts/co-occurrence/co-occurrence-file.ts';
import { checkWritable, writeFileAtomic } from '../../io/node.ts';
import { openNodeScratch } from '../../io/node-scratch.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { COOCCURRENCES_WRITTEN } from '../../models/json/written-files.ts';
import type { Environment } from '../environment.ts';
import { COOCCURRENCE_FLAGS } from '../flags/co-occurrence-flags.ts';
import {
  addCountingOptions,
  type CountingOptions,
  countInputs,
} from '../options/counting-options.ts';
import { addDocumentOptions } from '../options/document-options.ts';
import { readTableOptions } from '../options/from-table.ts';
import { addTokenizerOptions, tokenizerFiles } from '../options/tokenizer-options.ts';
import { tell } from '../terminal/tell.ts';

interface CooccurOptions extends CountingOptions {
  readonly output: string;
  readonly temporary?: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi cooccur corpus.txt --window 10 -o corpus.cooc
  malmoi cooccur reviews.tsv --text document --tokenizer words --min-count 3 --weighting uniform -o reviews.cooc
`;

/** Adds `malmoi cooccur`. */
export function addCooccurCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('cooccur')
    .summary('count how often words occur near each other')
    .description(
      'Counts how often words stand within a window of each other, in texts of any length, and writes the ' +
        'counts with their vocabulary to a file that `malmoi train glove` reads. Windows end at the end of a line. ' +
        'The texts are read twice, so they must be files.',
    )
    .argument('<inputs...>', 'text, CSV, TSV or JSONL files')
    .requiredOption('-o, --output <file>', 'the file to write')
    .option('--quiet', 'no progress bar and no remarks')
    .option('--json', 'the summary as one JSON object');
  addTokenizerOptions(addDocumentOptions(addCountingOptions(command)), 'whitespace')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: CooccurOptions) =>
      countToFile(inputs, options, environment),
    );
}

async function countToFile(
  inputs: readonly string[],
  options: CooccurOptions,
  environment: Environment,
): Promise<void> {
  const { window, weighting } = withDefaults(
    COOCCURRENCE_OPTIONS,
    readTableOptions(COOCCURRENCE_FLAGS, options),
  );
  const { quiet = false } = options;
  await checkWritable(options.output, [...inputs, ...tokenizerFiles(options)]);
  const scratch = await openNodeScratch(options.temporary);
  let cells = 0;
  let size: number;
  try {
    const { vocabulary, counter } = await countInputs(inputs, options, environment, scratch);
    size = vocabulary.size;
    const counted = async function* (): AsyncGenerator<CellBlock> {
      for await (const block of counter.finish()) {
        cells += block.rows.length;
        yield block;
      }
    };
    const header = { window, weighting, words: vocabulary.words, counts: vocabulary.counts };
    await writeFileAtomic(
      options.output,
      encodeCooccurrences(header, counted()),
      environment.signal,
    );
  } finally {
    await scratch.dispose();
  }
  if (options.json === true) {
    const summary = { output: options.output, vocabularySize: size, cells, window, weighting };
    environment.stdout.write(toJsonLine(COOCCURRENCES_WRITTEN, summary));
  } else if (!quiet) {
    tell(
      sentence(
        'cli/counted-pairs',
      )`${{ output: options.output }}: ${{ words: size }} words, ${{ cells }} cells of the upper triangle (window ${{ window }}, ${{ weighting }}).`,
      environment,
    );
  }
}
