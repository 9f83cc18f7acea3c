import type { Command } from 'commander';
import type { AnyModelHandle, Prediction } from '../../models/index.ts';
import { PREDICTION_LINE } from '../../models/json/predictions.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { readTexts } from '../models/read-texts.ts';
import { checkAbility } from '../models/refusals.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';

interface PredictOptions extends DocumentOptions, EngineChoice {
  readonly texts?: readonly string[];
  readonly top: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  echo "정말 재미있다" | malmoi predict nsmc.malmoi
  malmoi predict nsmc.malmoi --texts "정말 재미있다" "지루하다"
  malmoi predict nsmc.malmoi new-reviews.csv --text review --json
  malmoi predict shakespeare.malmoi --texts "ROMEO: What li" --top 5
`;

/** Adds `malmoi predict`. */
export function addPredictCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('predict')
    .summary('predict the class of each text, or what a language model expects after it')
    .description(
      'A classifier: prints the most probable class of each document, and how probable it is. A language model: the ' +
        'units (characters, jamo, words …) that most likely come next after each document, with their probabilities.',
    )
    .argument('<model>', 'a classifier or a language model')
    .argument('[inputs...]', 'texts (a line each), CSV, TSV or JSONL; - is standard input', ['-'])
    .option('--texts <texts...>', 'the texts themselves, in place of inputs')
    .option(
      '--top <count>',
      'of a language model: units to list',
      parseWholeNumber('--top', 1),
      10,
    );
  addEngineOptions(addDocumentOptions(command))
    .option('--json', 'one JSON object a document, with the probabilities')
    .addHelpText('after', EXAMPLES)
    .action((path: string, inputs: string[], options: PredictOptions) =>
      predict(path, inputs, options, environment),
    );
}

async function predict(
  path: string,
  inputs: readonly string[],
  { texts, top, json, ...reading }: PredictOptions,
  environment: Environment,
): Promise<void> {
  const { signal, stdout } = environment;
  // One unit at a time is too little work to hand over to other threads.
  const engine = { workers: 1, ...engineOptionsOf(reading) };
  const handle = await openModelFile(path, { engine }, environment);
  try {
    checkAbility(path, handle, 'predict');
    const batches = readTexts({ texts, inputs }, 'predicting', handle, reading, environment);
    for await (const batch of batches) {
      const lines = handle
        .predict(batch.texts, { top, signal })
        .map((prediction, i) =>
          json
            ? toJsonLine(PREDICTION_LINE, { ...batch.placeOf(i), ...prediction })
            : formatPrediction(handle, prediction),
        );
      await stdout.write(lines.join(''));
    }
  } finally {
    handle.dispose();
  }
}

/** A class and its probability; of a language model every likely unit and its own. */
function formatPrediction(
  { kind }: AnyModelHandle,
  { predicted, probabilities }: Prediction,
): string {
  if (kind !== 'language-model') return `${predicted}\t${probabilities[predicted].toFixed(4)}\n`;
  const units = Object.entries(probabilities)
    .sort(([, a], [, b]) => b - a)
    .map(([unit, probability]) => `${JSON.stringify(unit)} ${probability.toFixed(4)}`);
  return `${units.join('\t')}\n`;
}
