import type { VanishingModel } from './model.ts';

/** A program that prints the derivative, by the formula and by the library's tape. */
export function snippet(model: VanishingModel): string {
  const { inputs, start, state, input, bias } = model.state.read();
  const value = model.derivative.value.toPrecision(9);
  return `${[
    "import { differentiateNestedTanh } from 'malmoi';",
    '',
    'const nest = await differentiateNestedTanh({',
    `  inputs: [${inputs.join(', ')}],`,
    `  initialState: ${start}, stateWeight: ${state}, inputWeight: ${input}, bias: ${bias},`,
    '});',
    `console.log(nest.byFormula.toPrecision(9)); // ${value}`,
    `console.log(nest.byTape.toPrecision(9)); // ${value}`,
  ].join('\n')}\n`;
}
