import type { Command } from 'commander';
import type { AnyModelHandle, Prediction } from '../../models/index.ts';
import { PREDICTION_LINE } from '../../models/json/predictions.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { predictRowsOf } from '../models/predict-rows.ts';
import { readRows } from '../models/read-rows.ts';
import { readTexts } from '../models/read-texts.ts';
import { checkAbility } from '../models/refusals.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';
import { parseProbability } from '../options/probability.ts';
import { parseWholeNumber } from '../options/whole-number.ts';

interface PredictOptions extends DocumentOptions, EngineChoice {
  readonly texts?: readonly string[];
  readonly top?: number;
  readonly threshold?: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  echo "정말 재미있다" | malmoi predict nsmc.malmoi
  malmoi predict nsmc.malmoi --texts "정말 재미있다" "지루하다"
  malmoi predict nsmc.malmoi new-reviews.csv --text review --json
  malmoi predict mails.malmoi new-mails.txt --top 3 --threshold 0.1
  malmoi predict pressure.malmoi people.csv
  malmoi predict pressure.malmoi --texts '{"height": 170, "weight": 80, "age": 61}'
  malmoi predict shakespeare.malmoi --texts "ROMEO: What li" --top 5
`;

/** How many units of a language model are listed where `--top` is left out. */
const UNITS_LISTED = 10;

/** Adds `malmoi predict`. */
export function addPredictCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('predict')
    .description(
      'A classifier: prints the most probable classes of each document, and how probable they are. A language model: the ' +
        'units (characters, jamo, words …) that most likely come next after each document, with their probabilities. A ' +
        'table model: the rows with two more columns, what is predicted and how probable it is.',
    )
    .argument('<model>', 'a classifier, a language model or a table model')
    .argument('[inputs...]', 'texts (a line each), CSV, TSV or JSONL; - is standard input', ['-'])
    .option(
      '--texts <texts...>',
      'the texts themselves, in place of inputs; rows of a table as JSON objects',
    )
    .option(
      '--top <count>',
      'classes to list (default 1), of a language model units (default 10)',
      parseWholeNumber('--top', 1),
    )
    .option(
      '--threshold <probability>',
      'of a classifier: list no class less probable than this',
      parseProbability('--threshold'),
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
  { texts, top, threshold = 0, json, ...reading }: PredictOptions,
  environment: Environment,
): Promise<void> {
  const { signal, stdout } = environment;
  // One unit at a time is too little work to hand over to other threads.
  const engine = { workers: 1, ...engineOptionsOf(reading) };
  const handle = await openModelFile(path, { engine }, environment);
  try {
    if (handle.kind === 'table-model') {
      const rows = readRows({ texts, inputs }, reading, environment);
      await predictRowsOf(handle, rows, { ...reading, ...(json && { json }) }, environment);
      return;
    }
    checkAbility(path, handle, 'predict');
    const listed = top ?? (handle.kind === 'language-model' ? UNITS_LISTED : 1);
    const batches = readTexts({ texts, inputs }, 'predicting', handle, reading, environment);
    for await (const batch of batches) {
      const predictions = await handle.predictWithBreaks(batch.texts, { top: listed, signal });
      const lines = predictions.map((prediction, i) =>
        json
          ? toJsonLine(PREDICTION_LINE, { ...batch.placeOf(i), ...prediction })
          : formatPrediction(handle, prediction, { top: listed, threshold }),
      );
      await stdout.write(lines.join(''));
    }
  } finally {
    handle.dispose();
  }
}

/** The most probable classes, each with its probability after a tab; of a language model every likely unit and its own. */
function formatPrediction(
  { kind }: AnyModelHandle,
  { predicted, probabilities }: Prediction,
  { top, threshold }: { readonly top: number; readonly threshold: number },
): string {
  if (kind !== 'language-model') {
    // The predicted class comes first, of equals too.
    const others = Object.entries(probabilities)
      .filter(([label]) => label !== predicted)
      .sort(([, a], [, b]) => b - a);
    const classes = [[predicted, probabilities[predicted]] as const, ...others]
      .slice(0, top)
      .filter(([, probability]) => probability >= threshold)
      .map(([label, probability]) => `${label}\t${probability.toFixed(4)}`);
    return `${classes.join('\t')}\n`;
  }
  const units = Object.entries(probabilities)
    .sort(([, a], [, b]) => b - a)
    .map(([unit, probability]) => `${JSON.stringify(unit)} ${probability.toFixed(4)}`);
  return `${units.join('\t')}\n`;
}
