/**
 * Characters a second that Malmoi's language models write at batch 1 on one thread, sampling included,
 * beside PyTorch and ONNX Runtime in Node: 1 × 128, 2 × 128 and 2 × 512 units, 65 characters.
 *
 *   npm run bench:generation -- [--rounds 3] [--seconds 1] [--out file.json]
 *
 * PYTHON names a Python with PyTorch, without which ours alone are measured; ONNXRUNTIME the folder of npm's
 * onnxruntime-node, for which that Python needs `onnx`, too. Rounds take turns between the programs; medians
 * are compared.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEngine, LanguageModel } from '../dist/index.js';
import { openOnnxRuntime } from './generation/onnx-runtime.mjs';
import { createBenchUnits, measureGeneration } from './support/generation-rate.mjs';
import { startPeer } from './support/peer.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
const seconds = Number(options.seconds);

const SIZES = [
  ['S', 1, 128],
  ['M', 2, 128],
  ['L', 2, 512],
];
const CELLS = ['lstm', 'gru', 'rnn'];

/** PyTorch in a process of its own; undefined where it is not installed. */
async function openTorch(python) {
  const script = fileURLToPath(new URL('generation/torch_generation.py', import.meta.url));
  const peer = await startPeer('PyTorch', [python, script]);
  if (peer === undefined) return undefined;
  return {
    version: peer.version,
    measure: async (cell, layers, hidden) =>
      Number(await peer.ask(`${cell} ${layers} ${hidden} 65 ${seconds}`)),
    close: peer.stop,
  };
}

/** The peers that are there, by name. */
async function openPeers() {
  const { PYTHON, ONNXRUNTIME } = process.env;
  if (PYTHON === undefined) {
    console.log('PYTHON is not set: no peer is measured');
    return {};
  }
  if (ONNXRUNTIME === undefined) console.log('ONNXRUNTIME is not set: it is not measured');
  const torch = await openTorch(PYTHON);
  if (torch === undefined) return {};
  return {
    torch,
    ...(ONNXRUNTIME !== undefined && { onnx: openOnnxRuntime(PYTHON, ONNXRUNTIME, seconds) }),
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const thousands = (rate) => `${(rate / 1000).toFixed(1)}k`;

const engines = {
  native: await createEngine({ engine: 'native', workers: 1 }).catch(() => undefined),
  wasm: await createEngine({ engine: 'wasm', workers: 1 }),
};
const peers = await openPeers();
const vocabulary = createBenchUnits();
const results = [];
for (const [size, layers, hiddenSize] of SIZES) {
  for (const cell of CELLS) {
    const models = Object.entries(engines)
      .filter(([, engine]) => engine !== undefined)
      .map(([name, engine]) => [
        name,
        new LanguageModel(engine, vocabulary, { cell, layers, hiddenSize }),
      ]);
    const rates = {};
    const note = (name, rate) => {
      rates[name] ??= [];
      rates[name].push(rate);
    };
    for (let round = 0; round < Number(options.rounds); round++) {
      for (const [name, model] of models) note(name, measureGeneration(model, seconds));
      for (const [name, peer] of Object.entries(peers)) {
        note(name, await peer.measure(cell, layers, hiddenSize));
      }
    }
    results.push({ size, cell, rates });
    const told = Object.entries(rates).map(([name, all]) => `${name} ${thousands(median(all))}`);
    const ratios = models.flatMap(([name]) =>
      Object.keys(peers).map(
        (peer) => `${name}/${peer} ${(median(rates[name]) / median(rates[peer])).toFixed(1)}`,
      ),
    );
    console.log(`${cell} ${size}: ${told.join(', ')} characters/s; ${ratios.join(', ')}`);
  }
}
for (const peer of Object.values(peers)) peer.close();
for (const engine of Object.values(engines)) engine?.dispose();
if (options.out !== undefined) {
  const versions = {
    node: process.version,
    ...Object.fromEntries(Object.entries(peers).map(([name, { version }]) => [name, version])),
    instructions: engines.native?.instructions,
  };
  writeFileSync(options.out, `${JSON.stringify({ versions, results }, undefined, 2)}\n`);
}
