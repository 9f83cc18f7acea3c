/**
 * Characters a second in training a character language model on tinyshakespeare (MALMOI_DATA, or
 * ../shared/data): forward, backward, clipping by norm 5, Adam 2e-3, the state carried. Native and
 * WebAssembly, on 1 and 2 threads, beside PyTorch with as many, taking turns in one run:
 *   XS 1 layer × 32, batch 8 (on request), S 1 × 128 and M 2 × 128, batch 50, chunks of 50; L 2 × 512, batch 64, chunks of 64.
 *
 *   npm run bench:char-lm -- [--sizes S,M,L] [--cells lstm,gru,gru-after,rnn] [--threads 1,2] [--rounds 5]
 *     [--engines native,wasm] [--out run.json] [--profile]
 *
 * `--profile` measures ours alone: what share of the machine's own peak of multiply-adds a step reaches, and what
 * each kernel takes of it.
 *
 * `gru` is the course's form (reset before the product), `gru-after` PyTorch's. PYTHON names a Python with
 * PyTorch; TFJS a folder in whose node_modules @tensorflow/tfjs and @tensorflow/tfjs-backend-wasm are (its
 * back end of WebAssembly is measured on S and M, one thread). What is absent is not measured. PyTorch has the
 * same model as ours, with a table of vectors as wide as the states, and one without, fed with one-hot
 * vectors, which is less work. Figures are medians of the rounds. On one thread the clock is the processor's,
 * so that other programs' time does not count; two threads wait for each other, and the clock is the wall's:
 * those figures mean something on a quiet machine only, and the load is recorded beside them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEngine } from '../dist/engine/create-engine.js';
import { CorpusBuilder } from '../dist/language-model/corpus.js';
import { LanguageModel } from '../dist/language-model/language-model.js';
import { languageModelTraining } from '../dist/language-model/train-language-model.js';
import { profileSteps } from './char-lm/profile.mjs';
import { openPeaks } from './support/peaks.mjs';
import { startPeer } from './support/peer.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'S,M,L' },
    cells: { type: 'string', default: 'lstm,gru,gru-after,rnn' },
    engines: { type: 'string', default: 'native,wasm' },
    threads: { type: 'string', default: '1,2' },
    rounds: { type: 'string', default: '5' },
    out: { type: 'string' },
    profile: { type: 'boolean' },
  },
});

const SIZES = {
  XS: { layers: 1, hidden: 32, batch: 8, chunk: 50, seconds: 0.4 },
  S: { layers: 1, hidden: 128, batch: 50, chunk: 50, seconds: 0.4 },
  M: { layers: 2, hidden: 128, batch: 50, chunk: 50, seconds: 0.6 },
  L: { layers: 2, hidden: 512, batch: 64, chunk: 64, seconds: 1 },
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

/** `gru-after` is a GRU too. */
function cellKind(cell) {
  return cell.split('-')[0];
}

/** A training of ours, which goes on where it stopped: `measure(seconds)` gives characters a second. */
function createTraining(engine, { units, ids }, cell, { layers, hidden, batch, chunk }) {
  const model = new LanguageModel(engine, units, {
    ...{ layers, hiddenSize: hidden, cell: cell.slice(0, 4).replace('-', '') },
    form: cell === 'gru-after' ? 'reset-after' : 'reset-before',
  });
  // Steps without end: the bench stops pulling when it has measured enough.
  const given = { batch, chunkLength: chunk, schedule: 'constant', validation: 0, steps: 1e9 };
  const training = languageModelTraining(model, { ids }, { ...given, validateEvery: 1e9 });
  const step = async () => (await training.next()).value.tokens;
  return {
    step,
    async measure(seconds) {
      const start = performance.now();
      const used = process.cpuUsage();
      let tokens = 0;
      while (performance.now() - start < seconds * 1000) tokens += await step();
      const { user, system } = process.cpuUsage(used);
      const wall = (performance.now() - start) / 1000;
      return tokens / (engine.workers === 1 ? (user + system) / 1e6 : wall);
    },
    async dispose() {
      await training.return();
      engine.dispose();
    },
  };
}

/** The measurements of one size and cell, by name. Each is warmed up before it is given. */
async function prepare(corpus, peers, size, cell) {
  const shape = SIZES[size];
  const contestants = {};
  const trainings = [];
  for (const threads of options.threads.split(',').map(Number)) {
    for (const kind of options.engines.split(',')) {
      const engine = await createEngine({ engine: kind, workers: threads });
      const training = createTraining(engine, corpus, cell, shape);
      trainings.push(training);
      for (let i = 0; i < 3; i++) await training.step();
      contestants[`${kind} ${threads}`] = () => training.measure(shape.seconds);
    }
    for (const peer of peers) {
      if (!peer.takes(size, cell, threads)) continue;
      const task = { ...shape, cell: cellKind(cell), input: peer.input, threads };
      const id = `${size} ${cell} ${peer.input} ${threads}`;
      for (let i = 0; i < 3; i++) await peer.ask({ ...task, id, seconds: 0 });
      contestants[`${peer.name} ${threads}`] = () => peer.ask({ ...task, id });
    }
  }
  return {
    contestants,
    dispose: () => Promise.all(trainings.map((training) => training.dispose())),
  };
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

async function measure(corpus, peers, size, cell) {
  const { contestants, dispose } = await prepare(corpus, peers, size, cell);
  const rates = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const [name, run] of Object.entries(contestants)) {
      rates[name].push(Math.round(await run()));
    }
  }
  await dispose();
  return rates;
}

/** A row of the table: thousands of characters a second, and how many times each peer's with as many threads. */
function tell(size, cell, rates) {
  const row = { '': `${size} ${cell}` };
  for (const [name, all] of Object.entries(rates)) {
    const [kind, threads] = name.split(' ');
    const ours = options.engines.includes(kind);
    const ratios = ours
      ? peers
          .map((peer) => rates[`${peer.name} ${threads}`])
          .map((other) =>
            other === undefined ? '' : ` ${(median(all) / median(other)).toFixed(2)}×`,
          )
      : [];
    row[name] = `${(median(all) / 1000).toFixed(1)}k${ratios.join('')}`;
  }
  return row;
}

/**
 * Opens another library's training in a process of its own, which is given the ids to train on. `ask` takes a task,
 * {id, cell, input, layers, hidden, batch, chunk, threads, seconds}, and gives characters a second.
 */
async function openPeer(name, command, { ids }) {
  const peer = await startPeer(name, command, JSON.stringify([...ids]));
  if (peer === undefined) return undefined;
  return { ...peer, ask: async (task) => JSON.parse(await peer.ask(JSON.stringify(task))) };
}

/** The peers that are there. */
async function openPeers(corpus) {
  const peers = [];
  const { PYTHON, TFJS } = process.env;
  if (PYTHON) {
    const torch = await openPeer(
      'PyTorch',
      [PYTHON, join(folder, 'char-lm/torch_train.py')],
      corpus,
    );
    if (torch !== undefined) {
      peers.push({ ...torch, name: 'PyTorch', input: 'embedding', takes: () => true });
      peers.push({ ...torch, name: 'one-hot', input: 'one-hot', takes: () => true });
    }
  } else console.log('PYTHON is not set: PyTorch is not measured');
  if (TFJS) {
    const takes = (size, cell, threads) => size !== 'L' && cell !== 'gru-after' && threads === 1;
    const command = [process.execPath, join(folder, 'char-lm/tfjs-train.mjs')];
    const tfjs = await openPeer('TensorFlow.js', command, corpus);
    if (tfjs !== undefined) peers.push({ ...tfjs, name: 'tfjs', input: 'one-hot', takes });
  } else console.log('TFJS is not set: TensorFlow.js is not measured');
  return peers;
}

/** Prints the profile of every size, cell and engine that was asked for. */
async function profile(corpus) {
  const peaks = await openPeaks();
  for (const size of options.sizes.split(',')) {
    for (const cell of options.cells.split(',')) {
      for (const kind of options.engines.split(',')) {
        const threads = options.threads.split(',').map(Number);
        const create = (engine) => createTraining(engine, corpus, cell, SIZES[size]);
        const rounds = Number(options.rounds);
        await profileSteps(`${size} ${cell}, ${kind}`, {
          kind,
          threads,
          peak: peaks[kind],
          create,
          rounds,
        });
      }
    }
  }
  peaks.stop();
}

const corpus = readCorpus();
if (options.profile) {
  await profile(corpus);
  process.exit();
}

const peers = await openPeers(corpus);
const results = {};
const table = [];
for (const size of options.sizes.split(',')) {
  for (const cell of options.cells.split(',')) {
    results[`${size} ${cell}`] = await measure(corpus, peers, size, cell);
    table.push(tell(size, cell, results[`${size} ${cell}`]));
  }
}
console.table(table);
for (const peer of peers) peer.stop();

if (options.out !== undefined) {
  const record = {
    date: new Date().toISOString(),
    command: `npm run bench:char-lm -- ${process.argv.slice(2).join(' ')}`,
    machine: {
      node: process.version,
      cpu: os.cpus()[0].model,
      cores: os.cpus().length,
      load: os.loadavg(),
    },
    peers: Object.fromEntries(peers.map(({ name, version }) => [name, version])),
    unit: 'characters a second, by round',
    results,
  };
  writeFileSync(options.out, `${JSON.stringify(record)}\n`);
}
