import { SMALL_CELLS } from '../../small-models/cells.ts';
import { smallModelAddress } from '../../small-models/open-models.ts';
import type { VanishingModel } from './model.ts';

/** A program that prints numbers of the picture that is shown. */
export function snippet(model: VanishingModel): string {
  const lines = {
    nest: nestLines,
    lanes: laneLines,
    letters: letterLines,
  }[model.state.signals.view.value](model);
  return `${lines.join('\n')}\n`;
}

/** The derivative, by the formula and by the library's tape. */
function nestLines(model: VanishingModel): string[] {
  const { inputs, start, state, input, bias } = model.state.read();
  const value = model.derivative.value.toPrecision(9);
  return [
    "import { differentiateNestedTanh } from 'malmoi';",
    '',
    'const nest = await differentiateNestedTanh({',
    `  inputs: [${inputs.join(', ')}],`,
    `  initialState: ${start}, stateWeight: ${state}, inputWeight: ${input}, bias: ${bias},`,
    '});',
    `console.log(nest.byFormula.toPrecision(9)); // ${value}`,
    `console.log(nest.byTape.toPrecision(9)); // ${value}`,
  ];
}

/** What is left at the first step in each cell. */
function laneLines({ state, flows }: VanishingModel): string[] {
  const { lag, gain, seed } = state.read();
  return [
    "import { compareGradientFlow, createEngine } from 'malmoi';",
    '',
    "const engine = await createEngine({ engine: 'wasm' });",
    `const flows = await compareGradientFlow(engine, { steps: ${lag}, gain: ${gain}, seed: ${seed} });`,
    `console.log(flows.length); // ${SMALL_CELLS.length}`,
    ...(flows.found.value ?? []).map(
      ({ cell, norms }, i) =>
        `console.log(flows[${i}].cell, flows[${i}].flow.state[0]); // ${cell} ${norms[0]}`,
    ),
    'engine.dispose();',
  ];
}

/** What the prediction hears of the first letter and of the last one before it. */
function letterLines({ state, heard }: VanishingModel): string[] {
  const { text, model: hash } = state.read();
  const found = heard.found.value ?? [];
  const position = found[0]?.norms.length ?? 1;
  return [
    "import { createEngine, measureConnectivity, openModel } from 'malmoi';",
    '',
    "const engine = await createEngine({ engine: 'wasm' });",
    `const text = ${JSON.stringify(text)};`,
    'const hear = async (file: string | Uint8Array) => {',
    "  const { model } = await openModel(file, { kind: 'language-model', engine });",
    `  const { norms } = measureConnectivity(model, model.units.encode(text), { position: ${position} });`,
    `  return [norms[0], norms[${position - 1}]].join(' ');`,
    '};',
    `console.log([...text].length); // ${[...text].length}`,
    ...found.flatMap(({ cell, norms }) => {
      const address = JSON.stringify(smallModelAddress(cell as 'rnn'));
      const file =
        hash === ''
          ? `new Uint8Array(await (await fetch(${address})).arrayBuffer())`
          : `'language-model-${hash.slice(0, 8)}.malmoi'`;
      return [`console.log(await hear(${file})); // ${norms[0]} ${norms.at(-1)}`];
    }),
    'engine.dispose();',
  ];
}
