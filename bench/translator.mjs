/**
 * Tokens a second of translators on one thread, in training and in beam search of width 5, beside the same models in
 * PyTorch, taking turns in one run: `recurrent`, a conditional GRU with additive attention (hidden 256, vectors of 192),
 * and `transformer`, 4 + 4 layers of 128. Batches are 64 pairs, 6 to 24 units long, of a vocabulary of 5,000. `search 1`
 * translates a sentence of 14 units at a time, `search 16` sixteen side by side, for 16 steps each; tokens are those
 * of the translations. The clock is the processor's, so that other programs' time does not count.
 *
 *   npm run bench:translator -- [--models recurrent,transformer] [--engines native,wasm] [--rounds 5] [--seconds 3] [--profile]
 *
 * `--profile` measures ours alone, kernel by kernel. PYTHON names a Python with PyTorch.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEngine, createRandom, Translator, translatorTraining } from '../dist/index.js';
import { bucketPairs, edgeTokensOf, encodePair, padPairs } from '../dist/translator/batches.js';
import { beamSearch } from '../dist/translator/beam-search.js';
import { learnTranslatorUnits } from '../dist/translator/units.js';
import { profileSteps } from './char-lm/profile.mjs';
import { startPeer } from './support/peer.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    models: { type: 'string', default: 'recurrent,transformer' },
    engines: { type: 'string', default: 'native,wasm' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    profile: { type: 'boolean' },
  },
});

const SHAPES = {
  recurrent: {
    ...{ model: 'recurrent', hiddenSize: 256, embeddingSize: 192 },
    ...{ dropout: 0.4, embeddingDropout: 0.3 },
  },
  transformer: {
    ...{ model: 'transformer', layers: 4, hiddenSize: 128, heads: 4, feedForwardSize: 256 },
    ...{ dropout: 0.3, embeddingDropout: 0.3 },
  },
};
const VOCABULARY = 5000;
const BATCH = 64;
const SEARCH = { length: 14, steps: 16, beam: 5 };

/** Draws pairs whose words come about as often as words do (Zipf): their rank is drawn on a logarithmic scale. */
function drawPairs(count) {
  const random = createRandom(1, 'pairs');
  const below = (most) => Math.floor(most * random.float());
  const text = (length) =>
    Array.from({ length }, () => `w${Math.floor((VOCABULARY - 4) ** random.float())}`).join(' ');
  return Array.from({ length: count }, () => {
    const length = 6 + below(19);
    return { source: text(length), target: text(Math.max(6, length - 3 + below(7))) };
  });
}

/** Units of as many words as there may be. */
const createUnits = () => {
  const source = Array.from({ length: VOCABULARY - 4 }, (_, i) => `w${i}`).join(' ');
  const chosen = { units: 'whitespace', minCount: 1, vocabularySize: VOCABULARY };
  return learnTranslatorUnits([{ source, target: source }], chosen);
};

const pairs = drawPairs(4000);
const units = await createUnits();

function createTraining(engine, name) {
  const model = new Translator(engine, { units, options: SHAPES[name] });
  // Steps without end: the bench stops pulling when it has measured enough.
  const given = { epochs: 1e6, batch: BATCH, averagingDecay: 0 };
  const training = translatorTraining(model, { train: pairs }, given);
  return {
    step: async () => (await training.next()).value.tokens,
    async dispose() {
      await training.return();
      engine.dispose();
    },
  };
}

function createSearch(engine, name, count) {
  const model = new Translator(engine, { units, options: SHAPES[name] });
  const { steps, beam, length } = SEARCH;
  // The end has the least bias, or the opposite of the norm's own: every search takes all of its steps.
  forbidEnd(engine, model);
  const random = createRandom(1, 'sources');
  const sources = Array.from({ length: count }, () =>
    Int32Array.from({ length }, () => 4 + random.integer(units.size - 4)),
  );
  return {
    async step() {
      const limits = sources.map(() => steps);
      await beamSearch(model, sources, { beam, limits, lengthPenalty: 1, coveragePenalty: 0 });
      return count * steps;
    },
    dispose: async () => engine.dispose(),
  };
}

/** Makes the end of a translation so unlikely that no search meets it. */
function forbidEnd(engine, { parameters }) {
  const { end } = edgeTokensOf(units);
  const viewOf = (name) => {
    const found = parameters.find((parameter) => parameter.name === name);
    return found && engine.heap.numbers(found.offset, found.length);
  };
  const bias = viewOf('output.bias');
  if (bias !== undefined) {
    bias[end] = -1e9;
    return;
  }
  // A Transformer's logits are products with vectors whose first number is now 1, and the end's a large one below 0.
  const [table, scale, shift] = ['source.weight', 'decoder.norm.weight', 'decoder.norm.bias'].map(
    viewOf,
  );
  scale[0] = 0;
  shift[0] = 1;
  table[end * scale.length] = -1e9;
}

/** What PyTorch is given: the shapes, and the batches of an epoch. */
function describeWork() {
  const encoded = pairs.map((pair) => encodePair(units, pair));
  const buckets = bucketPairs(encoded, { batch: BATCH, batchTokens: 0 });
  const rowsOf = (ids, batch) =>
    Array.from({ length: ids.length / batch }, (_, t) =>
      Array.from(ids.subarray(t * batch, (t + 1) * batch)),
    );
  const batches = buckets.shuffled(createRandom(1, 'batches')).map((numbers) => {
    const { source, target } = padPairs(
      units,
      Array.from(numbers, (i) => encoded[i]),
    );
    const { batch } = source;
    return {
      ...{ source: rowsOf(source.ids, batch), lengths: Array.from(source.lengths) },
      ...{ before: rowsOf(target.before, batch), after: rowsOf(target.after, batch) },
      tokens: target.lengths.reduce((sum, length) => sum + length, 0),
    };
  });
  return { count: units.size, shapes: SHAPES, batches };
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

const models = options.models.split(',');
const engines = options.engines.split(',');
const seconds = Number(options.seconds);
const TASKS = {
  train: { create: createTraining },
  'search 1': { create: (engine, name) => createSearch(engine, name, 1), sources: 1 },
  'search 16': { create: (engine, name) => createSearch(engine, name, 16), sources: 16 },
};

if (options.profile) {
  for (const name of models) {
    for (const kind of engines) {
      for (const [task, { create }] of Object.entries(TASKS)) {
        await profileSteps(`${name} ${task} ${kind}`, {
          ...{ kind, threads: [1], rounds: Number(options.rounds) },
          create: (engine) => create(engine, name),
        });
      }
    }
  }
  process.exit(0);
}

const torch = await startPeer(
  'PyTorch',
  [process.env.PYTHON ?? 'python3', join(folder, 'translator/torch_translator.py')],
  JSON.stringify(describeWork()),
);
if (torch !== undefined) console.log(`PyTorch ${JSON.parse(torch.version)}, one thread`);
const table = {};
for (const name of models) {
  for (const [task, { create, sources }] of Object.entries(TASKS)) {
    const contestants = {};
    const ours = [];
    for (const kind of engines) {
      const run = create(await createEngine({ engine: kind, workers: 1 }), name);
      ours.push(run);
      for (let i = 0; i < 3; i++) await run.step();
      contestants[kind] = () => measure(run, seconds);
    }
    if (torch !== undefined) {
      const line = {
        ...{ id: `${name} ${task}`, model: name, task: sources === undefined ? 'train' : 'search' },
        ...(sources !== undefined && { search: { ...SEARCH, sources } }),
      };
      await torch.ask(JSON.stringify({ ...line, seconds: 0.3 }));
      contestants.torch = async () =>
        Number(JSON.parse(await torch.ask(JSON.stringify({ ...line, seconds }))));
    }
    const rates = Object.fromEntries(Object.keys(contestants).map((one) => [one, []]));
    for (let round = 0; round < Number(options.rounds); round++) {
      for (const [one, run] of Object.entries(contestants)) rates[one].push(await run());
    }
    for (const run of ours) await run.dispose();
    const row = {};
    for (const [one, all] of Object.entries(rates)) row[one] = Math.round(median(all));
    if (torch !== undefined) {
      for (const kind of engines) row[`${kind} ÷ PyTorch`] = (row[kind] / row.torch).toFixed(2);
    }
    table[`${name} ${task}`] = row;
  }
}
torch?.stop();
console.log('tokens a second of the processor');
console.table(table);
process.exit(0);
