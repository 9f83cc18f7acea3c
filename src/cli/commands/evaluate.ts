import type { Command } from 'commander';
import { InputError, UsageError } from '../../base/errors.ts';
import type { ModelState } from '../../base/model-state.ts';
import type { Evaluation } from '../../classifier/index.ts';
import { readModelFile } from '../../io/node.ts';
import { wordVectorsFromState } from '../../vectors/word-vectors-state.ts';
import { columnsOf, loadClassifier } from '../classifier/load-classifier.ts';
import type { Environment } from '../environment.ts';
import {
  evaluateTexts,
  formatTextEvaluation,
  holdsLanguageModel,
} from '../language-model/evaluate-texts.ts';
import {
  addDocumentOptions,
  addLabelOption,
  type DocumentOptions,
  readInputs,
} from '../options/document-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { formatTable } from '../terminal/table.ts';
import {
  type EvaluateVectorsOptions,
  evaluateVectors,
  formatVectorEvaluations,
  holdsWordVectors,
  isForeignVectors,
} from '../vectors/evaluate-vectors.ts';
import { loadVectors } from '../vectors/load-vectors.ts';

interface EvaluateOptions extends DocumentOptions, EvaluateVectorsOptions {
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
      'of word vectors: only this many words from the first (most frequent) on count as known; 300,000 unless given',
      parseWholeNumber('--restrict', 1),
    )
    .option('--case-sensitive', 'of word vectors: upper and lower case differ in test sets')
    .option('--json', 'one JSON object')
    .option('--quiet', 'no progress bar')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, inputs: string[], options: EvaluateOptions) => {
      const state = (await isForeignVectors(path, environment))
        ? undefined
        : await readModelFile(path);
      if (state === undefined || holdsWordVectors(state)) {
        environment.stdout.write(await reportOnVectors(path, state, inputs, options, environment));
        return;
      }
      const report = holdsLanguageModel(state) ? reportOnLanguageModel : reportOnClassifier;
      environment.stdout.write(await report(path, state, inputs, options, environment));
    });
}

async function reportOnVectors(
  path: string,
  state: ModelState | undefined,
  testSets: readonly string[],
  options: EvaluateOptions,
  environment: Environment,
): Promise<string> {
  const vectors =
    state === undefined
      ? await loadVectors(
          path,
          { header: true, ...(options.quiet && { quiet: true }) },
          environment,
        )
      : wordVectorsFromState(state);
  const evaluations = await evaluateVectors(vectors, testSets, options, environment);
  return options.json ? `${JSON.stringify(evaluations)}\n` : formatVectorEvaluations(evaluations);
}

async function reportOnClassifier(
  path: string,
  state: ModelState,
  inputs: readonly string[],
  options: EvaluateOptions,
  environment: Environment,
): Promise<string> {
  refuseVectorOptions(path, state, options);
  const evaluation = await evaluate(path, state, inputs, options, environment);
  return options.json ? `${JSON.stringify(evaluation)}\n` : formatEvaluation(evaluation);
}

async function reportOnLanguageModel(
  path: string,
  state: ModelState,
  inputs: readonly string[],
  options: EvaluateOptions,
  environment: Environment,
): Promise<string> {
  refuseVectorOptions(path, state, options);
  const evaluation = await evaluateTexts(state, inputs, options, environment);
  return options.json ? `${JSON.stringify(evaluation)}\n` : formatTextEvaluation(evaluation);
}

function refuseVectorOptions(path: string, state: ModelState, options: EvaluateOptions): void {
  if (options.restrict === undefined && options.caseSensitive !== true) return;
  throw new UsageError(
    `--restrict and --case-sensitive are for word vectors; ${path} is a ${state.kind}.`,
  );
}

async function evaluate(
  path: string,
  state: ModelState,
  inputs: readonly string[],
  options: EvaluateOptions,
  environment: Environment,
): Promise<Evaluation> {
  const classifier = loadClassifier(state, path);
  const trained = columnsOf(state);
  const text = options.text ?? trained.text;
  const label = options.label ?? trained.label ?? 'label';
  const reading = { ...options, label, ...(text !== undefined && { text }) };
  const known = new Set(classifier.classes);
  const counts = classifier.startEvaluation();
  const bar = createProgressBar(environment.stderr, options.quiet ?? false);
  const work = { phase: 'evaluating', onProgress: bar.onProgress, signal: environment.signal };
  let documents = 0;
  try {
    for await (const batch of readInputs(inputs, reading, environment, work)) {
      const stranger = batch.labels.findIndex((name) => !known.has(name));
      if (stranger >= 0) {
        throw new InputError(
          `the label "${batch.labels[stranger]}" is none of the model's classes: ${classifier.classes.join(', ')}`,
          { input: batch.input, line: batch.lines[stranger] },
        );
      }
      classifier.addToEvaluation(counts, batch.texts, batch.labels);
      documents += batch.texts.length;
    }
  } finally {
    bar.stop();
  }
  if (documents === 0) {
    throw new InputError('there are no documents to evaluate on', { input: inputs.join(', ') });
  }
  return counts.summarize();
}

/** An evaluation as tables for a terminal. */
function formatEvaluation(evaluation: Evaluation): string {
  const { classes, macro, weighted, confusion } = evaluation;
  const percent = (part: number): string => part.toFixed(4);
  const measures = formatTable(
    ['class', 'precision', 'recall', 'F1', 'documents'],
    [
      ...classes.map((c) => [
        c.label,
        percent(c.precision),
        percent(c.recall),
        percent(c.f1),
        String(c.support),
      ]),
      ...(['macro', 'weighted'] as const).map((name) => {
        const mean = name === 'macro' ? macro : weighted;
        return [
          `${name} mean`,
          percent(mean.precision),
          percent(mean.recall),
          percent(mean.f1),
          '',
        ];
      }),
    ],
  );
  const matrix = formatTable(
    ['true \\ predicted', ...classes.map(({ label }) => label)],
    confusion.map((row, c) => [classes[c].label, ...row.map(String)]),
  );
  return (
    `accuracy ${percent(evaluation.accuracy)} on ${evaluation.documents} documents, ` +
    `log loss ${evaluation.logLoss.toFixed(4)} nats\n\n${measures}\n${matrix}`
  );
}
