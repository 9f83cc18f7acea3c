/**
 * Characters a second of a Transformer language model on one thread, in training and in writing with cached keys and
 * values, on tinyshakespeare (MALMOI_DATA, or ../shared/data), beside the same model in PyTorch, taking turns in one
 * run. The clock is the processor's, so that other programs' time does not count.
 *
 *   npm run bench:transformer -- [--sizes S,M] [--engines native,wasm] [--rounds 5] [--seconds 2] [--profile]
 *
 * `--profile` measures ours alone, kernel by kernel. PYTHON names a Python with PyTorch.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  CorpusBuilder,
  createEngine,
  createRandom,
  createUnitReader,
  languageModelTraining,
  Sampler,
  TransformerLanguageModel,
} from '../dist/index.js';
import { profileSteps } from './char-lm/profile.mjs';
import { startPeer } from './support/peer.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'S,M' },
    engines: { type: 'string', default: 'native,wasm' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    profile: { type: 'boolean' },
  },
});

const SIZES = {
  S: { layers: 4, size: 128, heads: 4, context: 128, batch: 32 },
  M: { layers: 6, size: 256, heads: 4, context: 256, batch: 16 },
};

function readCorpus() {
  const data = process.env.MALMOI_DATA ?? join(folder, '../../shared/data');
  const path = join(data, 'text/tinyshakespeare.txt');
  if (!existsSync(path)) {
    console.error(`There is no ${path}; name the data folder by MALMOI_DATA.`);
    process.exit(1);
  }
  const builder = new CorpusBuilder();
  for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) builder.addLine(line);
  return builder.finish();
}

function createModel(engine, units, { layers, size: hiddenSize, heads, context }) {
  return new TransformerLanguageModel(engine, units, { layers, hiddenSize, heads, context });
}

function createTraining(engine, { units, ids }, shape) {
  // Steps without end: the bench stops pulling when it has measured enough.
  const given = { batch: shape.batch, schedule: 'constant', validation: 0, steps: 1e9 };
  const model = createModel(engine, units, shape);
  const training = languageModelTraining(model, { ids }, { ...given, validateEvery: 1e9 });
  return {
    step: async () => (await training.next()).value.tokens,
    async dispose() {
      await training.return();
      engine.dispose();
    },
  };
}

function createWriting(engine, { units }, shape) {
  const reader = createUnitReader(createModel(engine, units, shape));
  const sampler = new Sampler(units.size, {}, createRandom(1, 'generation'));
  let id = 1;
  return {
    step: async () => {
      for (let i = 0; i < 20; i++) id = sampler.draw(reader.read(id));
      return 20;
    },
    async dispose() {
      reader.dispose();
      engine.dispose();
    },
  };
}

/** Tokens a second of the processor's time. */
async function measure({ step }, seconds) {
  const used = process.cpuUsage();
  const taken = () => {
    const { user, system } = process.cpuUsage(used);
    return (user + system) / 1e6;
  };
  let tokens = 0;
  do tokens += await step();
  while (taken() < seconds);
  return tokens / taken();
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const corpus = readCorpus();
const sizes = options.sizes.split(',');
const engines = options.engines.split(',');
const seconds = Number(options.seconds);

if (options.profile) {
  for (const size of sizes) {
    for (const kind of engines) {
      await profileSteps(`${size} ${kind}`, {
        ...{ kind, threads: [1], rounds: Number(options.rounds) },
        create: (engine) => createTraining(engine, corpus, SIZES[size]),
      });
    }
  }
  process.exit(0);
}

const torch = await startPeer(
  'PyTorch',
  [process.env.PYTHON ?? 'python3', join(folder, 'transformer/torch_transformer.py')],
  JSON.stringify(Array.from(corpus.ids)),
);
if (torch !== undefined) console.log(`PyTorch ${JSON.parse(torch.version)}, one thread`);
const table = {};
for (const size of sizes) {
  for (const [task, create] of Object.entries({ train: createTraining, write: createWriting })) {
    const contestants = {};
    const ours = [];
    for (const kind of engines) {
      const run = create(await createEngine({ engine: kind, workers: 1 }), corpus, SIZES[size]);
      ours.push(run);
      for (let i = 0; i < 3; i++) await run.step();
      contestants[kind] = () => measure(run, seconds);
    }
    if (torch !== undefined) {
      const line = { ...SIZES[size], task, id: `${size} ${task}` };
      await torch.ask(JSON.stringify({ ...line, seconds: 0.3 }));
      contestants.torch = async () =>
        Number(JSON.parse(await torch.ask(JSON.stringify({ ...line, seconds }))));
    }
    const rates = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
    for (let round = 0; round < Number(options.rounds); round++) {
      for (const [name, run] of Object.entries(contestants)) rates[name].push(await run());
    }
    for (const run of ours) await run.dispose();
    const row = { unit: 'thousand characters a second of the processor' };
    for (const [name, all] of Object.entries(rates)) row[name] = (median(all) / 1000).toFixed(2);
    if (torch !== undefined) {
      for (const kind of engines) {
        row[`${kind} ÷ PyTorch`] = (median(rates[kind]) / median(rates.torch)).toFixed(2);
      }
    }
    table[`${size} ${task}`] = row;
  }
}
torch?.stop();
console.table(table);
