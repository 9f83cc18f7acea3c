import type { Command } from 'commander';
import { readModelFile } from '../../io/node.ts';
import { columnsOf, loadClassifier } from '../classifier/load-classifier.ts';
import type { Environment } from '../environment.ts';
import { openCorpus } from '../open-corpus.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';

const EXAMPLES = `
Examples:
  echo "정말 재미있다" | malmoi predict nsmc.malmoi
  malmoi predict nsmc.malmoi new-reviews.csv --text review --json
`;

/** Adds `malmoi predict`. */
export function addPredictCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('predict')
    .summary('the class of each text')
    .description('Prints the most probable class of each document, and how probable it is.')
    .argument('<model>', 'a classifier')
    .argument('[inputs...]', 'texts (a line each), CSV, TSV or JSONL; - is standard input', ['-']);
  addDocumentOptions(command)
    .option('--json', 'one JSON object a document, with the probability of every class')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, inputs: string[], options: DocumentOptions & { json?: true }) => {
      const state = await readModelFile(path);
      const classifier = loadClassifier(state, path);
      const text = options.text ?? columnsOf(state).text;
      const reading = { ...options, quiet: true, ...(text !== undefined && { text }) };
      const { corpus } = openCorpus(inputs, reading, environment);
      // A line of output for each line of input, so that they can be laid side by side.
      for await (const { texts } of corpus.documents('predicting', { keepBlankLines: true })) {
        const lines = classifier.predictProba(texts).map(({ label, probabilities }) => {
          const byClass = classifier.classes.map((name, c) => [name, probabilities[c]] as const);
          return options.json
            ? JSON.stringify({ label, probabilities: Object.fromEntries(byClass) })
            : `${label}\t${Math.max(...probabilities).toFixed(4)}`;
        });
        environment.stdout.write(lines.map((line) => `${line}\n`).join(''));
      }
    });
}
