import type { Command } from 'commander';
import { sentence } from '../../base/sentence.ts';
import type { LineChart } from '../../inspect/index.ts';
import type { Corpus } from '../../language-model/corpus.ts';
import { LanguageModel } from '../../language-model/language-model.ts';
import { trainLanguageModel } from '../../language-model/train-language-model.ts';
import type { TrainingReport } from '../../language-model/training-options.ts';
import { COMPARISON } from '../../models/json/language-model-trainings.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { type CellKind, COMPARED_CELLS } from '../../nn/index.ts';
import type { UnicodeForm } from '../../text/normalization/text-steps.ts';
import { UNIT_KINDS } from '../../text/units/unit-kinds.ts';
import type { Environment } from '../environment.ts';
import { CORPUS_FLAGS } from '../flags/language-model-flags.ts';
import { COMPARED_CELLS_FLAG } from '../flags/study-flags.ts';
import { chooseUnits, readCorpus, UNITS_HELP } from '../language-model/read-corpus.ts';
import {
  addShapeOptions,
  addTrainingOptions,
  type ModelAndTrainingOptions,
  shapeOf,
  trainingOf,
} from '../language-model/training-options.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import {
  addEngineOptions,
  createChosenEngine,
  type EngineChoice,
} from '../options/engine-options.ts';
import { addTableOptions } from '../options/from-table.ts';
import { chartInWords, checkPicture, formatChart, writeChart } from '../terminal/chart.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { formatTable } from '../terminal/table.ts';
import { tell } from '../terminal/tell.ts';
import { wordingOf } from '../terminal/wording.ts';

interface CompareOptions extends ModelAndTrainingOptions, DocumentOptions, EngineChoice {
  readonly units: string;
  readonly normalize?: UnicodeForm;
  readonly cells?: readonly CellKind[];
  readonly output?: string;
  readonly quiet?: true;
  readonly json?: true;
}

/** How one cell did. */
interface CellResult {
  readonly cell: CellKind;
  readonly parameters: number;
  /** The most that the engine's heap held: weights, gradients, optimizer and one step, in bytes. */
  readonly heapBytes: number;
  readonly tokensPerSecond: number;
  readonly seconds: number;
  readonly reports: readonly TrainingReport[];
}

const EXAMPLES = `
Examples:
  malmoi compare shakespeare.txt --steps 1000
  malmoi compare shakespeare.txt --steps 1000 --validate-every 100 -o curves.svg
  malmoi compare reviews.tsv --text document --units jamo --steps 1000 --json
`;

/** Adds `malmoi compare`. */
export function addCompareCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('compare')
    .description(
      'Trains a language model with each recurrent cell, on the same text and for as many steps, and shows ' +
        'parameters, memory, speed, and how the losses fall.',
    )
    .argument('[inputs...]', 'texts, CSV, TSV or JSONL files; - is standard input', ['-'])
    .option('--units <kind>', UNITS_HELP, 'code-points');
  addTableOptions(addTableOptions(command, COMPARED_CELLS_FLAG), CORPUS_FLAGS);
  addEngineOptions(addDocumentOptions(addTrainingOptions(addShapeOptions(command))))
    .option('-o, --output <file>', 'how the losses fall, as a picture: curves.svg')
    .option('--quiet', 'no progress bar')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], options: CompareOptions) => {
      await checkPicture(options.output, [...inputs, options.units]);
      const bar = createProgressBar(environment, options.quiet ?? false);
      const work = { onProgress: bar.onProgress, signal: environment.signal };
      try {
        const units = await chooseUnits(options.units, (remark) => {
          if (!options.quiet) tell(remark, environment);
        });
        const corpus = await readCorpus(inputs, { ...options, units }, environment, work);
        const results: CellResult[] = [];
        for (const cell of options.cells ?? COMPARED_CELLS) {
          results.push(
            await train(corpus, cell, options, {
              ...work,
              onProgress: (progress) =>
                bar.onProgress({ ...progress, phase: `${cell}: ${progress.phase}` }),
            }),
          );
        }
        bar.stop();
        environment.stdout.write(
          options.json
            ? toJsonLine(COMPARISON, { units: corpus.units.kind, results })
            : formatResults(results, corpus, environment),
        );
        if (options.output !== undefined)
          await writeChart(
            options.output,
            chartInWords(chartLosses(results), wordingOf(environment)),
          );
      } finally {
        bar.stop();
      }
    });
}

async function train(
  corpus: Corpus,
  cell: CellKind,
  options: CompareOptions,
  work: Parameters<typeof trainLanguageModel>[2],
): Promise<CellResult> {
  const engine = await createChosenEngine(options);
  try {
    const model = new LanguageModel(engine, corpus.units, { ...shapeOf(options), cell });
    const started = performance.now();
    const { settings, steps, reports } = await trainLanguageModel(model, corpus, {
      ...trainingOf(options),
      ...work,
    });
    const seconds = (performance.now() - started) / 1000;
    return {
      ...{ cell, parameters: model.parameterCount, heapBytes: engine.heap.bytesInUse },
      tokensPerSecond: Math.round((steps * settings.batch * settings.chunkLength) / seconds),
      ...{ seconds, reports },
    };
  } finally {
    engine.dispose();
  }
}

/** The last report of a cell. */
function lastOf({ reports }: CellResult): TrainingReport {
  return reports[reports.length - 1];
}

/** The loss on text that was kept for validation, where some was. */
function lossOf({ validationLoss, loss }: TrainingReport): number {
  return validationLoss ?? loss;
}

/** How the losses fall, by steps. */
function chartLosses(results: readonly CellResult[]): LineChart {
  const steps = [...new Set(results.flatMap(({ reports }) => reports.map(({ step }) => step)))];
  steps.sort((a, b) => a - b);
  const texts =
    lastOf(results[0]).validationLoss === undefined
      ? {
          title: sentence('cli/training-loss-chart')`How the training loss falls`,
          yLabel: sentence('cli/training-loss-axis')`training loss, in nats`,
        }
      : {
          title: sentence('cli/validation-loss-chart')`How the validation loss falls`,
          yLabel: sentence('cli/validation-loss-axis')`validation loss, in nats`,
        };
  return {
    ...texts,
    xLabel: sentence('cli/step')`step`,
    x: steps,
    series: results.map(({ cell, reports }) => ({
      name: cell,
      y: steps.map((step) => {
        const report = reports.find((one) => one.step === step);
        return report === undefined ? Number.NaN : lossOf(report);
      }),
    })),
  };
}

function formatResults(
  results: readonly CellResult[],
  { units }: Corpus,
  environment: Environment,
): string {
  const wording = wordingOf(environment);
  const { term, text } = wording;
  const summary = formatTable(
    [
      ...[term('cell'), term('parameters'), term('heap')],
      text(
        sentence('cli/units-a-second')`${{ units: wording.name(UNIT_KINDS[units.kind].plural) }}/s`,
      ),
      ...[term('seconds'), term('loss'), term('perplexity')],
    ],
    results.map((result) => [
      result.cell,
      result.parameters.toLocaleString('en'),
      `${(result.heapBytes / 1e6).toFixed(1)} MB`,
      result.tokensPerSecond.toLocaleString('en'),
      result.seconds.toFixed(1),
      lossOf(lastOf(result)).toFixed(4),
      Math.exp(lossOf(lastOf(result))).toFixed(3),
    ]),
  );
  const chart = chartInWords(chartLosses(results), wording);
  const curves = formatTable(
    [term('step'), ...results.map(({ cell }) => cell)],
    chart.x.map((step, i) => [
      String(step),
      ...chart.series.map(({ y }) => (Number.isNaN(y[i]) ? '' : y[i].toFixed(4))),
    ]),
  );
  // One point is no curve.
  const drawn = chart.x.length > 1 ? `\n${formatChart(chart, environment.stdout)}` : '';
  return `${summary}\n${text(chart.yLabel)}\n${curves}${drawn}`;
}
