import type { Command } from 'commander';
import { InputError } from '../../base/errors.ts';
import { readModelFile } from '../../io/node.ts';
import type { Environment } from '../environment.ts';
import { handlersOf } from '../models/model-handlers.ts';
import type { EvaluateOptions } from '../models/requests.ts';
import { addDocumentOptions, addLabelOption } from '../options/document-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { isForeignVectors, reportOnForeignVectors } from '../vectors/evaluate-vectors.ts';

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
      'of word vectors: only this many words from the first (most frequent) on count as known; 300,000 unless given',
      parseWholeNumber('--restrict', 1),
    )
    .option('--case-sensitive', 'of word vectors: upper and lower case differ in test sets')
    .option('--json', 'one JSON object')
    .option('--quiet', 'no progress bar')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, inputs: string[], options: EvaluateOptions) => {
      const report = (await isForeignVectors(path, environment))
        ? reportOnForeignVectors(path, inputs, options, environment)
        : reportOnModel(path, inputs, options, environment);
      environment.stdout.write(await report);
    });
}

async function reportOnModel(
  path: string,
  inputs: readonly string[],
  options: EvaluateOptions,
  environment: Environment,
): Promise<string> {
  const state = await readModelFile(path);
  const handlers = handlersOf(state);
  if (handlers === undefined) {
    throw new InputError(
      `this is a model of kind ${state.kind}; a classifier, a language model or word vectors can be evaluated`,
      { input: path },
    );
  }
  return handlers.evaluate({ path, state, inputs, options, environment });
}
