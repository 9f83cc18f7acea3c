import { type Command, Option } from 'commander';
import { InputError } from '../../base/errors.ts';
import type { CellBlock } from '../../counts/co-occurrence/cell-block.ts';
import { CooccurrenceCounter } from '../../counts/co-occurrence/co-occurrence-counter.ts';
import { encodeCooccurrences } from '../../counts/co-occurrence/co-occurrence-file.ts';
import type { DistanceWeighting } from '../../counts/co-occurrence/distance-weights.ts';
import { writeFileAtomic } from '../../io/node.ts';
import { openNodeScratch } from '../../io/node-scratch.ts';
import type { TextPipeline } from '../../text/pipeline.ts';
import { buildVocabulary } from '../../text/vocabulary/build-vocabulary.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import { WordCounter } from '../../text/vocabulary/word-counter.ts';
import type { Environment } from '../environment.ts';
import {
  addDocumentOptions,
  type DocumentOptions,
  readInputs,
} from '../options/document-options.ts';
import {
  addTokenizerOptions,
  createPipeline,
  type TokenizerOptions,
} from '../options/tokenizer-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';

interface CooccurOptions extends DocumentOptions, TokenizerOptions {
  readonly output: string;
  readonly window: number;
  readonly weighting: DistanceWeighting;
  readonly minCount: number;
  readonly maxVocabulary?: number;
  readonly memory: number;
  readonly temporary?: string;
  readonly quiet?: true;
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
    .summary('how often words stand near each other')
    .description(
      'Counts how often words stand within a window of each other, in texts of any length, and writes the ' +
        'counts with their vocabulary to a file that `malmoi train glove` reads. Windows end at the end of a line. ' +
        'The texts are read twice, so they must be files.',
    )
    .argument('<inputs...>', 'text, CSV, TSV or JSONL files')
    .requiredOption('-o, --output <file>', 'the file to write')
    .option('--window <words>', 'neighbours on each side', parseWholeNumber('--window', 1), 10)
    .addOption(
      new Option('--weighting <how>', 'what a neighbour counts: 1, or 1 / its distance')
        .choices(['uniform', 'inverse-distance'])
        .default('inverse-distance'),
    )
    .option(
      '--min-count <times>',
      'leave out words seen fewer times',
      parseWholeNumber('--min-count', 1),
      5,
    )
    .option(
      '--max-vocabulary <words>',
      'keep only this many words, the most frequent',
      parseWholeNumber('--max-vocabulary', 1),
    )
    .option(
      '--memory <MiB>',
      'memory for the text in hand; past it, counts go to a temporary folder',
      parseWholeNumber('--memory', 1),
      512,
    )
    .option('--temporary <folder>', "where that folder is made (default: the system's)")
    .option('--quiet', 'no progress bar and no remarks');
  addTokenizerOptions(addDocumentOptions(command), 'whitespace')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], options: CooccurOptions) => {
      if (inputs.includes('-')) {
        throw new InputError('the text is read twice; save it in a file first', {
          input: 'standard input',
        });
      }
      await countToFile(inputs, options, environment);
    });
}

async function countToFile(
  inputs: readonly string[],
  options: CooccurOptions,
  environment: Environment,
): Promise<void> {
  const { window, weighting, quiet = false } = options;
  const pipeline = await createPipeline(options);
  const vocabulary = await countWords(inputs, pipeline, options, environment);
  const scratch = await openNodeScratch(options.temporary);
  let cells = 0;
  try {
    const memoryLimitBytes = options.memory * 2 ** 20;
    const counter = new CooccurrenceCounter(vocabulary.size, {
      window,
      weighting,
      memoryLimitBytes,
      scratch,
    });
    for await (const words of readWords(
      inputs,
      'counting neighbours',
      pipeline,
      options,
      environment,
    )) {
      await counter.add(words.map((word) => vocabulary.idOf(word)));
    }
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
  if (!quiet) {
    environment.stderr.write(
      `${options.output}: ${vocabulary.size} words, ${cells} cells of the upper triangle (window ${window}, ${weighting}).\n`,
    );
  }
}

async function countWords(
  inputs: readonly string[],
  pipeline: TextPipeline,
  options: CooccurOptions,
  environment: Environment,
): Promise<Vocabulary> {
  const counter = new WordCounter();
  for await (const words of readWords(inputs, 'counting words', pipeline, options, environment)) {
    for (const word of words) counter.add(word);
  }
  const { minCount, maxVocabulary } = options;
  const vocabulary = buildVocabulary(counter.counts, {
    minCount,
    ...(maxVocabulary !== undefined && { maxSize: maxVocabulary }),
  });
  if (vocabulary.size === 0) {
    throw new InputError(`no word comes ${minCount} times; lower --min-count`, {
      input: inputs.join(', '),
    });
  }
  return vocabulary;
}

/** The words of each document. */
async function* readWords(
  inputs: readonly string[],
  phase: string,
  pipeline: TextPipeline,
  options: CooccurOptions,
  environment: Environment,
): AsyncGenerator<string[]> {
  const bar = createProgressBar(environment.stderr, options.quiet ?? false);
  const work = { phase, onProgress: bar.onProgress, signal: environment.signal };
  try {
    for await (const { texts } of readInputs(inputs, options, environment, work)) {
      for (const text of texts) yield pipeline.words(text);
    }
  } finally {
    bar.stop();
  }
}
