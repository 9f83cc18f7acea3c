/**
 * Documents a second in training a recurrent classifier, and in asking it, on one thread beside PyTorch, taking
 * turns in one run. One layer of 128 in both directions over vectors of 100, the largest, mean and last states pooled;
 * batches of 64 documents of 35 units, all of one length, so that neither side pads; dropout, smoothed labels,
 * clipping, Adam that updates the rows of the table that were looked up.
 *
 *   npm run bench:classifiers-neural -- [--cells lstm,gru] [--engines native,wasm] [--rounds 5] [--seconds 1]
 *
 * PYTHON names a Python with PyTorch; what is absent is not measured. PyTorch's GRU is another form than ours
 * (the reset gate after the product), which is one product fewer. The clock is the processor's, so that other programs'
 * time does not count. Figures are medians of the rounds; a ratio is ours ÷ PyTorch's.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRandom } from '../dist/base/random.js';
import { NeuralClassifier } from '../dist/classifier/neural/neural-classifier.js';
import { NeuralClassifierTask } from '../dist/classifier/neural/task.js';
import {
  neuralTrainingSettings,
  trainerSettings,
} from '../dist/classifier/neural/training-options.js';
import { createEngine } from '../dist/engine/create-engine.js';
import { UnitCollector } from '../dist/text/units/collect-units.js';
import { createTokenizer } from '../dist/text/units/create-tokenizer.js';
import { runTraining } from '../dist/training/index.js';
import { startPeer } from './support/peer.mjs';

const { values: options } = parseArgs({
  options: {
    cells: { type: 'string', default: 'lstm,gru' },
    engines: { type: 'string', default: 'native,wasm' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1' },
  },
});
const SHAPE = { units: 1200, length: 35, batch: 64, embedding: 100, hidden: 128 };
const DOCUMENTS = 64 * 8;
const WHATS = ['training', 'predicting'];

/** Random documents: each a text of `length` of `units` different syllables. */
function createTexts() {
  const random = createRandom(1, 'documents');
  const syllable = () => String.fromCodePoint(0xac00 + random.integer(SHAPE.units));
  return Array.from({ length: DOCUMENTS }, () =>
    Array.from({ length: SHAPE.length }, syllable).join(''),
  );
}

/** Our classifier: `run` takes one step of training, or predicts one batch. */
function createOurs(engine, cell, what) {
  const texts = createTexts();
  const collector = new UnitCollector(createTokenizer({ kind: 'code-points' }));
  const special = { unknown: '<unk>' };
  const units = collector.finish(collector.encode(texts.join('')), { minCount: 1, special });
  const { embedding: embeddingSize, hidden: hiddenSize, batch } = SHAPE;
  const parts = { units, classes: ['0', '1'], documents: DOCUMENTS };
  const shape = { encoder: cell, embeddingSize, hiddenSize, wordDropout: 0 };
  const model = new NeuralClassifier(engine, parts, shape);
  const encoded = texts.map((text) => model.encode(text));
  if (what === 'predicting') {
    const asked = encoded.slice(0, batch);
    return async () => {
      for (const _ of model.predictionBatches(asked));
    };
  }
  const classes = texts.map((_, i) => i % 2);
  const settings = neuralTrainingSettings({ epochs: 1e6, schedule: 'constant', averagingDecay: 0 });
  const nothing = { texts: [], classes: [] };
  const task = new NeuralClassifierTask(model, { texts: encoded, classes }, nothing, settings);
  const steps = runTraining(task, trainerSettings(settings, task.batchesPerEpoch));
  return async () => {
    await steps.next();
  };
}

/** Measures documents a second of the processor's time. */
async function measure(run, seconds) {
  const start = performance.now();
  const used = process.cpuUsage();
  let steps = 0;
  while (steps === 0 || performance.now() - start < 1000 * seconds) {
    await run();
    steps++;
  }
  const { user, system } = process.cpuUsage(used);
  return (1e6 * steps * SHAPE.batch) / (user + system);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

async function openTorch() {
  const { PYTHON } = process.env;
  if (!PYTHON) {
    console.log('PYTHON is not set: PyTorch is not measured');
    return undefined;
  }
  const folder = dirname(fileURLToPath(import.meta.url));
  return startPeer('PyTorch', [PYTHON, join(folder, 'classifiers-neural/torch_classifier.py')]);
}

const torch = await openTorch();
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const table = {};
for (const cell of options.cells.split(',')) {
  for (const what of WHATS) {
    const contestants = {};
    const engines = [];
    for (const kind of options.engines.split(',')) {
      const engine = await createEngine({ engine: kind, workers: 1 });
      engines.push(engine);
      const run = createOurs(engine, cell, what);
      contestants[kind] = (duration) => measure(run, duration);
    }
    if (torch !== undefined) {
      const task = { ...SHAPE, cell, what, id: `${cell} ${what}` };
      contestants.PyTorch = async (duration) =>
        JSON.parse(await torch.ask(JSON.stringify({ ...task, seconds: duration })));
    }
    const rates = {};
    for (const [name, run] of Object.entries(contestants)) {
      await run(0.3);
      rates[name] = [];
    }
    for (let round = 0; round < rounds; round++) {
      for (const [name, run] of Object.entries(contestants)) rates[name].push(await run(seconds));
    }
    const peer = rates.PyTorch && median(rates.PyTorch);
    table[`${cell}, ${what}`] = Object.fromEntries(
      Object.entries(rates).map(([name, all]) => {
        const ratio =
          peer === undefined || name === 'PyTorch' ? '' : `, ${(median(all) / peer).toFixed(2)} ×`;
        return [name, `${median(all).toFixed(0)}${ratio}`];
      }),
    );
    for (const engine of engines) engine.dispose();
  }
}
console.log(`documents a second, one thread; PyTorch ${torch?.version ?? 'not measured'}`);
console.table(table);
torch?.stop();
process.exit();
