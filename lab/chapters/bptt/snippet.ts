import { smallModelAddress } from '../../small-models/open-models.ts';
import type { BpttModel } from './model.ts';

/** A program that prints numbers of the picture that is shown. */
export function snippet(model: BpttModel): string {
  return model.state.signals.view.value === 'text' ? textSnippet(model) : chainSnippet(model);
}

/** How far the gradient comes in the language model, whole and cut. */
function textSnippet({ state, flow }: BpttModel): string {
  const { text, model: hash, cut } = state.read();
  const [found] = flow.found.value ?? [];
  const file =
    hash === ''
      ? `new Uint8Array(await (await fetch(${JSON.stringify(smallModelAddress('lstm'))})).arrayBuffer())`
      : `'language-model-${hash.slice(0, 8)}.malmoi'`;
  const [whole, part] = found?.weights ?? [];
  return `import { createEngine, measureLanguageModelFlow, openModel } from 'malmoi';

const engine = await createEngine({ engine: 'wasm' });
const file = ${file};
const { model } = await openModel(file, { kind: 'language-model', engine });
const ids = model.units.encode(${JSON.stringify(text)});
const options = { steps: ids.length - 1, batch: 1 };
const whole = await measureLanguageModelFlow(model, ids, options);
const cut = await measureLanguageModelFlow(model, ids, { ...options, chunkLength: ${cut} });
console.log(whole.state[1], whole.parameterNorm); // ${found?.whole[1]} ${whole}
console.log(cut.state[1], cut.parameterNorm); // ${found?.cut[1]} ${part}
engine.dispose();
`;
}

/** A program that goes back through the same chain with the library's step, cut where the screen cuts it. */
function chainSnippet(model: BpttModel): string {
  const { length, chunk, loss, whh, wxh, bias } = model.state.read();
  const { cut } = model.sums.value;
  const gradients = model.chain.value.map(({ gradient }) => gradient);
  const every = loss === 'each';
  return `import { rnnStep, rnnStepBackward } from 'malmoi';

const weights = {
  inputSize: 1,
  hiddenSize: 1,
  weightIh: [${wxh}],
  weightHh: [${whh}],
  biasIh: [${bias}],
};
const length = ${length};
const chunk = ${chunk};

// Forward: the first input is 1, all others are 0.
const chain = [];
let h = new Float64Array(1);
for (let t = 0; t < length; t++) {
  const x = [t === 0 ? 1 : 0];
  const step = rnnStep(weights, x, h);
  chain.push({ x, state: { h }, step });
  h = step.h;
}

// Backward, from the last step to the first; L = ½ (h − 1)² ${every ? 'at every step' : 'at the last step'}.
const gradients = [];
let back = 0;
let sum = 0;
for (let t = length - 1; t >= 0; t--) {
  const { x, state, step } = chain[t];
  const own = ${every ? 'step.h[0] - 1' : 't === length - 1 ? step.h[0] - 1 : 0'};
  const found = rnnStepBackward(weights, { x, state, step, gradient: { h: [own + back] } });
  gradients.unshift(own + back);
  sum += found.weightHh[0];
  back = t > 0 && (length - t) % chunk === 0 ? 0 : found.h[0];
}
console.log(sum.toFixed(10)); // ${plain(cut)}
console.log(gradients[0].toFixed(10)); // ${plain(gradients[0] ?? 0)}
`;
}

/** Ten decimals; zero has no sign. */
function plain(value: number): string {
  return value.toFixed(10);
}
