/**
 * Tokens a second of translators on one thread, in training and in beam search of width 5, beside the same models in
 * PyTorch, taking turns in one run: `recurrent`, a conditional GRU with additive attention (hidden 256, vectors of 192),
 * and `transformer`, 4 + 4 layers of 128. The pairs are drawn at random, 6 to 24 units long, of a vocabulary of 5,000. The
 * clock is the processor's, so that other programs' time does not count.
 *
 *   npm run bench:translator -- [--models recurrent,transformer] [--engines native,wasm] [--rounds 5] [--seconds 3] [--profile]
 *
 * Tokens are units of the targets; of a search, those of all hypotheses' steps: both sides search for sources of the same
 * lengths, side by side, for as many steps. `--profile` measures ours alone, kernel by kernel. PYTHON names a Python with PyTorch.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEngine, createRandom, Translator, translatorTraining } from '../dist/index.js';
import { edgeTokensOf } from '../dist/translator/batches.js';
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
  recurrent: { hiddenSize: 256, embeddingSize: 192, dropout: 0.4, embeddingDropout: 0.3 },
  transformer: { model: 'transformer', layers: 4, hiddenSize: 128, heads: 4, feedForwardSize: 256 },
};
const VOCABULARY = 5000;
const BATCH = 64;
/** Sources that are translated side by side, and the steps of each search. */
const SEARCH = { sources: 16, length: 14, steps: 16, beam: 5 };

/** Pairs whose words come about as often as words do (Zipf): their rank is drawn on a logarithmic scale. */
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

const pairs = drawPairs(4000);
const units = await learnTranslatorUnits(pairs, {
  ...{ units: 'whitespace', minCount: 1, vocabularySize: VOCABULARY },
});

function createTraining(engine, name) {
  const model = new Translator(engine, { units, options: SHAPES[name] });
  // Steps without end: the bench stops pulling when it has measured enough.
  const training = translatorTraining(
    model,
    { train: pairs },
    { epochs: 1e6, batch: BATCH, averagingDecay: 0 },
  );
  return {
    step: async () => (await training.next()).value.tokens,
    async dispose() {
      await training.return();
      engine.dispose();
    },
  };
}

function createSearch(engine, name) {
  const model = new Translator(engine, { units, options: SHAPES[name] });
  // No end is ever likely, so that every search takes all of its steps.
  const { end } = edgeTokensOf(units);
  const [table, bias] = ['source.weight', 'output.bias'].map((own) =>
    model.parameters.find((parameter) => parameter.name === own),
  );
  const size = table.shape[1];
  engine.heap.numbers(table.offset + 4 * end * size, size).fill(0);
  if (bias !== undefined) engine.heap.numbers(bias.offset, bias.length)[end] = -1e9;
  const random = createRandom(1, 'sources');
  const { sources, length, steps, beam } = SEARCH;
  const texts = Array.from({ length: sources }, () =>
    Int32Array.from({ length }, () => 4 + random.integer(units.size - 4)),
  );
  return {
    async step() {
      const limits = texts.map(() => steps);
      await beamSearch(model, texts, { beam, limits, lengthPenalty: 1, coveragePenalty: 0 });
      return sources * steps;
    },
    async dispose() {
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

const models = options.models.split(',');
const engines = options.engines.split(',');
const seconds = Number(options.seconds);
const TASKS = { train: createTraining, search: createSearch };

if (options.profile) {
  for (const name of models) {
    for (const kind of engines) {
      for (const [task, create] of Object.entries(TASKS)) {
        await profileSteps(`${name} ${task} ${kind}`, {
          ...{ kind, threads: [1], rounds: Number(options.rounds) },
          create: (engine) => create(engine, name),
        });
      }
    }
  }
  process.exit(0);
}
