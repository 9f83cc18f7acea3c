import { basename } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { createEngine, type EngineOptions } from '../../engine/create-engine.ts';
import {
  type CompareGradientFlowOptions,
  chartGradientFlow,
  compareGradientFlow,
  type GradientFlow,
  measureLanguageModelFlow,
} from '../../inspect/index.ts';
import { openModel } from '../../models/index.ts';
import { GRADIENTS } from '../../models/json/studies.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { GRADIENT_FLOW_FLAGS } from '../flags/study-flags.ts';
import { readPlainText } from '../language-model/read-plain-text.ts';
import { addInvalidUtf8Option, type DocumentOptions } from '../options/document-options.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { chartInWords, checkPicture, formatChart, writeChart } from '../terminal/chart.ts';
import { formatTable } from '../terminal/table.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';

interface GradientsCommandOptions extends EngineChoice {
  readonly output?: string;
  readonly text?: string;
  readonly invalidUtf8?: DocumentOptions['invalidUtf8'];
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
  const command = parent
    .command('gradients')
    .description(
      "The norm of the last step's gradient with respect to the state at every step before, side by side for an RNN, " +
        'an LSTM and a GRU with random weights on the same inputs, or for trained language models on a text; where truncated back-propagation cuts it off; and ' +
        "the parameters' gradient before and after clipping.",
    )
    .argument('[models...]', 'language models; without them random cells are compared')
    .option('--text <file>', 'of language models: what they read');
  addInvalidUtf8Option(command).option(
    '-o, --output <file>',
    'the chart as a picture: gradients.svg',
  );
  addEngineOptions(addTableOptions(command, GRADIENT_FLOW_FLAGS))
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((models: string[], options: GradientsCommandOptions) =>
      studyGradients(models, options, environment),
    );
}

async function studyGradients(
  models: readonly string[],
  { output, json, text, invalidUtf8, ...given }: GradientsCommandOptions,
  environment: Environment,
): Promise<void> {
  const options = readTableOptions(GRADIENT_FLOW_FLAGS, given);
  // One sequence of small steps is no work for several threads.
  const engine = { workers: 1, ...engineOptionsOf(given) };
  await checkPicture(output, [...models, text ?? '']);
  const flows =
    models.length === 0
      ? await randomFlows({ ...options, engine }, text, environment)
      : await modelFlows(
          models,
          { ...options, engine, ...(invalidUtf8 !== undefined && { invalidUtf8 }) },
          text,
          environment,
        );
  const wording = wordingOf(environment);
  const chart = chartInWords(chartGradientFlow(flows), wording);
  environment.stdout.write(
    json
      ? toJsonLine(GRADIENTS, { flows })
      : `${formatFlows(flows, options.clip, wording)}\n${formatChart(chart, environment.stdout)}`,
  );
  if (output !== undefined) await writeChart(output, chart);
}

/** A gradient flow under a name. */
interface NamedFlow {
  readonly name: string;
  readonly flow: GradientFlow;
}

interface FlowOptions extends CompareGradientFlowOptions {
  readonly engine: EngineOptions;
}

async function randomFlows(
  { engine: engineOptions, ...options }: FlowOptions,
  text: string | undefined,
  { signal }: Environment,
): Promise<NamedFlow[]> {
  if (text !== undefined) {
    throw new UsageError(
      sentence('cli/text-without-models')`--text is what language models read; name one or more.`,
    );
  }
  const engine = await createEngine(engineOptions);
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
  const { cells, gain, hiddenSize, seed, invalidUtf8, engine, ...shared } = options;
  if ([cells, gain, hiddenSize, seed].some((given) => given !== undefined)) {
    throw new UsageError(
      sentence(
        'cli/options-of-random-cells',
      )`--cells, --gain, --hidden-size and --seed are for random cells, not for models.`,
    );
  }
  const flows: NamedFlow[] = [];
  for (const path of models) {
    const handle = await openModel(path, { kind: 'language-model', engine });
    try {
      const { model } = handle;
      const ids = await readPlainText([text], model.units, environment, invalidUtf8);
      const { signal } = environment;
      const flow = await measureLanguageModelFlow(model, ids, { ...shared, signal });
      flows.push({ name: `${basename(path)} (${model.architecture})`, flow });
    } finally {
      handle.dispose();
    }
  }
  return flows;
}

/** The norms at some distances, where the gradient ends, and what clipping did. */
function formatFlows(
  flows: readonly NamedFlow[],
  clip: number | undefined,
  { term, text }: Wording,
): string {
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
  const clipped =
    clip === undefined ? [] : [text(sentence('cli/clipped-to')`clipped to ${{ clip }}`)];
  const head = [term('steps back'), ...sorted.map(String), term('parameters'), ...clipped];
  const reaches = flows[0]?.flow.reaches ?? 0;
  const cut =
    reaches === 0
      ? ''
      : `${text(
          sentence(
            'cli/truncated',
          )`Truncated: nothing flows past ${{ steps: steps - reaches }} steps back, where the chunk begins.`,
        )}\n`;
  return `${formatTable(head, rows)}${cut}`;
}
