/**
 * Malmoi's Word2Vec beside the published programs, on the English corpus (MALMOI_DATA, or ../shared/data):
 * 100 dimensions, window 5, 5 negatives, subsampling 1e-4, minimum count 5.
 *
 *   npm run bench:embeddings -- [--rounds 3] [--megabytes 20] [--only skip-gram,cbow,hs,workers,memory] [--out file.json]
 *   npm run bench:embeddings -- --quality [--architecture skip-gram|cbow] [--seeds 1,2,3]
 *
 * WORD2VEC, PWORD2VEC and FASTTEXT name the programs' binaries; each is left out where it is not given.
 * Speeds are words a second of training, as each program counts them itself (words left out by
 * subsampling count too), one epoch over the first megabytes of the corpus (two workers: all of it), one thread. Rounds take turns
 * between the programs; medians are compared. `--quality` trains five epochs over all of the corpus with
 * the same settings and evaluates the vectors.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = process.env.MALMOI_DATA ?? join(root, '../shared/data');
const corpus = join(data, 'text/english-corpus.txt');
const { WORD2VEC, PWORD2VEC, FASTTEXT } = process.env;
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    megabytes: { type: 'string', default: '20' },
    only: { type: 'string', default: 'skip-gram,cbow,hs,workers,memory' },
    quality: { type: 'boolean' },
    architecture: { type: 'string', default: 'skip-gram' },
    seeds: { type: 'string', default: '1,2,3' },
    out: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'embeddings-bench-'));
const at = (name) => join(folder, name);

function run(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (result.status !== 0) throw new Error(result.error?.message ?? result.stderr);
  return result.stdout + result.stderr;
}

/** The first megabytes of the corpus, to the end of a line. */
function writeSample() {
  const bytes = Buffer.alloc(Number(options.megabytes) * 1e6);
  const file = openSync(corpus, 'r');
  const length = readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  writeFileSync(at('sample.txt'), bytes.subarray(0, bytes.lastIndexOf(10, length - 1) + 1));
}

const SETTINGS = ['--dimensions', '100', '--window', '5', '--negatives', '5'];
const COUNTS = ['--subsample', '1e-4', '--min-count', '5'];

/** Trains ours; gives what it says of itself. */
function trainOurs(text, ...args) {
  const main = [join(root, 'dist/cli/main.js'), 'train', 'word2vec', text, '-o', at('ours.malmoi')];
  const all = [...main, ...SETTINGS, ...COUNTS, '--vectors-only', '--json', ...args];
  return JSON.parse(run(process.execPath, all));
}

const trainOnce = (text, args) =>
  trainOurs(text, '--epochs', '1', ...args).reports[0].tokensPerSecond;
const ours =
  (...args) =>
  () =>
    trainOnce(at('sample.txt'), args);
const oursOnAll =
  (...args) =>
  () =>
    trainOnce(corpus, args);

/** The last figure that a program of word2vec's family prints of its speed, in thousands of words. */
const lastRate = (text, pattern) => 1000 * Number([...text.matchAll(pattern)].at(-1)?.[1]);

function word2vec(program, cbow, hs) {
  if (program === undefined) return undefined;
  return () => {
    const files = ['-train', at('sample.txt'), '-output', at('theirs.bin'), '-binary', '1'];
    const model = ['-cbow', `${cbow}`, '-hs', `${hs}`, '-negative', hs ? '0' : '5'];
    const settings = ['-size', '100', '-window', '5', '-sample', '1e-4', '-min-count', '5'];
    const text = run(program, [...files, ...model, ...settings, '-iter', '1', '-threads', '1']);
    return lastRate(text, /Words\/(?:thread\/)?sec: *([\d.]+)k/g);
  };
}

function fastText(model, loss) {
  if (FASTTEXT === undefined) return undefined;
  return () => {
    const files = [model, '-input', at('sample.txt'), '-output', at('fasttext')];
    const settings = ['-dim', '100', '-ws', '5', '-neg', '5', '-t', '1e-4', '-minCount', '5'];
    const rest = ['-epoch', '1', '-thread', '1', '-loss', loss, '-minn', '0', '-maxn', '0'];
    const text = run(FASTTEXT, [...files, ...settings, ...rest]);
    return lastRate(text, /words\/sec\/thread: *([\d.]+)/g) / 1000;
  };
}

const one = ['--workers', '1'];
const CBOW = ['--architecture', 'cbow'];
const HS = ['--loss', 'hierarchical-softmax'];

/** What each part of the comparison runs. */
const PARTS = {
  'skip-gram': {
    'ours, native': ours(...one),
    'ours, wasm': ours(...one, '--engine', 'wasm'),
    pWord2Vec: word2vec(PWORD2VEC, 0, 0),
    'word2vec.c': word2vec(WORD2VEC, 0, 0),
    fastText: fastText('skipgram', 'ns'),
  },
  cbow: {
    'ours, native': ours(...one, ...CBOW),
    'ours, wasm': ours(...one, ...CBOW, '--engine', 'wasm'),
    'word2vec.c': word2vec(WORD2VEC, 1, 0),
    fastText: fastText('cbow', 'ns'),
  },
  hs: {
    'ours, native': ours(...one, ...HS),
    'ours, wasm': ours(...one, ...HS, '--engine', 'wasm'),
    'word2vec.c': word2vec(WORD2VEC, 0, 1),
    fastText: fastText('skipgram', 'hs'),
  },
  // Over all of the corpus: rounds of a short text are short, and workers wait for each other after each.
  workers: {
    'ours, native, 2 workers': oursOnAll('--workers', '2'),
    'ours, native, 1 worker': oursOnAll(...one),
    'ours, wasm, 2 workers': oursOnAll('--workers', '2', '--engine', 'wasm'),
    'ours, wasm, 1 worker': oursOnAll(...one, '--engine', 'wasm'),
  },
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

function compare(part) {
  const programs = Object.entries(PARTS[part]).filter(([, measure]) => measure !== undefined);
  const rates = Object.fromEntries(programs.map(([name]) => [name, []]));
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const [name, measure] of programs) rates[name].push(measure());
  }
  const names = Object.keys(rates);
  console.log(`${part}:`);
  for (const name of names) {
    const ratios = names
      .filter(
        (other) => other !== name && name.startsWith('ours') && !other.startsWith('ours, wasm'),
      )
      .map((other) => `${(median(rates[name]) / median(rates[other])).toFixed(2)} × ${other}`);
    const rate = Math.round(median(rates[name])).toLocaleString('en');
    console.log(`  ${name}: ${rate} words/s${ratios.length > 0 ? ` = ${ratios.join(', ')}` : ''}`);
  }
  return rates;
}

/** The largest resident size of a training over all of the corpus, in MB. */
function measureMemory() {
  const probe = `
    const { runCli } = await import(${JSON.stringify(join(root, 'dist/cli/run.js'))});
    const output = { isTerminal: false, write() {} };
    const signal = new AbortController().signal;
    await runCli(JSON.parse(process.argv[1]), { stdin: process.stdin, stdout: output, stderr: output, signal });
    console.log(process.resourceUsage().maxRSS / 1024);`;
  const files = ['train', 'word2vec', corpus, '-o', at('ours.malmoi'), '--vectors-only'];
  const args = [...files, ...SETTINGS, ...COUNTS, '--epochs', '1', '--workers', '1'];
  const text = run(process.execPath, ['--input-type=module', '-e', probe, JSON.stringify(args)]);
  console.log(`memory: ${Math.round(Number(text))} MB at most, one epoch over all of the corpus`);
  return Number(text);
}

function measureQuality() {
  const evaluate = (...args) => {
    const main = join(root, 'dist/cli/main.js');
    const text = run(process.execPath, [
      main,
      'evaluate',
      at('ours.malmoi'),
      ...args,
      '--quiet',
      '--json',
    ]);
    return JSON.parse(text).testSets;
  };
  const set = (name) => join(data, 'embeddings', name);
  for (const seed of options.seeds.split(',')) {
    const { seconds } = trainOurs(corpus, '--architecture', options.architecture, '--seed', seed);
    const [{ total }] = evaluate(set('questions-words.txt'), '--restrict', '30000');
    const [wordSim, simLex] = evaluate(set('wordsim353.tsv'), set('simlex999.txt'));
    console.log(
      `${options.architecture}, seed ${seed}, ${seconds.toFixed(0)} s: analogies ${(100 * total.accuracy).toFixed(1)} % of ${total.asked}, ` +
        `WordSim-353 ${wordSim.spearman.toFixed(3)} (${wordSim.pairs} pairs), SimLex-999 ${simLex.spearman.toFixed(3)} (${simLex.pairs} pairs)`,
    );
  }
}

try {
  if (!existsSync(corpus)) {
    console.log(`not measured: there is no ${corpus}; name the data folder by MALMOI_DATA`);
  } else if (options.quality) {
    measureQuality();
  } else {
    for (const [name, path] of Object.entries({ WORD2VEC, PWORD2VEC, FASTTEXT })) {
      if (path === undefined) console.log(`${name} is not set: it is not measured`);
    }
    writeSample();
    const results = {};
    for (const part of options.only.split(',')) {
      results[part] = part === 'memory' ? measureMemory() : compare(part);
    }
    if (options.out !== undefined) {
      const settings = { node: process.version, megabytes: Number(options.megabytes) };
      writeFileSync(options.out, `${JSON.stringify({ settings, results }, undefined, 2)}\n`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
