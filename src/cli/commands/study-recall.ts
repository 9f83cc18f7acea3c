import type { Command } from 'commander';
import { InterruptedError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { chartRecall, type RecallStudy, studyRecall } from '../../inspect/index.ts';
import { RECALL } from '../../models/json/studies.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { CellKind } from '../../nn/index.ts';
import type { Environment } from '../environment.ts';
import { createCellsOption } from '../options/cells-option.ts';
import { parseNumber } from '../options/number.ts';
import { parseNumberList } from '../options/number-list.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { checkPicture, formatChart, writeChart } from '../terminal/chart.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { formatTable } from '../terminal/table.ts';

interface RecallCommandOptions {
  readonly output?: string;
  readonly cells?: readonly CellKind[];
  readonly lags?: number[];
  readonly updates?: number;
  readonly quick?: true;
  readonly hiddenSize: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly symbols: number;
  readonly seed: number;
  readonly quiet?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi study recall -o recall.svg
  malmoi study recall --quick
  malmoi study recall --lags 10,20,30,40 --updates 2000 --seed 2
`;

/** Adds `malmoi study recall`. */
export function addStudyRecallCommand(parent: Command, environment: Environment): void {
  parent
    .command('recall')
    .summary('which cell remembers for how long: RNN, LSTM, GRU')
    .description(
      'Trains recurrent cells on the same task with the same budget: a symbol is shown, distractors follow, ' +
        'and after a cue the symbol must be named. Says how often each was right, by the number of distractors (the ' +
        'lag), and how much of the gradient reaches the symbol before training.',
    )
    .option('-o, --output <file>', 'the chart as a picture: recall.svg')
    .addOption(createCellsOption())
    .option(
      '--lags <numbers>',
      'distractors between symbol and recall, parted by commas (default: 2,5,10,20,40,80)',
      parseNumberList('--lags', parseWholeNumber('--lags', 1)),
    )
    .option(
      '--updates <count>',
      'updates of the weights for each cell and lag (default: 1000)',
      parseWholeNumber('--updates', 1),
    )
    .option('--quick', 'a few seconds: lags 2,5,10,20 and 300 updates, unless others are set')
    .option('--hidden-size <units>', 'units', parseWholeNumber('--hidden-size', 1), 32)
    .option('--batch <sequences>', 'sequences in an update', parseWholeNumber('--batch', 1), 32)
    .option(
      '--learning-rate <rate>',
      "Adam's",
      parseNumber('--learning-rate', Number.MIN_VALUE),
      0.01,
    )
    .option(
      '--symbols <count>',
      'symbols to choose from, and as many distractors',
      parseWholeNumber('--symbols', 2),
      8,
    )
    .option('--seed <number>', 'same seed, same numbers', parseWholeNumber('--seed', 0), 1)
    .option('--quiet', 'no progress bar')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((options: RecallCommandOptions) => study(options, environment));
}

async function study(options: RecallCommandOptions, environment: Environment): Promise<void> {
  const { output, quick, json, cells, hiddenSize, batch, learningRate, symbols, seed } = options;
  await checkPicture(output);
  const lags = options.lags ?? (quick ? [2, 5, 10, 20] : [2, 5, 10, 20, 40, 80]);
  const engine = await createEngine({ workers: 1 });
  const bar = createProgressBar(environment.stderr, options.quiet ?? false);
  try {
    const found = await studyRecall(engine, {
      lags: lags.toSorted((a, b) => a - b),
      updates: options.updates ?? (quick ? 300 : 1000),
      ...(cells !== undefined && { cells }),
      ...{ hiddenSize, batch, learningRate, symbols, seed },
      signal: environment.signal,
      onProgress: bar.onProgress,
    });
    bar.stop();
    const chart = chartRecall(found);
    environment.stdout.write(
      json
        ? toJsonLine(RECALL, found)
        : `${formatRecall(found)}\n${formatChart(chart, environment.stdout)}`,
    );
    if (output !== undefined) await writeChart(output, chart);
    if (!found.complete) {
      throw new InterruptedError(
        sentence('cli/stopped-study')`Stopped before the end; what was ready is shown.`,
      );
    }
  } finally {
    bar.stop();
    engine.dispose();
  }
}

/** Accuracy and arriving gradient, a row a lag. */
function formatRecall({ cells, results, lags }: RecallStudy): string {
  const rows = lags.map((lag) => {
    const found = cells.map((cell) =>
      results.find((result) => result.cell === cell && result.lag === lag),
    );
    return [
      String(lag),
      ...found.map((result) => result?.accuracy.toFixed(3) ?? ''),
      ...found.map((result) => result?.arrives.toExponential(1) ?? ''),
    ];
  });
  const head = ['lag', ...cells, ...cells.map((cell) => `gradient ${cell}`)];
  return `${formatTable(head, rows)}gradient: the share of its norm that reaches the symbol, before training\n`;
}
