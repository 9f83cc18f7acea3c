import type { Command } from 'commander';
import { withDefaults } from '../../base/options.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import {
  differentiateNestedTanh,
  NESTED_TANH_OPTIONS,
  type NestedTanh,
  type NestedTanhOptions,
} from '../../inspect/nested-tanh.ts';
import { NESTED_TANH } from '../../models/json/studies.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { NESTED_TANH_FLAGS } from '../flags/study-flags.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { displayWidth } from '../terminal/display-width.ts';
import { formatTable } from '../terminal/table.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';

const EXAMPLES = `
Examples:
  malmoi study nested-tanh
  malmoi study nested-tanh --inputs 1,1,1
`;

/** Adds `malmoi study nested-tanh`. */
export function addStudyNestedTanhCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('nested-tanh')
    .description(
      'Computes h_t = tanh(w_xh x_t + w_hh h_t-1 + b) and the derivative of the last h by the first: by the product ' +
        'of the steps, by the tape, and by differences. With inputs of -0.5 the states stay at 0 and the derivative is ' +
        'w_hh to the power of the steps (it explodes); with inputs of 1 they saturate (it vanishes).',
    );
  addTableOptions(command, NESTED_TANH_FLAGS)
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (options: { readonly json?: true }) => {
      const given = readTableOptions(NESTED_TANH_FLAGS, options);
      const example = withDefaults(NESTED_TANH_OPTIONS, given);
      const found = await differentiateNestedTanh(example);
      environment.stdout.write(
        options.json
          ? toJsonLine(NESTED_TANH, { ...example, ...found })
          : formatNestedTanh(example, found, wordingOf(environment)),
      );
    });
}

function formatNestedTanh(
  example: Required<NestedTanhOptions>,
  { steps, byFormula, byTape, byDifference }: NestedTanh,
  { term, text }: Wording,
): string {
  const { stateWeight, inputWeight, bias, initialState } = example;
  const rows = steps.map(({ x, preactivation, h, factor }, i) => [
    String(i + 1),
    ...[x, preactivation, h, factor].map((value) => String(Number(value.toPrecision(6)))),
  ]);
  const derivative = `∂h_${steps.length}/∂h_0`;
  const ways: readonly (readonly [Sentence, number])[] = [
    [sentence('cli/by-factors')`by the product of the factors`, byFormula],
    [sentence('cli/by-tape')`by the tape, backwards`, byTape],
    [sentence('cli/by-differences')`by differences`, byDifference],
  ];
  const widest = Math.max(...ways.map(([way]) => displayWidth(text(way))));
  const pad = (way: string): string => way + ' '.repeat(widest - displayWidth(way));
  return `h_t = tanh(${inputWeight} x_t + ${stateWeight} h_t-1 + ${bias}),  h_0 = ${initialState}

${formatTable(['t', 'x_t', term('inside tanh'), 'h_t', `∂h_t/∂h_t-1 = ${stateWeight}(1 − h_t²)`], rows)}
${ways
  .map(
    ([way, value], i) =>
      `${(i === 0 ? derivative : '').padEnd(derivative.length)} ${pad(text(way))}  ${value}`,
  )
  .join('\n')}
`;
}
