import type { Command } from 'commander';
import { nameInput } from '../../base/name-input.ts';
import { MODEL_KINDS } from '../../models/index.ts';
import { EVALUATION } from '../../models/json/evaluations.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { formatEvaluation } from '../models/format-evaluation.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { checkAbility, refuseOptionsOf } from '../models/refusals.ts';
import { openTestData } from '../models/test-data.ts';
import {
  addDocumentOptions,
  addLabelOption,
  type DocumentOptions,
} from '../options/document-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';

interface EvaluateOptions extends DocumentOptions {
  readonly restrict?: number;
  readonly caseSensitive?: true;
  readonly json?: true;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  malmoi evaluate nsmc.malmoi nsmc/test.tsv
  malmoi evaluate mails.malmoi held-out.csv --label kind --json
  malmoi evaluate shakespeare.malmoi sonnets.txt
  malmoi evaluate vectors.bin questions-words.txt wordsim353.tsv --restrict 30000
`;

/** Adds `malmoi evaluate`. */
export function addEvaluateCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('evaluate')
    .summary('how well a model does on data that it has not seen')
    .description(
      'A classifier: compares predictions with labels: accuracy, precision, recall and F1 of each class, and the ' +
        "confusion matrix. Word vectors: asks analogies (word2vec's questions-words.txt), or compares similarities " +
        "with people's (word pairs and scores, parted by tabs or commas). A language model: its perplexity on texts.",
    )
    .argument('<model>', 'a classifier, a language model, or word vectors in any known format')
    .argument(
      '[inputs...]',
      'CSV, TSV or JSONL files, or - for standard input; test sets of word vectors',
      ['-'],
    );
  addLabelOption(addDocumentOptions(command))
    .option(
      '--restrict <words>',
      'of word vectors: only this many words from the first (most frequent) on count as known (default: 300000)',
      parseWholeNumber('--restrict', 1),
    )
    .option('--case-sensitive', 'of word vectors: upper and lower case differ in test sets')
    .option('--json', 'one JSON object')
    .option('--quiet', 'no progress bar')
    .addHelpText('after', EXAMPLES)
    .action((path: string, inputs: string[], options: EvaluateOptions) =>
      evaluate(path, inputs, options, environment),
    );
}

/** Options of test sets of word vectors. */
const TEST_SETS = [
  ['--restrict', 'restrict'],
  ['--case-sensitive', 'caseSensitive'],
] as const;

async function evaluate(
  path: string,
  inputs: readonly string[],
  options: EvaluateOptions,
  environment: Environment,
): Promise<void> {
  const { restrict, caseSensitive, json, quiet = false } = options;
  const handle = await openModelFile(path, { quiet }, environment);
  const bar = createProgressBar(environment.stderr, quiet);
  try {
    checkAbility(path, handle, 'evaluate');
    refuseOptionsOf(path, handle, { restrict, caseSensitive }, TEST_SETS, {
      ...{ kinds: ['word-vectors', 'word2vec'], noun: MODEL_KINDS['word-vectors'].noun },
    });
    const evaluation = await nameInput(inputs.join(', '), () =>
      handle.evaluate(openTestData(handle, inputs, options, environment), {
        ...(restrict !== undefined && { restrictVocab: restrict }),
        ...(caseSensitive === true && { caseInsensitive: false }),
        ...{ onProgress: bar.onProgress, signal: environment.signal },
      }),
    );
    bar.stop();
    environment.stdout.write(
      json ? toJsonLine(EVALUATION, evaluation) : formatEvaluation(evaluation),
    );
  } finally {
    bar.stop();
    handle.dispose();
  }
}
