/**
 * Malmoi's GloVe beside the published C program, on the English corpus (MALMOI_DATA, or ../shared/data):
 * counting co-occurrences (window 10, minimum count 5), and training (100 dimensions, x-max 10).
 *
 *   npm run bench:glove -- [--repeat 3] [--quality]
 *
 * GLOVE names the folder that holds the C programs (vocab_count, cooccur, shuffle, glove); without it
 * ours alone are measured. Rounds alternate between the programs, and medians are compared. `--quality`
 * trains 15 iterations with three seeds in place of the comparison and evaluates the vectors.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = process.env.MALMOI_DATA ?? join(root, '../shared/data');
const corpus = join(data, 'text/english-corpus.txt');
const peer = process.env.GLOVE;
const { values: options } = parseArgs({
  options: { repeat: { type: 'string', default: '3' }, quality: { type: 'boolean' } },
});

const folder = mkdtempSync(join(tmpdir(), 'glove-bench-'));
const at = (name) => join(folder, name);

/** Runs a program to its end; gives what it wrote and the seconds it took. */
function run(command, args, { input, output } = {}) {
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
  const stdout = output === undefined ? 'pipe' : openSync(output, 'w');
  const started = performance.now();
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: [stdin, stdout, 'pipe'],
  });
  const seconds = (performance.now() - started) / 1000;
  if (result.status !== 0) throw new Error(result.error?.message ?? result.stderr);
  return { seconds, text: result.stdout };
}

const malmoi = (...args) => run(process.execPath, [join(root, 'dist/cli/main.js'), ...args]);
const published = (name, args, streams) => run(join(peer, name), args, streams);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

function countOurs() {
  return malmoi('cooccur', corpus, '-o', at('ours.cooc'), '--quiet').seconds;
}

function trainOurs(workers, iterations = 3, seed = 1) {
  const files = ['--cooccurrences', at('ours.cooc'), '-o', at('ours.malmoi')];
  const settings = ['--x-max', '10', '--iterations', `${iterations}`, '--seed', `${seed}`];
  const args = ['train', 'glove', ...files, ...settings, '--workers', `${workers}`, '--json'];
  return JSON.parse(malmoi(...args).text);
}

/** Seconds of counting words and neighbors, and of shuffling. */
function countTheirs() {
  const words = published('vocab_count', ['-min-count', '5', '-verbose', '0'], {
    input: corpus,
    output: at('vocab.txt'),
  });
  const settings = ['-memory', '4', '-vocab-file', at('vocab.txt'), '-window-size', '10'];
  const pairs = published('cooccur', [...settings, '-overflow-file', at('overflow')], {
    input: corpus,
    output: at('theirs.cooc'),
  });
  const shuffle = ['-memory', '4', '-temp-file', at('shuffle')];
  const shuffled = published('shuffle', shuffle, {
    input: at('theirs.cooc'),
    output: at('theirs.shuffled'),
  });
  truncateSync(at('theirs.shuffled'), SAMPLE * 16);
  return { count: words.seconds + pairs.seconds, shuffle: shuffled.seconds };
}

/** So many of the shuffled cells, 16 bytes each, show the C program's rate in less time. */
const SAMPLE = 3_000_000;

/** Nonzeros a second: what three iterations take beyond one, which leaves out reading and writing. */
function trainTheirs(threads) {
  const seconds = [1, 3].map((iterations) => {
    const files = ['-input-file', at('theirs.shuffled'), '-vocab-file', at('vocab.txt')];
    const settings = ['-x-max', '10', '-vector-size', '100', '-iter', `${iterations}`];
    const output = ['-save-file', at('theirs'), '-binary', '1', '-verbose', '0'];
    return published('glove', [...files, ...settings, ...output, '-threads', `${threads}`]).seconds;
  });
  return (2 * SAMPLE) / (seconds[1] - seconds[0]);
}

/** Similarity over all words, analogies among the 30,000 most frequent, as the reference was. */
function evaluate() {
  const ask = (sets, ...more) => {
    const paths = sets.map((name) => join(data, 'embeddings', name));
    return malmoi('evaluate', at('ours.malmoi'), ...paths, ...more, '--quiet').text;
  };
  const similarity = ask(['wordsim353.tsv', 'simlex999.txt']);
  return `${similarity}\n${ask(['questions-words.txt'], '--restrict', '30000')}`;
}

const format = (value) =>
  value < 1000 ? value.toFixed(2) : Math.round(value).toLocaleString('en');

function compare() {
  const figures = {};
  const note = (name, value) => {
    figures[name] ??= [];
    figures[name].push(value);
    console.log(`round ${figures[name].length}: ${name}: ${format(value)}`);
  };
  for (let round = 0; round < Number(options.repeat); round++) {
    note('ours: counting, s', countOurs());
    const first = trainOurs(1);
    const onePass = first.nonzeros / first.nonzerosPerSecond;
    note('ours: reading, shuffling, writing, s', first.seconds - 3 * onePass);
    note('ours: nonzeros/s, 1 thread', first.nonzerosPerSecond);
    note('ours: nonzeros/s, 2 threads', trainOurs(2).nonzerosPerSecond);
    if (peer === undefined) continue;
    const counting = countTheirs();
    note('theirs: counting, s', counting.count);
    note('theirs: shuffling, s', counting.shuffle);
    note('theirs: nonzeros/s, 1 thread', trainTheirs(1));
    note('theirs: nonzeros/s, 2 threads', trainTheirs(2));
  }
  for (const [name, values] of Object.entries(figures)) {
    console.log(`median of ${name}: ${format(median(values))}`);
  }
}

try {
  if (!existsSync(corpus)) {
    console.log(`not measured: there is no ${corpus}; name the data folder by MALMOI_DATA`);
  } else if (options.quality) {
    countOurs();
    for (const seed of [1, 2, 3]) {
      const { losses, seconds } = trainOurs(2, 15, seed);
      console.log(`seed ${seed}: loss a cell ${losses[0]} → ${losses.at(-1)}, ${seconds} s`);
      console.log(evaluate());
    }
  } else {
    if (peer === undefined) console.log('GLOVE is not set: the C program is not measured');
    compare();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
