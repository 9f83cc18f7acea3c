import type { Command } from 'commander';
import { createEngine } from '../../engine/create-engine.ts';
import { chartGradientFlow, compareGradientFlow, type GradientFlow } from '../../inspect/index.ts';
import type { Environment } from '../environment.ts';
import { parseNumber } from '../options/number.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { checkPictureName, formatChart, writeChart } from '../terminal/chart.ts';
import { formatTable } from '../terminal/table.ts';

interface GradientsCommandOptions {
  readonly output?: string;
  readonly steps: number;
  readonly hiddenSize: number;
  readonly batch: number;
  readonly chunkLength?: number;
  readonly clip?: number;
  readonly gain: number;
  readonly seed: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi study gradients -o gradients.svg
  malmoi study gradients --chunk-length 20
  malmoi study gradients --gain 4 --clip 5
`;

/** Adds `malmoi study gradients`. */
export function addStudyGradientsCommand(parent: Command, environment: Environment): void {
  parent
    .command('gradients')
    .summary('how the gradient vanishes or explodes: RNN, LSTM, GRU')
    .description(
      "The norm of the last step's gradient with respect to the state at every step before, side by side for an RNN, " +
        'an LSTM and a GRU with random weights on the same inputs; where truncated back-propagation cuts it off; and ' +
        "the parameters' gradient before and after clipping.",
    )
    .option('-o, --output <file>', 'the chart as a picture: gradients.svg')
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
      'what the random recurrent weights are multiplied by; 4 explodes',
      parseNumber('--gain', 0),
      1,
    )
    .option('--hidden-size <units>', 'units', parseWholeNumber('--hidden-size', 1), 64)
    .option('--batch <sequences>', 'averaged over', parseWholeNumber('--batch', 1), 16)
    .option('--seed <number>', 'same seed, same numbers', parseWholeNumber('--seed', 0), 1)
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async ({ output, json, ...options }: GradientsCommandOptions) => {
      checkPictureName(output);
      const engine = await createEngine({ workers: 1 });
      try {
        const compared = compareGradientFlow(engine, options);
        const flows = compared.map(({ cell, flow }) => ({ name: cell, flow }));
        const chart = chartGradientFlow(flows);
        environment.stdout.write(
          json
            ? `${JSON.stringify({ ...options, flows })}\n`
            : `${formatFlows(flows, options.clip)}\n${formatChart(chart, environment.stdout)}`,
        );
        if (output !== undefined) await writeChart(output, chart);
      } finally {
        engine.dispose();
      }
    });
}

/** The norms at some distances, where the gradient ends, and what clipping did. */
function formatFlows(
  flows: readonly { readonly name: string; readonly flow: GradientFlow }[],
  clip: number | undefined,
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
  const clipped = clip === undefined ? [] : [`clipped to ${clip}`];
  const head = ['steps back', ...sorted.map(String), 'parameters', ...clipped];
  const reaches = flows[0]?.flow.reaches ?? 0;
  const cut =
    reaches === 0
      ? ''
      : `Truncated: nothing flows past ${steps - reaches} steps back, where the chunk begins.\n`;
  return `${formatTable(head, rows)}${cut}`;
}
