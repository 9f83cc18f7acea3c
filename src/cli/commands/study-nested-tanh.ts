import type { Command } from 'commander';
import { differentiateNestedTanh, type NestedTanh } from '../../inspect/index.ts';
import { NESTED_TANH } from '../../models/json/studies.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { parseNumber } from '../options/number.ts';
import { parseNumberList } from '../options/number-list.ts';
import { formatTable } from '../terminal/table.ts';

interface NestedTanhCommandOptions {
  readonly inputs: number[];
  readonly initial: number;
  readonly stateWeight: number;
  readonly inputWeight: number;
  readonly bias: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi study nested-tanh
  malmoi study nested-tanh --inputs 1,1,1
`;

/** Adds `malmoi study nested-tanh`. */
export function addStudyNestedTanhCommand(parent: Command, environment: Environment): void {
  const number = (name: string) => parseNumber(name, Number.NEGATIVE_INFINITY);
  parent
    .command('nested-tanh')
    .summary('the nested tanh example, differentiated three ways')
    .description(
      'Computes h_t = tanh(w_xh x_t + w_hh h_t-1 + b) and the derivative of the last h by the first: by the product ' +
        'of the steps, by the tape, and by differences. With inputs of -0.5 the states stay at 0 and the derivative is ' +
        'w_hh to the power of the steps (it explodes); with inputs of 1 they saturate (it vanishes).',
    )
    .option(
      '--inputs <numbers>',
      'x_1, x_2, …, parted by commas',
      parseNumberList('--inputs', number('--inputs')),
      [-0.5, -0.5, -0.5],
    )
    .option('--initial <number>', 'h_0', number('--initial'), 0)
    .option('--state-weight <number>', 'w_hh', number('--state-weight'), 3)
    .option('--input-weight <number>', 'w_xh', number('--input-weight'), 2)
    .option('--bias <number>', 'b', number('--bias'), 1)
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async ({ json, initial, ...weights }: NestedTanhCommandOptions) => {
      const example = { ...weights, initialState: initial };
      const found = await differentiateNestedTanh(example);
      environment.stdout.write(
        json ? toJsonLine(NESTED_TANH, { ...example, ...found }) : formatNestedTanh(example, found),
      );
    });
}

function formatNestedTanh(
  example: Omit<NestedTanhCommandOptions, 'json' | 'initial'> & { readonly initialState: number },
  { steps, byFormula, byTape, byDifference }: NestedTanh,
): string {
  const { stateWeight, inputWeight, bias, initialState } = example;
  const rows = steps.map(({ x, preactivation, h, factor }, i) => [
    String(i + 1),
    ...[x, preactivation, h, factor].map((value) => String(Number(value.toPrecision(6)))),
  ]);
  const last = steps.length;
  return `h_t = tanh(${inputWeight} x_t + ${stateWeight} h_t-1 + ${bias}),  h_0 = ${initialState}

${formatTable(['t', 'x_t', 'inside tanh', 'h_t', `∂h_t/∂h_t-1 = ${stateWeight}(1 − h_t²)`], rows)}
∂h_${last}/∂h_0 by the product of the factors  ${byFormula}
             by the tape, backwards        ${byTape}
             by differences                ${byDifference}
`;
}
