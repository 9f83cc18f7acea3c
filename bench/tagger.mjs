/**
 * Tokens a second in training a tagger and in tagging one sentence at a time, on one thread, native and WebAssembly,
 * beside the same model in PyTorch; and what share of a training step the CRF takes. Two taggers: `pos`, parts of
 * speech and 500 other labels, each chosen by itself; `spans`, chunks of 11 types with a CRF. The sentences are drawn
 * at random with a vocabulary of 8,000 words, 4 to 45 tokens long. Batches are the same on both sides.
 *
 *   npm run bench:tagger -- [--rounds 5] [--seconds 2] [--out run.json]
 *
 * PYTHON names a Python with PyTorch; where it is absent, that is said and ours is measured alone. All clocks are the
 * processor's; figures are medians of the rounds, in which all take turns.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRandom } from '../dist/base/random.js';
import { createEngine } from '../dist/engine/create-engine.js';
import { shuffleIntoBatches } from '../dist/tagger/batches.js';
import { createTagger, taggerTraining, tagSentences } from '../dist/tagger/index.js';
import { clockKernels } from './support/kernel-clock.mjs';
import { startPeer } from './support/peer.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    out: { type: 'string' },
  },
});

const SEED = 1;
const BATCH = 32;
const VOCABULARY = 8000;

/** Draws sentences whose labels follow from their words, in columns of both tasks. */
function drawSentences(count) {
  const random = createRandom(SEED, 'sentences');
  const below = (count) => Math.floor(count * random.float());
  const letters = 'etaoinshrdlucmfwypvbgkjqxz';
  const word = () => Array.from({ length: 2 + below(9) }, () => letters[below(26)]).join('');
  const words = Array.from({ length: VOCABULARY }, word);
  return Array.from({ length: count }, () => {
    const length = 4 + below(42);
    // About as often as words come (Zipf): their rank is drawn on a logarithmic scale.
    const ids = Array.from({ length }, () => Math.floor(VOCABULARY ** random.float()) - 1);
    const chunk = [];
    while (chunk.length < length) {
      const type = `T${ids[chunk.length] % 11}`;
      chunk.push(...[`B-${type}`, `I-${type}`, `I-${type}`].slice(0, 1 + below(3)));
    }
    return {
      tokens: ids.map((id) => words[id]),
      columns: {
        upos: ids.map((id) => `P${id % 17}`),
        other: ids.map((id) => `L${id % 500}`),
        chunk: chunk.slice(0, length),
      },
    };
  });
}

const TASKS = { pos: ['upos', 'other'], spans: ['chunk'] };

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** Runs steps for some seconds: tokens a second of the processor's time. */
async function rate(step, seconds) {
  const start = performance.now();
  const used = process.cpuUsage();
  let tokens = 0;
  while (performance.now() - start < seconds * 1000) tokens += await step();
  const { user, system } = process.cpuUsage(used);
  return tokens / ((user + system) / 1e6);
}

/** Ours on an engine: a step of training, a sentence of tagging, and the clock of the kernels. */
async function createOurs(kind, sentences, columns) {
  const clock = clockKernels(await createEngine({ engine: kind, workers: 1 }));
  const { engine } = clock;
  const model = createTagger(engine, sentences, { columns, options: { seed: SEED } });
  // Steps without end: the bench stops pulling when it has measured enough.
  const training = taggerTraining(model, { train: sentences }, { epochs: 1e6, averagingDecay: 0 });
  let at = 0;
  return {
    model,
    clock,
    train: async () => (await training.next()).value.tokens,
    async tag() {
      const sentence = sentences[at++ % sentences.length];
      await tagSentences(model, [sentence]);
      return sentence.tokens.length;
    },
    async dispose() {
      await training.return();
      engine.dispose();
    },
  };
}

/** What PyTorch is given: the model's shape, and the sentences as numbers. */
function describeTask({ options: shape, lexicon, encoder }, sentences) {
  const encoded = sentences.map((one) => encoder.encodeLabeled(one));
  const types = [...new Set(encoded.flatMap((one) => one.types))];
  const numbers = new Map(types.map((type, number) => [type, number]));
  const plain = (numbers) => Array.from(numbers);
  return {
    options: shape,
    words: lexicon.words.length + 1,
    characters: lexicon.characters.length + 1,
    features: encoder.tokenFeatures.map(({ count, size }) => ({ count, size })),
    columns: lexicon.columns.map(({ labels, crf }) => ({ labels: labels.length, crf })),
    spellings: types.map(({ spelling }) => plain(spelling)),
    sentences: encoded.map((one) => ({
      words: one.types.map(({ word }) => word),
      features: encoder.tokenFeatures.map((_, i) => one.types.map((type) => type.features[i])),
      spellings: one.types.map((type) => numbers.get(type)),
      labels: one.labels.map(plain),
    })),
    batches: shuffleIntoBatches(
      encoded.map((one) => one.types.length),
      BATCH,
      { seed: SEED, epoch: 1 },
    ),
  };
}

/** The share of the CRF's kernels, forward and backward, in the time of training steps. */
async function shareOfCrf({ clock, train }, steps) {
  clock.take();
  const start = performance.now();
  for (let i = 0; i < steps; i++) await train();
  const all = performance.now() - start;
  const kernels = clock.take();
  const crf = Object.entries(kernels).filter(([name]) => name.startsWith('crf'));
  return crf.reduce((sum, [, { milliseconds }]) => sum + milliseconds, 0) / all;
}

const seconds = Number(options.seconds);
const sentences = drawSentences(1500);
const results = {};
for (const [task, columns] of Object.entries(TASKS)) {
  const ours = {};
  for (const kind of ['native', 'wasm']) ours[kind] = await createOurs(kind, sentences, columns);
  const described = JSON.stringify(describeTask(ours.native.model, sentences));
  const torch = await startPeer(
    'PyTorch',
    [process.env.PYTHON ?? 'python3', join(folder, 'tagger/torch_tagger.py')],
    described,
  );
  const rates = {};
  for (const what of ['train', 'tag']) {
    const contestants = {
      ...Object.fromEntries(
        Object.entries(ours).map(([kind, one]) => [kind, () => rate(one[what], seconds)]),
      ),
      ...(torch && {
        PyTorch: async () => Number(await torch.ask(JSON.stringify({ what, seconds }))),
      }),
    };
    // The first of each warms up.
    for (const run of Object.values(contestants)) await run();
    for (let round = 0; round < Number(options.rounds); round++) {
      for (const [name, run] of Object.entries(contestants)) {
        rates[`${what} ${name}`] ??= [];
        rates[`${what} ${name}`].push(Math.round(await run()));
      }
    }
  }
  const shares = [];
  for (let i = 0; i < Number(options.rounds); i++) shares.push(await shareOfCrf(ours.native, 10));
  torch?.stop();
  for (const one of Object.values(ours)) await one.dispose();

  console.log(`\n${task} (${columns.join(', ')}), tokens a second of one thread`);
  const row = (what) => {
    const of = (name) => median(rates[`${what} ${name}`] ?? [Number.NaN]);
    return {
      native: of('native'),
      wasm: of('wasm'),
      PyTorch: of('PyTorch'),
      'native ÷ PyTorch': (of('native') / of('PyTorch')).toFixed(2),
      'wasm ÷ PyTorch': (of('wasm') / of('PyTorch')).toFixed(2),
    };
  };
  console.table({ 'training steps': row('train'), 'tagging, batch 1': row('tag') });
  if (task === 'spans')
    console.log(`the CRF's share of a step: ${(100 * median(shares)).toFixed(1)} %`);
  results[task] = { rates, crfShare: task === 'spans' ? shares : [], torch: torch?.version };
}
if (options.out !== undefined) {
  const machine = { cpu: os.cpus()[0].model, load: os.loadavg(), node: process.version };
  writeFileSync(options.out, `${JSON.stringify({ machine, results }, null, 2)}\n`);
}
process.exit(0);
