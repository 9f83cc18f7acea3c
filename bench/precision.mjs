/**
 * Generation from weights in 8 bits beside single precision: characters a second at batch 1 on one thread, sampling
 * included, natively and in WebAssembly, of one model each (by default 2 × 512 units, 65 characters); the bytes of
 * its files; and, with --model and --text, the loss on a text before and after.
 *
 *   npm run bench:precision -- [--rounds 5] [--seconds 1] [--cell lstm] [--layers 2] [--hidden 512] [--out file.json]
 *   npm run bench:precision -- --model writer.malmoi --text held-out.txt
 *
 * Rounds take turns between the precisions; medians are compared.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  createEngine,
  LanguageModel,
  modelToBytes,
  openModel,
  testDataFromText,
} from '../dist/index.js';
import { createBenchUnits, measureGeneration } from './support/generation-rate.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1' },
    cell: { type: 'string', default: 'lstm' },
    layers: { type: 'string', default: '2' },
    hidden: { type: 'string', default: '512' },
    model: { type: 'string' },
    text: { type: 'string' },
    out: { type: 'string' },
  },
});
const seconds = Number(options.seconds);

/** The bytes of the model's file in each precision. */
async function makeFiles() {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  const { cell, layers, hidden, model: path } = options;
  const sizes = { cell, layers: Number(layers), hiddenSize: Number(hidden) };
  const model =
    path === undefined
      ? new LanguageModel(engine, createBenchUnits(), sizes)
      : (await openModel(path, { engine })).model;
  const files = {
    single: modelToBytes(model),
    half: modelToBytes(model, { precision: 'half' }),
    int8: modelToBytes(model, { precision: 'int8' }),
  };
  engine.dispose();
  return files;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const files = await makeFiles();
const bytes = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, file.length]));
for (const [name, size] of Object.entries(bytes)) {
  const share = ((100 * size) / bytes.single).toFixed(1);
  console.log(`${name}: ${size.toLocaleString('en')} bytes, ${share} % of single precision`);
}

const ENGINES = [
  ['native', { engine: 'native' }],
  ['wasm', { engine: 'wasm', instructions: 'simd128' }],
  ['wasm relaxed', { engine: 'wasm', instructions: 'relaxed-simd' }],
];
const results = [];
for (const [name, engineOptions] of ENGINES) {
  const engine = await createEngine({ ...engineOptions, workers: 1 }).catch(() => undefined);
  if (engine === undefined) {
    console.log(`${name}: does not run here and is left out`);
    continue;
  }
  const models = {};
  for (const precision of ['single', 'int8']) {
    models[precision] = (await openModel(files[precision], { engine })).model;
  }
  const rates = { single: [], int8: [] };
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const [precision, all] of Object.entries(rates))
      all.push(measureGeneration(models[precision], seconds));
  }
  const ratio = median(rates.int8) / median(rates.single);
  results.push({ engine: name, instructions: engine.instructions, rates, ratio });
  console.log(
    `${name} (${engine.instructions}): single ${Math.round(median(rates.single))}, ` +
      `int8 ${Math.round(median(rates.int8))} characters/s, ${ratio.toFixed(2)} ×`,
  );
  engine.dispose();
}

const losses = {};
if (options.text !== undefined) {
  const text = readFileSync(options.text, 'utf8');
  for (const [precision, file] of Object.entries(files)) {
    const handle = await openModel(file);
    losses[precision] = (await handle.evaluate(testDataFromText(text))).loss;
    handle.dispose();
    console.log(`loss in ${precision}: ${losses[precision].toFixed(5)} nats`);
  }
}
if (options.out !== undefined) {
  const run = { node: process.version, options, bytes, results, losses };
  writeFileSync(options.out, `${JSON.stringify(run, undefined, 2)}\n`);
}
