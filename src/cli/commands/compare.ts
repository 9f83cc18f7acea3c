import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import type { Corpus } from '../../language-model/corpus.ts';
import { LanguageModel } from '../../language-model/language-model.ts';
import { CELL_KINDS } from '../../language-model/language-model-options.ts';
import { trainLanguageModel } from '../../language-model/train-language-model.ts';
import type { TrainingReport } from '../../language-model/training-options.ts';
import type { CellKind } from '../../nn/index.ts';
import type { Environment } from '../environment.ts';
import { chooseUnits, readCorpus } from '../language-model/read-corpus.ts';
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
import { createProgressBar } from '../terminal/progress-bar.ts';
import { formatTable } from '../terminal/table.ts';

interface CompareOptions extends ModelAndTrainingOptions, DocumentOptions, EngineChoice {
  readonly units: string;
  readonly cells: string;
  readonly quiet?: true;
  readonly json?: true;
}

/** How one cell did. */
interface CellResult {
  readonly cell: CellKind;
  readonly parameters: number;
  /** The most that the engine's heap held: weights, gradients, optimiser and one step, in bytes. */
  readonly heapBytes: number;
  readonly unitsPerSecond: number;
  readonly seconds: number;
  readonly reports: readonly TrainingReport[];
}

const EXAMPLES = `
Examples:
  malmoi compare shakespeare.txt --steps 1000
  malmoi compare reviews.tsv --text document --units jamo --steps 1000 --json
`;

/** Adds `malmoi compare`. */
export function addCompareCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('compare')
    .summary('RNN, LSTM and GRU trained on the same text')
    .description(
      'Trains a language model with each recurrent cell, on the same text and for as many steps, and shows ' +
        'parameters, memory, speed, and how the losses fall.',
    )
    .argument('[inputs...]', 'texts, CSV, TSV or JSONL files; - is standard input', ['-'])
    .option('--cells <list>', 'which cells, with commas between them', CELL_KINDS.join(','))
    .option(
      '--units <kind>',
      'characters, graphemes, jamo, words, or the file of a BPE model',
      'characters',
    );
  addEngineOptions(addDocumentOptions(addTrainingOptions(addShapeOptions(command))))
    .option('--quiet', 'no progress bar')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], options: CompareOptions) => {
      const cells = parseCells(options.cells);
      const bar = createProgressBar(environment.stderr, options.quiet ?? false);
      const work = { onProgress: bar.onProgress, signal: environment.signal };
      try {
        const units = await chooseUnits(options.units);
        const corpus = await readCorpus(inputs, { ...options, units }, environment, work);
        const results: CellResult[] = [];
        for (const cell of cells) {
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
            ? `${JSON.stringify({ units: corpus.units.kind, results })}\n`
            : formatResults(results, corpus),
        );
      } finally {
        bar.stop();
      }
    });
}

function parseCells(list: string): CellKind[] {
  return list.split(',').map((name) => {
    const cell = CELL_KINDS.find((kind) => kind === name.trim().toLowerCase());
    if (cell === undefined) {
      throw new UsageError(`There is no cell "${name}"; choose among ${CELL_KINDS.join(', ')}.`);
    }
    return cell;
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
      unitsPerSecond: Math.round((steps * settings.batch * settings.chunkLength) / seconds),
      ...{ seconds, reports },
    };
  } finally {
    engine.dispose();
  }
}

function formatResults(results: readonly CellResult[], { units }: Corpus): string {
  const last = ({ reports }: CellResult): TrainingReport => reports[reports.length - 1];
  const lossOf = (report: TrainingReport): string =>
    (report.validationLoss ?? report.loss).toFixed(4);
  const summary = formatTable(
    ['cell', 'parameters', 'heap', `${units.kind}/s`, 'seconds', 'loss', 'perplexity'],
    results.map((result) => [
      result.cell,
      result.parameters.toLocaleString('en'),
      `${(result.heapBytes / 1e6).toFixed(1)} MB`,
      result.unitsPerSecond.toLocaleString('en'),
      result.seconds.toFixed(1),
      lossOf(last(result)),
      Math.exp(Number(lossOf(last(result)))).toFixed(3),
    ]),
  );
  const steps = [...new Set(results.flatMap(({ reports }) => reports.map(({ step }) => step)))];
  const curves = formatTable(
    ['step', ...results.map(({ cell }) => cell)],
    steps
      .sort((a, b) => a - b)
      .map((step) => [
        String(step),
        ...results.map(({ reports }) => {
          const report = reports.find((one) => one.step === step);
          return report === undefined ? '' : lossOf(report);
        }),
      ]),
  );
  const measured = last(results[0]).validationLoss === undefined ? 'training' : 'validation';
  return `${summary}\n${measured} loss, in nats\n${curves}`;
}
