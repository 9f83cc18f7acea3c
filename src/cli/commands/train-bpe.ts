import type { Command } from 'commander';
import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { checkWritable, writeModelFile } from '../../io/node.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { BPE_TRAINED } from '../../models/json/written-files.ts';
import { bpeToState } from '../../text/bpe/bpe-state.ts';
import { addPieces, trainBpe } from '../../text/bpe/train-bpe.ts';
import { WordCounter } from '../../text/vocabulary/word-counter.ts';
import type { Environment } from '../environment.ts';
import { BPE_TRAINING_FLAGS, WORD_COUNTER_FLAGS } from '../flags/text-flags.ts';
import { openCorpus } from '../open-corpus.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { tellForgotten } from '../terminal/tell-forgotten.ts';
import { wordingOf } from '../terminal/wording.ts';

interface TrainBpeOptions extends DocumentOptions {
  readonly output: string;
  readonly quiet?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi train bpe corpus.txt --size 8000 -o bpe.malmoi
  echo "정말 재미있다" | malmoi tokenize --tokenizer bpe.malmoi
`;

/** Adds `malmoi train bpe`. */
export function addTrainBpeCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('bpe')
    .description(
      'Learns subwords from texts by byte-pair encoding; --tokenizer takes the file that it writes.',
    )
    .argument('[inputs...]', 'texts (a line each), CSV, TSV or JSONL; - is standard input', ['-'])
    .requiredOption('-o, --output <file>', 'where the model is written');
  addDocumentOptions(command);
  addTableOptions(addTableOptions(command, BPE_TRAINING_FLAGS), WORD_COUNTER_FLAGS)
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: TrainBpeOptions) => train(inputs, options, environment));
}

async function train(
  inputs: readonly string[],
  options: TrainBpeOptions,
  environment: Environment,
): Promise<void> {
  const { signal } = environment;
  const { quiet = false, output } = options;
  await checkWritable(output, inputs);
  const counter = new WordCounter(readTableOptions(WORD_COUNTER_FLAGS, options));
  const { corpus, bars } = openCorpus(inputs, options, environment);
  const bar = createProgressBar(environment, quiet);
  const started = performance.now();
  try {
    for await (const { texts } of corpus.documents('counting')) {
      for (const text of texts) addPieces(counter, text);
    }
    bars.stop();
    if (counter.counts.size === 0) {
      throw new InputError(sentence('cli/no-text-to-learn')`there is no text to learn from`, {
        input: corpus.name,
      });
    }
    const model = await trainBpe(counter.counts, {
      ...{ onProgress: bar.onProgress, signal },
      ...readTableOptions(BPE_TRAINING_FLAGS, options),
    });
    await writeModelFile(output, bpeToState(model), signal);
    bar.stop();
    if (quiet) return;
    tellForgotten(counter, environment);
    const seconds = (performance.now() - started) / 1000;
    const summary = {
      output,
      vocabularySize: model.tokens.length,
      letters: model.alphabet.length,
      merges: model.merges.length / 2,
      distinctWords: counter.counts.size,
      seconds,
    };
    environment.stdout.write(
      options.json
        ? toJsonLine(BPE_TRAINED, summary)
        : `${wordingOf(environment).text(
            sentence(
              'cli/bpe-trained',
            )`${{ output }}: ${{ tokens: summary.vocabularySize }} tokens (256 bytes, ${{ letters: summary.letters }} letters, ${{ merges: summary.merges }} merges) from ${{ words: summary.distinctWords }} distinct words; ${{ seconds: seconds.toFixed(1) }} s`,
          )}\n`,
    );
  } finally {
    bars.stop();
    bar.stop();
  }
}
