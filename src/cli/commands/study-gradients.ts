import { basename } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { createEngine } from '../../engine/create-engine.ts';
import {
  chartGradientFlow,
  compareGradientFlow,
  type GradientFlow,
  measureLanguageModelFlow,
} from '../../inspect/index.ts';
import { openModel } from '../../models/index.ts';
import { GRADIENTS } from '../../models/json/studies.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { CellKind } from '../../nn/index.ts';
import type { Environment } from '../environment.ts';
import { readPlainText } from '../language-model/read-plain-text.ts';
import { createCellsOption } from '../options/cells-option.ts';
import { createInvalidUtf8Option, type DocumentOptions } from '../options/document-options.ts';
import { parseNumber } from '../options/number.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { checkPicture, formatChart, writeChart } from '../terminal/chart.ts';
import { formatTable } from '../terminal/table.ts';

interface GradientsCommandOptions {
  readonly output?: string;
  readonly cells?: readonly CellKind[];
  readonly steps: number;
  readonly hiddenSize?: number;
  readonly batch: number;
  readonly chunkLength?: number;
  readonly clip?: number;
  readonly gain?: number;
  readonly seed?: number;
  readonly text?: string;
  readonly invalidUtf8: DocumentOptions['invalidUtf8'];
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi study gradients -o gradients.svg
  malmoi study gradients --chunk-length 20
  malmoi study gradients --gain 4 --clip 5
  malmoi study gradients rnn.malmoi lstm.malmoi gru.malmoi --text play.txt
`;

/** Adds `malmoi study gradients`. */
export function addStudyGradientsCommand(parent: Command, environment: Environment): void {
  parent
    .command('gradients')
    .summary('how the gradient vanishes or explodes: RNN, LSTM, GRU')
    .description(
      "The norm of the last step's gradient with respect to the state at every step before, side by side for an RNN, " +
        'an LSTM and a GRU with random weights on the same inputs, or for trained language models on a text; where truncated back-propagation cuts it off; and ' +
        "the parameters' gradient before and after clipping.",
    )
    .argument('[models...]', 'language models; without them random cells are compared')
    .option('--text <file>', 'of language models: what they read')
    .addOption(createInvalidUtf8Option())
    .option('-o, --output <file>', 'the chart as a picture: gradients.svg')
    .addOption(createCellsOption())
    .option('--steps <count>', 'steps of the sequence', parseWholeNumber('--steps', 1), 50)
    .option(
      '--chunk-length <steps>',
      'of truncated back-propagation (default: all steps)',
      parseWholeNumber('--chunk-length', 1),
    )
    .option(
      '--clip <norm>',
      "largest norm of the parameters' gradient (default: no clipping)",
      parseNumber('--clip', Number.MIN_VALUE),
    )
    .option(
      '--gain <factor>',
      'of random cells: what the recurrent weights are multiplied by; 4 explodes (default: 1)',
      parseNumber('--gain', 0),
    )
    .option(
      '--hidden-size <units>',
      'of random cells: units (default: 64)',
      parseWholeNumber('--hidden-size', 1),
    )
    .option('--batch <sequences>', 'averaged over', parseWholeNumber('--batch', 1), 16)
    .option(
      '--seed <number>',
      'of random cells: same seed, same numbers (default: 1)',
      parseWholeNumber('--seed', 0),
    )
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((models: string[], options: GradientsCommandOptions) =>
      studyGradients(models, options, environment),
    );
}

async function studyGradients(
  models: readonly string[],
  { output, json, text, invalidUtf8, ...options }: GradientsCommandOptions,
  environment: Environment,
): Promise<void> {
  await checkPicture(output, [...models, text ?? '']);
  const flows =
    models.length === 0
      ? await randomFlows(options, text, environment)
      : await modelFlows(models, { ...options, invalidUtf8 }, text, environment);
  const chart = chartGradientFlow(flows);
  environment.stdout.write(
    json
      ? toJsonLine(GRADIENTS, { flows })
      : `${formatFlows(flows, options.clip)}\n${formatChart(chart, environment.stdout)}`,
  );
  if (output !== undefined) await writeChart(output, chart);
}

/** A gradient flow under a name. */
interface NamedFlow {
  readonly name: string;
  readonly flow: GradientFlow;
}

type FlowOptions = Omit<GradientsCommandOptions, 'output' | 'json' | 'text' | 'invalidUtf8'>;

async function randomFlows(
  options: FlowOptions,
  text: string | undefined,
  { signal }: Environment,
): Promise<NamedFlow[]> {
  if (text !== undefined) {
    throw new UsageError(
      sentence('cli/text-without-models')`--text is what language models read; name one or more.`,
    );
  }
  const engine = await createEngine({ workers: 1 });
  try {
    const flows = await compareGradientFlow(engine, { ...options, signal });
    return flows.map(({ cell, flow }) => ({ name: cell, flow }));
  } finally {
    engine.dispose();
  }
}

async function modelFlows(
  models: readonly string[],
  options: FlowOptions & Pick<GradientsCommandOptions, 'invalidUtf8'>,
  text: string | undefined,
  environment: Environment,
): Promise<NamedFlow[]> {
  if (text === undefined) {
    throw new UsageError(
      sentence(
        'cli/models-without-text',
      )`Language models need a text to read: give --text and a file.`,
    );
  }
  const { cells, gain, hiddenSize, seed, invalidUtf8, ...shared } = options;
  if ([cells, gain, hiddenSize, seed].some((given) => given !== undefined)) {
    throw new UsageError(
      sentence(
        'cli/options-of-random-cells',
      )`--cells, --gain, --hidden-size and --seed are for random cells, not for models.`,
    );
  }
  const flows: NamedFlow[] = [];
  for (const path of models) {
    const handle = await openModel(path, { kind: 'language-model', engine: { workers: 1 } });
    try {
      const { model } = handle;
      const ids = await readPlainText([text], model.units, environment, invalidUtf8);
      const { signal } = environment;
      const flow = await measureLanguageModelFlow(model, ids, { ...shared, signal });
      flows.push({ name: `${basename(path)} (${model.options.cell})`, flow });
    } finally {
      handle.dispose();
    }
  }
  return flows;
}

/** The norms at some distances, where the gradient ends, and what clipping did. */
function formatFlows(flows: readonly NamedFlow[], clip: number | undefined): string {
  const steps = Math.max(...flows.map(({ flow }) => flow.state.length)) - 1;
  const marks = [...new Set([0, 1, 5, 10, 20, 50, 100, 200, steps])].filter(
    (mark) => mark <= steps,
  );
  const sorted = marks.toSorted((a, b) => a - b);
  const norm = (value: number): string => (value === 0 ? '0' : value.toExponential(1));
  const rows = flows.map(({ name, flow }) => [
    name,
    ...sorted.map((back) => norm(flow.state[steps - back] ?? 0)),
    flow.parameterNorm.toPrecision(4),
    ...(clip === undefined ? [] : [flow.clippedNorm.toPrecision(4)]),
  ]);
  const clipped = clip === undefined ? [] : [`clipped to ${clip}`];
  const head = ['steps back', ...sorted.map(String), 'parameters', ...clipped];
  const reaches = flows[0]?.flow.reaches ?? 0;
  const cut =
    reaches === 0
      ? ''
      : `Truncated: nothing flows past ${steps - reaches} steps back, where the chunk begins.\n`;
  return `${formatTable(head, rows)}${cut}`;
}
