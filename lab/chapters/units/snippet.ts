import { smallModelAddress } from '../../small-models/open-models.ts';
import type { UnitsModel } from './model.ts';
import { FEATURE_NAMES } from './state.ts';

/** A program that opens the model in Node, reads the text, and ranks its units. */
export function snippet(model: UnitsModel): string {
  const { text, model: hash, feature, from, to } = model.state.read();
  const file =
    hash === ''
      ? `new Uint8Array(await (await fetch(${JSON.stringify(smallModelAddress('lstm'))})).arrayBuffer())`
      : `'language-model-${hash.slice(0, 8)}.malmoi'`;
  const [best] = model.ranked.value?.units ?? [];
  const last = model.shown.value.values[0];
  const isSpan = feature === 'span';
  const features = isSpan
    ? `[{ name: 'span', values: new Uint8Array(trace.tokens.length).fill(1, ${from}, ${to}) }]`
    : 'textFeatures(trace.tokens)';
  const name = JSON.stringify(FEATURE_NAMES[feature]);
  return `import { createEngine, openModel, rankUnits, ${isSpan ? '' : 'textFeatures, '}traceLanguageModel } from 'malmoi';

const engine = await createEngine({ engine: 'wasm' });
const file = ${file};
const { model } = await openModel(file, { kind: 'language-model', engine });
const text = ${JSON.stringify(text)};
const trace = await traceLanguageModel(model, model.units.encode(text), { signals: ['${model.shown.value.signal}'] });
const [layer] = trace.activations;
console.log(layer.values[${model.shown.value.unit}]); // ${last}
${
  best === undefined
    ? ''
    : `
const features = ${features};
const ranked = await rankUnits(features, trace.activations);
const { units } = ranked.find(({ feature }) => feature === ${name});
console.log(units[0].unit, units[0].bits); // ${best.unit} ${best.bits}
`
}engine.dispose();
`;
}
