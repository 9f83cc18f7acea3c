/**
 * Malmoi's Naive Bayes beside scikit-learn's and npm's `bayes`, one thread each, on the film reviews
 * (MALMOI_DATA, or ../shared/data): character 1–3-grams and white-space words.
 *
 *   npm run bench:naive-bayes -- [--repeat 3] [--peers <folder with node_modules/bayes>] [--memory <megabytes,…>]
 *
 * PYTHON names the Python that has scikit-learn (python3 unless set). Rounds alternate between the
 * programs, and medians are compared. `--memory` trains on generated files of these sizes in place of
 * the comparison, with hashing and with a pruned vocabulary, and prints the peak memory of each.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const python = process.env.PYTHON ?? 'python3';
const { values: options } = parseArgs({
  options: {
    repeat: { type: 'string', default: '3' },
    peers: { type: 'string', default: join(here, '..') },
    memory: { type: 'string' },
  },
});

const child = (name) => join(here, 'naive-bayes', name);

/** Runs one measurement; undefined when the program is missing or fails, with the reason printed. */
function measure(command, args, name) {
  const run = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  if (run.status === 0) return JSON.parse(run.stdout);
  const reason = run.error?.message ?? run.stderr.trim().split('\n').at(-1);
  console.log(`${name} is not measured: ${reason}`);
  return undefined;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

function summarize(runs) {
  const of = (name) => median(runs.map((run) => run[name]));
  return {
    fitSeconds: of('fitSeconds'),
    predictSeconds: of('predictSeconds'),
    peakMegabytes: of('peakMegabytes'),
    accuracy: runs[0].accuracy,
    features: runs[0].features,
    version: runs[0].version,
  };
}

function compare(train, test, tokens) {
  const programs = [
    ['malmoi', process.execPath, [child('malmoi.mjs'), train, test, tokens]],
    ['scikit-learn', python, [child('scikit_learn.py'), train, test, tokens]],
  ];
  if (tokens === 'words') {
    const args = [child('npm-bayes.mjs'), train, test, tokens, options.peers];
    programs.push(['npm bayes', process.execPath, args]);
  }
  const runs = new Map(programs.map(([name]) => [name, []]));
  for (let round = 0; round < Number(options.repeat); round++) {
    for (const [name, command, args] of programs) {
      const result = runs.has(name) && measure(command, args, name);
      if (result) runs.get(name).push(result);
      else runs.delete(name);
    }
  }
  const summaries = new Map([...runs].map(([name, all]) => [name, summarize(all)]));
  const ours = summaries.get('malmoi');
  console.log(`\n${tokens === 'chars' ? 'character 1–3-grams' : 'white-space words'}`);
  console.table(
    Object.fromEntries(
      [...summaries].map(([name, summary]) => [
        name,
        {
          'fit, s': summary.fitSeconds.toFixed(2),
          'fit, ours is × faster': (summary.fitSeconds / ours.fitSeconds).toFixed(2),
          'predict, s': summary.predictSeconds.toFixed(3),
          'predict, ours is × faster': (summary.predictSeconds / ours.predictSeconds).toFixed(2),
          'peak, MB': summary.peakMegabytes.toFixed(0),
          'memory, ours is ×': (ours.peakMegabytes / summary.peakMegabytes).toFixed(2),
          accuracy: summary.accuracy,
          features: summary.features,
        },
      ]),
    ),
  );
  return { tokens, medians: Object.fromEntries(summaries), runs: Object.fromEntries(runs) };
}

function measureMemory(megabytes) {
  const rows = megabytes.flatMap((size) =>
    ['hashing', 'pruned'].map((mode) => {
      const result = measure(process.execPath, [child('memory.mjs'), String(size), mode], mode);
      return { megabytes: size, mode, ...result };
    }),
  );
  console.table(rows);
  return rows;
}

const data = process.env.MALMOI_DATA ?? join(here, '../../shared/data');
const train = join(data, 'nsmc/train.tsv');
const test = join(data, 'nsmc/test.tsv');
const results = {};
if (options.memory !== undefined) {
  results.memory = measureMemory(options.memory.split(',').map(Number));
} else if (existsSync(train) && existsSync(test)) {
  results.comparisons = ['chars', 'words'].map((tokens) => compare(train, test, tokens));
} else {
  console.log('The film reviews (nsmc/train.tsv, nsmc/test.tsv) are not there: set MALMOI_DATA.');
  process.exit(1);
}

const date = new Date().toISOString();
const folder = join(here, 'runs', date.slice(0, 10));
mkdirSync(folder, { recursive: true });
const file = join(
  folder,
  options.memory === undefined ? 'naive-bayes.json' : 'naive-bayes-memory.json',
);
const mode =
  options.memory === undefined ? `--repeat ${options.repeat}` : `--memory ${options.memory}`;
const command = `npm run bench:naive-bayes -- ${mode}`;
const machine = {
  node: process.version,
  cpu: os.cpus()[0].model,
  cores: os.cpus().length,
  load: os.loadavg(),
};
writeFileSync(file, `${JSON.stringify({ date, command, machine, ...results }, null, 1)}\n`);
console.log(`Raw figures: ${file}`);
